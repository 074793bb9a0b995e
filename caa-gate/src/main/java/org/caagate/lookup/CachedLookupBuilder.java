package org.caagate.lookup;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects the options of a cache. How old answers may be has to be given; the defaults of the rest are 16 MiB, each answer for as
 * long as its source says, and the system's timer and clock. Not thread-safe.
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
     * Sets how old an answer may be at most, whatever its time to live. There is no default. A gate takes none that is older than half of
     * the lifetime of its clearances: of 5 minutes, unless its policy says otherwise.
     *
     * @param age more than nothing and at most 7 hours
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
     * Sets about how many octets of memory answers may take, with the messages that they come from; those that nobody wanted for longest
     * make room for new ones. What takes a sixteenth of that alone is not kept. The default is 16 MiB: some ten thousand answers.
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
     * Keeps every answer up to the age of {@link #maximumAge}, beyond its time to live as well and where it has none. What is beyond it is given
     * to requests alone by which nothing is cleared ({@link LookupContext#isForReport}), as of a gate with {@code
     * GatePolicy.reportOnOlderAnswers}: for all others the cache is as it was. The default is that each answer is kept for as long
     * as its source says.
     *
     * @return this builder
     */
    public CachedLookupBuilder ignoringTimesToLive() {
        ignoresTimesToLive = true;
        return this;
    }

    /**
     * Keeps the failures of lookups as well, as resolvers do (RFC 9520 section 3.2), but for those that ran out of time. They are given to
     * requests alone by which nothing is cleared ({@link LookupContext#isForReport}). The default is that no failure is kept.
     *
     * @param age how long: more than nothing and at most 5 minutes
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
     * Sets who is told of each question that the source sends, retries included. It is called by whoever sends it and must be quick.
     * The default is nobody.
     *
     * @param listener what is to be done
     * @return this builder
     */
    public CachedLookupBuilder onQuestion(Runnable listener) {
        onQuestion = requireNonNull(listener, "listener");
        return this;
    }

    /**
     * Sets what measures how old answers are. The default is {@link Timer#system}.
     *
     * @param measure the timer
     * @return this builder
     */
    public CachedLookupBuilder timer(Timer measure) {
        timer = requireNonNull(measure, "measure");
        return this;
    }

    /**
     * Sets what says how old an answer is that was dated by its source. It has to go as that of the source does: what seems to come from
     * the future is not kept. The default is {@link Clock#systemUTC}.
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
     * @throws IllegalArgumentException if nobody said how old answers may be, or options are out of range; the message names all
     *     faults
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
