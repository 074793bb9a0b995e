package org.caagate.lookup;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * What was said when a request began.
 *
 * @param timer the clock that measures it
 * @param deadline when it is over, by that clock
 * @param oldestAnswer up to which age it takes answers that were obtained before
 * @param wishes what it wants otherwise than others
 */
record RequestTerms(Timer timer, long deadline, Duration oldestAnswer, Set<Wish> wishes) {
    /** What not every request wants. */
    enum Wish {
        /** To know if nothing is signed where a lookup fails. */
        INSECURITY_PROOFS,
        /** Few questions rather than little time. */
        FEW_QUESTIONS,
        /** To report only, on what a cache would not give to anybody who clears. */
        OLDER_ANSWERS
    }

    RequestTerms and(Wish wish) {
        Set<Wish> more = EnumSet.of(wish);
        more.addAll(wishes);
        return new RequestTerms(timer, deadline, oldestAnswer, Set.copyOf(more));
    }

    /** The same for what has to be asked, whatever was obtained before. */
    RequestTerms anew() {
        Set<Wish> fewer = EnumSet.noneOf(Wish.class);
        fewer.addAll(wishes);
        fewer.remove(Wish.OLDER_ANSWERS);
        return new RequestTerms(timer, deadline, Duration.ZERO, Set.copyOf(fewer));
    }
}
