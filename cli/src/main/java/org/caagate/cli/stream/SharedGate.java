package org.caagate.cli.stream;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import org.caagate.CaaGate;
import org.caagate.GatePolicy;
import org.caagate.cli.check.LookupSettings;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.CachedLookup;
import org.caagate.lookup.Perspective;

/**
 * A gate for all identifiers of a run, which share their answers, whatever the times to live of these: nothing is cleared by them.
 * What is kept for them is bounded, and no answer grows old.
 *
 * @param source who is asked, from which perspectives
 * @param policy how strict the gate is
 * @param executor where the gate calls the lookup and completes reports
 * @param asked what counts the questions that are sent, retries included
 */
record SharedGate(LookupSettings source, GatePolicy policy, Executor executor, LongAdder asked) {
    /** Most answers are never wanted again, and all that are kept are looked through at every collection. */
    private static final long PART_OF_HEAP = 64;

    private static final long MOST_OCTETS = 64L << 20;

    /** As long as a clearance lasts. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** A resolver remembers a failure for 1 second to 5 minutes (RFC 9520 section 3.2); those it cannot tell are asked again soon. */
    private static final Duration FAILURE_LASTS = Duration.ofSeconds(5);

    /** Returns the gate, which has seen no answer yet. */
    CaaGate gate() {
        CaaGate.Builder builder = CaaGate.builder()
                .lookup(shared(source.lookup()))
                .policy(policy.reportOnOlderAnswers(LONGEST))
                .executor(executor);
        for (Perspective view : source.perspectives()) {
            builder.perspective(new Perspective(view.id(), view.region(), shared(view.lookup())));
        }
        return builder.build();
    }

    /** What one perspective saw is no answer for another. */
    private CaaLookup shared(CaaLookup lookup) {
        int lookups = 1 + source.perspectives().size();
        long octets = Math.min(Runtime.getRuntime().maxMemory() / PART_OF_HEAP, MOST_OCTETS);
        return CachedLookup.of(lookup)
                .maximumAge(LONGEST)
                .ignoringTimesToLive()
                .sharingFailuresFor(FAILURE_LASTS)
                .maximumWeight(octets / lookups)
                .onQuestion(asked::increment)
                .build();
    }
}
