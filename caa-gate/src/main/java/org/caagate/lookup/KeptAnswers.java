package org.caagate.lookup;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.caagate.name.DomainName;

/**
 * Answers, each for as long as it may be used again, in bounded memory: those that nobody wanted for longest go first. Not thread-safe.
 *
 * <p>How old an answer is, two clocks have to agree on: by the one that never jumps, as the other may be set back; and by that of the
 * wall, by which clearances last. Where that was set back, an answer would seem younger than it is, and a clearance that rests on it
 * would last too long: it is not used.
 */
final class KeptAnswers {
    /** No answer may drive out more than so many parts of all. */
    private static final int PARTS = 16;

    /** Clocks that are kept right run a little slower or faster at times. */
    private static final Duration MOST_DRIFT = Duration.ofSeconds(5);

    private final Retention retention;
    private final long maximumWeight;
    private final Map<DomainName, Kept> answers = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    KeptAnswers(Retention retention, long maximumWeight) {
        this.retention = retention;
        this.maximumWeight = maximumWeight;
    }

    /**
     * An answer.
     *
     * @param answer as it is given out
     * @param limit the age at which it is used no more, but for reports
     * @param reportLimit the age at which it is used no more for reports, which is not less
     * @param age when it came
     * @param arrival when it came, by the clock that never jumps
     * @param weight what it takes, in octets
     */
    private record Kept(Answer answer, Duration limit, Duration reportLimit, Duration age, long arrival, long weight) {
        /** Whether it is younger than this by both clocks, and the one has not been set back since. */
        boolean isYounger(Duration limit, Moment now) {
            Duration byWall = Duration.between(answer.trail().obtainedAt(), now.wall());
            Duration byTimer = age.plusNanos(now.nanos() - arrival);
            boolean isSetBack = byTimer.minus(byWall).compareTo(MOST_DRIFT) > 0;
            return !isSetBack && !byWall.isNegative() && byWall.compareTo(limit) < 0 && byTimer.compareTo(limit) < 0;
        }
    }

    /**
     * Returns the answer for a name.
     *
     * @param name the name
     * @param request what says which answers it takes
     * @param now this moment
     */
    Optional<Answer> find(DomainName name, LookupContext request, Moment now) {
        Kept found = answers.get(name);
        if (found == null) {
            return Optional.empty();
        }
        if (!found.isYounger(found.reportLimit(), now)) {
            remove(name);
            return Optional.empty();
        }
        boolean isTaken = found.isYounger(request.isForReport() ? found.reportLimit() : found.limit(), now)
                && found.isYounger(request.oldestAnswer(), now);
        return isTaken ? Optional.of(found.answer()) : Optional.empty();
    }

    /** Keeps an answer if it may be kept, in place of another one for its name. */
    void put(Answer answer, Moment now) {
        remove(answer.name());
        Duration limit = retention.forReports(answer);
        Duration age = Duration.between(answer.trail().obtainedAt(), now.wall());
        long octets = answer.weight();
        // What was obtained in the future has been dated by another clock, and its age is not known.
        if (age.isNegative() || age.compareTo(limit) >= 0 || octets > maximumWeight / PARTS) {
            return;
        }
        answers.put(
                answer.name(),
                new Kept(FromCache.of(answer), retention.forAll(answer), limit, age, now.nanos(), octets));
        weight += octets;
        makeRoom(now);
    }

    private void makeRoom(Moment now) {
        Iterator<Kept> unwanted = answers.values().iterator();
        while (unwanted.hasNext()) {
            Kept next = unwanted.next();
            if (weight <= maximumWeight && next.isYounger(next.reportLimit(), now)) {
                return;
            }
            unwanted.remove();
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
