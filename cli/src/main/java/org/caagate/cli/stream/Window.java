package org.caagate.cli.stream;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import org.caagate.CaaGate;
import org.caagate.GatePolicy;
import org.caagate.GateReport;
import org.caagate.IssuanceRequest;
import org.caagate.cli.check.LookupSettings;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.CachedLookup;
import org.caagate.lookup.Perspective;

/**
 * A run of identifiers that follow one another and share their answers, whatever the times to live of these: nothing is cleared by them. What
 * is kept for them is bounded, and no answer grows old.
 */
final class Window {
    private static final int MOST_IDENTIFIERS = 10_000;
    private static final long MOST_OCTETS = 20L << 20;

    /** As long as a clearance lasts. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** A resolver remembers a failure for 1 second to 5 minutes (RFC 9520 section 3.2); those it cannot tell are asked again soon. */
    private static final Duration FAILURE_LASTS = Duration.ofSeconds(5);

    private final CaaGate gate;
    private int identifiers;

    /**
     * What all windows have in common.
     *
     * @param source who is asked, from which perspectives
     * @param policy how strict the gate is
     * @param executor where the gate calls the lookup and completes reports
     * @param asked what counts the questions that are sent, retries included
     */
    record Setting(LookupSettings source, GatePolicy policy, Executor executor, LongAdder asked) {}

    Window(Setting setting) {
        CaaGate.Builder builder = CaaGate.builder()
                .lookup(shared(setting.source().lookup(), setting))
                .policy(setting.policy().reportOnOlderAnswers(LONGEST))
                .executor(setting.executor());
        for (Perspective view : setting.source().perspectives()) {
            builder.perspective(new Perspective(view.id(), view.region(), shared(view.lookup(), setting)));
        }
        gate = builder.build();
    }

    /** What one perspective saw is no answer for another. */
    private static CaaLookup shared(CaaLookup source, Setting setting) {
        int lookups = 1 + setting.source().perspectives().size();
        return CachedLookup.of(source)
                .maximumAge(LONGEST)
                .ignoringTimesToLive()
                .sharingFailuresFor(FAILURE_LASTS)
                .maximumWeight(MOST_OCTETS / lookups)
                .onQuestion(setting.asked()::increment)
                .build();
    }

    /** Returns whether the next identifier belongs to another window. */
    boolean isOver() {
        return identifiers >= MOST_IDENTIFIERS;
    }

    /**
     * Begins to check an identifier.
     *
     * @param request the request for it
     * @return completes with the report
     */
    CompletableFuture<GateReport> check(IssuanceRequest request) {
        identifiers++;
        return gate.checkAsync(request);
    }
}
