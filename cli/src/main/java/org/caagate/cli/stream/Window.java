package org.caagate.cli.stream;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import org.caagate.CaaGate;
import org.caagate.GatePolicy;
import org.caagate.GateReport;
import org.caagate.IssuanceRequest;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.Timer;

/** A run of identifiers that follow one another and share their answers. What is kept for them is bounded, and no answer grows old. */
final class Window {
    private static final int MOST_IDENTIFIERS = 10_000;
    private static final long MOST_OCTETS = 20L << 20;

    /** As long as a clearance lasts. */
    private static final long LONGEST = Duration.ofMinutes(5).toNanos();

    private final Timer timer = Timer.system();
    private final SharedLookup lookup;
    private final CaaGate gate;
    private final long openedAt;
    private int identifiers;

    /**
     * What all windows have in common.
     *
     * @param source who is asked
     * @param policy how strict the gate is
     * @param executor where the gate calls the lookup and completes reports
     * @param asked what counts the questions that are sent, retries included
     */
    record Setting(CaaLookup source, GatePolicy policy, Executor executor, LongAdder asked) {}

    Window(Setting setting) {
        lookup = new SharedLookup(setting.source(), timer, setting.asked());
        gate = CaaGate.builder()
                .lookup(lookup)
                .policy(setting.policy())
                .executor(setting.executor())
                .timer(timer)
                .build();
        openedAt = timer.nanoTime();
    }

    /** Returns whether the next identifier belongs to another window. */
    boolean isOver() {
        return identifiers >= MOST_IDENTIFIERS
                || lookup.weight() >= MOST_OCTETS
                || timer.nanoTime() - openedAt >= LONGEST;
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
