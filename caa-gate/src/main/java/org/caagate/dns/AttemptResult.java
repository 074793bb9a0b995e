package org.caagate.dns;

import java.util.List;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Trail.Authentication;

/**
 * What came of a try, and whether DNSSEC vouches for it.
 *
 * @param exchanges everything that was sent for it and came back
 * @param judgement what the answer says
 * @param authentication what DNSSEC says of that; nothing where it is broken
 * @param signed for how many seconds the signatures vouch for it on which that rests
 */
record AttemptResult(List<Exchange> exchanges, Judgement judgement, Authentication authentication, long signed) {
    /** Copies the list. */
    AttemptResult {
        exchanges = List.copyOf(exchanges);
    }

    /** A finding that rests on no signatures, or on those that somebody else has checked. */
    AttemptResult(List<Exchange> exchanges, Judgement judgement, Authentication authentication) {
        this(exchanges, judgement, authentication, Integer.MAX_VALUE);
    }

    AttemptResult with(List<Exchange> others) {
        return new AttemptResult(others, judgement, authentication, signed);
    }

    /** Returns the same, which rests on other signatures as well. */
    AttemptResult signedAtMost(long seconds) {
        return new AttemptResult(exchanges, judgement, authentication, Math.min(signed, seconds));
    }

    static AttemptResult unvalidated(Judgement judgement) {
        return new AttemptResult(List.of(), judgement, Authentication.UNVALIDATED);
    }

    static AttemptResult unvalidated(Attempts.Attempt attempt) {
        return new AttemptResult(attempt.exchanges(), attempt.judgement(), Authentication.UNVALIDATED);
    }

    /** Returns whether it is known to be as it should be, whoever says so. */
    boolean isProven() {
        return authentication == Authentication.INSECURE || authentication == Authentication.SECURE;
    }

    /** Returns what holds of an answer that consists of both. */
    static Authentication weaker(Authentication one, Authentication other) {
        return strength(one) <= strength(other) ? one : other;
    }

    private static int strength(Authentication authentication) {
        return switch (authentication) {
            case UNVALIDATED -> 0;
            case INDETERMINATE -> 1;
            case INSECURE -> 2;
            case SECURE -> 3;
        };
    }
}
