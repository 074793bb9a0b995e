package org.caagate.lookup;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A builder of caches. The maximum age of answers is mandatory. The defaults are 16 MiB, each answer for the lifetime that its source
 * gives it, and the system's timer and clock. Not thread-safe.
 */
public final class CachedLookupBuilder {
    private static final Duration LONGEST = Duration.ofHours(7);
    private static final Duration LONGEST_FAILURE = Duration.ofMinutes(5);
    private static final long FEWEST_OCTETS = 1 << 16;
    private static final long MOST_OCTETS = 1L << 40;

    private final CaaLookup source;
    private final List<String> faults = new ArrayList<>();
    private Optional<Duration> maximumAge = Optional.empty();
    private long maximumWeight = 16L << 20;
    private boolean ignoresTimesToLive;
    private Duration failures = Duration.ZERO;
    private Runnable onQuestion = () -> {};
    private Timer timer = Timer.system();
    private Clock clock = Clock.systemUTC();

    CachedLookupBuilder(CaaLookup source) {
        this.source = requireNonNull(source, "source");
    }

    /**
     * Sets the maximum age of an answer, even if its time to live is longer. There is no default. A gate does not accept answers older
     * than half of the lifetime of its clearances, which is 5 minutes by default.
     *
     * @param age the age, more than zero and at most 7 hours
     * @return this builder
     */
    public CachedLookupBuilder maximumAge(Duration age) {
        require(
                !age.isNegative() && !age.isZero() && age.compareTo(LONGEST) <= 0,
                "maximumAge: more than nothing and at most 7 hours, not " + age);
        maximumAge = Optional.of(age);
        return this;
    }

    /**
     * Sets the approximate memory for answers, including the messages that they come from. Answers that were not used for the longest
     * time make room for new ones. An answer that takes a sixteenth of the memory or more is not kept. The default is 16 MiB: some ten
     * thousand answers.
     *
     * @param octets from 65536 to 2^40
     * @return this builder
     */
    public CachedLookupBuilder maximumWeight(long octets) {
        require(octets >= FEWEST_OCTETS && octets <= MOST_OCTETS, "maximumWeight: from 65536 to 2^40, not " + octets);
        maximumWeight = octets;
        return this;
    }

    /**
     * Keeps every answer up to {@link #maximumAge}, even beyond its time to live or without one. Answers beyond their time to live
     * serve only requests that clear nothing ({@link LookupContext#isForReport}), such as those of a gate with {@code
     * GatePolicy.reportOnOlderAnswers}; for all other requests nothing changes. By default an answer is kept for the lifetime that its
     * source gives it.
     *
     * @return this builder
     */
    public CachedLookupBuilder ignoringTimesToLive() {
        ignoresTimesToLive = true;
        return this;
    }

    /**
     * Keeps failed lookups too, as resolvers do (RFC 9520 section 3.2), except those that ran out of time. They serve only requests
     * that clear nothing ({@link LookupContext#isForReport}). By default no failure is kept.
     *
     * @param age how long a failure is kept, more than zero and at most 5 minutes
     * @return this builder
     */
    public CachedLookupBuilder sharingFailuresFor(Duration age) {
        require(
                !age.isNegative() && !age.isZero() && age.compareTo(LONGEST_FAILURE) <= 0,
                "sharingFailuresFor: more than nothing and at most 5 minutes, not " + age);
        failures = age;
        return this;
    }

    /**
     * Sets a listener that is called for each question that the source sends, retries included. The sending thread calls it, so it
     * must be quick. By default there is no listener.
     *
     * @param listener the listener
     * @return this builder
     */
    public CachedLookupBuilder onQuestion(Runnable listener) {
        onQuestion = requireNonNull(listener, "listener");
        return this;
    }

    /**
     * Sets the timer that measures the age of answers. The default is {@link Timer#system}.
     *
     * @param measure the timer
     * @return this builder
     */
    public CachedLookupBuilder timer(Timer measure) {
        timer = requireNonNull(measure, "measure");
        return this;
    }

    /**
     * Sets the clock that is compared with the time that the source gives an answer. It has to agree with the clock of the source: an
     * answer with a time in the future is not kept. The default is {@link Clock#systemUTC}.
     *
     * @param wall the clock
     * @return this builder
     */
    public CachedLookupBuilder clock(Clock wall) {
        clock = requireNonNull(wall, "wall");
        return this;
    }

    private void require(boolean condition, String fault) {
        if (!condition) {
            faults.add(fault);
        }
    }

    CaaLookup source() {
        return source;
    }

    Timer timer() {
        return timer;
    }

    Clock clock() {
        return clock;
    }

    Runnable onQuestion() {
        return onQuestion;
    }

    /**
     * Builds the cache, empty.
     *
     * @return a lookup
     * @throws IllegalArgumentException if the maximum age is missing, or options are out of range; the message names all faults
     */
    public CachedLookup build() {
        List<String> all = new ArrayList<>(faults);
        if (maximumAge.isEmpty()) {
            all.add("maximumAge: say how old an answer may be");
        }
        if (!all.isEmpty()) {
            throw new IllegalArgumentException("cached lookup: " + String.join("; ", all));
        }
        Retention retention = new Retention(maximumAge.orElseThrow(), ignoresTimesToLive, failures);
        return new CachedLookup(this, new KeptAnswers(retention, maximumWeight));
    }
}
