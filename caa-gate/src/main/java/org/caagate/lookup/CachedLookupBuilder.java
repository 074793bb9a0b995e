package org.caagate.lookup;

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
    private static final long FEWEST_OCTETS = 1 << 16;
    private static final long MOST_OCTETS = 1L << 40;

    private final CaaLookup source;
    private final List<String> faults = new ArrayList<>();
    private Optional<Duration> bound = Optional.empty();
    private long octets = 16L << 20;
    private Reuse reuse = Reuse.BY_LIFETIME;
    private Runnable onQuestion = () -> {};
    private Timer timer = Timer.system();
    private Clock clock = Clock.systemUTC();

    CachedLookupBuilder(CaaLookup source) {
        this.source = source;
    }

    /**
     * Sets how old an answer may be at most, whatever its time to live. There is no default. A gate takes none that is older than half of
     * the lifetime of its clearances: of 5 minutes, unless its policy says otherwise.
     *
     * @param age more than nothing and at most 7 hours
     * @return this builder
     */
    public CachedLookupBuilder atMost(Duration age) {
        require(
                !age.isNegative() && !age.isZero() && age.compareTo(LONGEST) <= 0,
                "atMost: more than nothing and at most 7 hours, not " + age);
        bound = Optional.of(age);
        return this;
    }

    /**
     * Sets about how many octets of memory answers may take, with the messages that they come from; the oldest make room for new
     * ones. What takes a sixteenth of that alone is not kept. The default is 16 MiB: some ten thousand answers.
     *
     * @param most from 65536 to 2^40
     * @return this builder
     */
    public CachedLookupBuilder mostOctets(long most) {
        require(most >= FEWEST_OCTETS && most <= MOST_OCTETS, "mostOctets: from 65536 to 2^40, not " + most);
        octets = most;
        return this;
    }

    /**
     * Shares answers whatever their lifetime, up to the age of {@link #atMost}, and whatever age requests take; and the failure of a
     * lookup for 5 seconds (RFC 9520). It is for one run that reports on many names, to which the moment of its beginning is as good as
     * that of its end, and not for clearances. The default is that each answer is kept for as long as its source says, and a failure not
     * at all.
     *
     * @return this builder
     */
    public CachedLookupBuilder forOneRun() {
        reuse = Reuse.WITHIN_RUN;
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
        onQuestion = listener;
        return this;
    }

    /**
     * Sets what measures how old answers are. The default is {@link Timer#system}.
     *
     * @param measure the timer
     * @return this builder
     */
    public CachedLookupBuilder timer(Timer measure) {
        timer = measure;
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
        clock = wall;
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
        if (bound.isEmpty()) {
            all.add("atMost: say how old an answer may be");
        }
        if (!all.isEmpty()) {
            throw new IllegalArgumentException("cached lookup: " + String.join("; ", all));
        }
        return new CachedLookup(this, new KeptAnswers(reuse, bound.orElseThrow(), octets));
    }
}
