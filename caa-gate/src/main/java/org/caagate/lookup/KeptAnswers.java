package org.caagate.lookup;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.caagate.name.DomainName;

/**
 * Answers, each for as long as it may be used again, in bounded memory: the oldest go first. Not thread-safe.
 *
 * <p>How old an answer is, two clocks have to agree on: by the one that never jumps, as the other may be set back; and by that of the
 * wall, by which clearances last.
 */
final class KeptAnswers {
    /** No answer may drive out more than so many parts of all. */
    private static final int PARTS = 16;

    private final Reuse reuse;
    private final Duration bound;
    private final long mostOctets;
    private final Map<DomainName, Kept> answers = new LinkedHashMap<>();
    private long weight;

    KeptAnswers(Reuse reuse, Duration bound, long mostOctets) {
        this.reuse = reuse;
        this.bound = bound;
        this.mostOctets = mostOctets;
    }

    /**
     * An answer.
     *
     * @param answer as it is given out
     * @param limit the age at which it is used no more
     * @param age when it came
     * @param arrival when it came, by the clock that never jumps
     * @param weight what it takes, in octets
     */
    private record Kept(Answer answer, Duration limit, Duration age, long arrival, long weight) {
        /** Whether it is younger than this by both clocks. */
        boolean isYounger(Duration limit, Moment now) {
            Duration byWall = Duration.between(answer.trail().obtainedAt(), now.wall());
            Duration byTimer = age.plusNanos(now.nanos() - arrival);
            return !byWall.isNegative() && byWall.compareTo(limit) < 0 && byTimer.compareTo(limit) < 0;
        }
    }

    /**
     * Returns the answer for a name.
     *
     * @param name the name
     * @param oldest up to which age it is wanted
     * @param now this moment
     */
    Optional<Answer> find(DomainName name, Duration oldest, Moment now) {
        Kept found = answers.get(name);
        if (found == null) {
            return Optional.empty();
        }
        if (!found.isYounger(found.limit(), now)) {
            remove(name);
            return Optional.empty();
        }
        return found.isYounger(reuse.oldest(oldest), now) ? Optional.of(found.answer()) : Optional.empty();
    }

    /** Keeps an answer if it may be kept, in place of another one for its name. */
    void put(Answer answer, Moment now) {
        remove(answer.name());
        Duration lifetime = reuse.lifetime(answer);
        Duration limit = lifetime.compareTo(bound) < 0 ? lifetime : bound;
        Duration age = Duration.between(answer.trail().obtainedAt(), now.wall());
        long octets = answer.weight();
        // What was obtained in the future has been dated by another clock, and its age is not known.
        if (age.isNegative() || age.compareTo(limit) >= 0 || octets > mostOctets / PARTS) {
            return;
        }
        answers.put(answer.name(), new Kept(answer.fromCache(), limit, age, now.nanos(), octets));
        weight += octets;
        makeRoom(now);
    }

    private void makeRoom(Moment now) {
        Iterator<Kept> oldest = answers.values().iterator();
        while (oldest.hasNext()) {
            Kept next = oldest.next();
            if (weight <= mostOctets && next.isYounger(next.limit(), now)) {
                return;
            }
            oldest.remove();
            weight -= next.weight();
        }
    }

    void remove(DomainName name) {
        Kept removed = answers.remove(name);
        if (removed != null) {
            weight -= removed.weight();
        }
    }

    /** Returns about how many octets the answers take. */
    long weight() {
        return weight;
    }
}
