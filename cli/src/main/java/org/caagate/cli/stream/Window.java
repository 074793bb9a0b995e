package org.caagate.cli.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import org.caagate.CaaGate;
import org.caagate.GatePolicy;
import org.caagate.GateReport;
import org.caagate.IssuanceRequest;
import org.caagate.cli.check.LookupSettings;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.Perspective;
import org.caagate.lookup.Timer;

/** A run of identifiers that follow one another and share their answers. What is kept for them is bounded, and no answer grows old. */
final class Window {
    private static final int MOST_IDENTIFIERS = 10_000;
    private static final long MOST_OCTETS = 20L << 20;

    /** As long as a clearance lasts. */
    private static final long LONGEST = Duration.ofMinutes(5).toNanos();

    private final Timer timer = Timer.system();
    private final List<SharedLookup> lookups = new ArrayList<>();
    private final CaaGate gate;
    private final long openedAt;
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
                .policy(setting.policy())
                .executor(setting.executor())
                .timer(timer);
        for (Perspective view : setting.source().perspectives()) {
            builder.perspective(new Perspective(view.id(), view.region(), shared(view.lookup(), setting)));
        }
        gate = builder.build();
        openedAt = timer.nanoTime();
    }

    /** What one perspective saw is no answer for another. */
    private SharedLookup shared(CaaLookup source, Setting setting) {
        SharedLookup lookup = new SharedLookup(source, timer, setting.asked());
        lookups.add(lookup);
        return lookup;
    }

    /** Returns whether the next identifier belongs to another window. */
    boolean isOver() {
        return identifiers >= MOST_IDENTIFIERS
                || lookups.stream().mapToLong(SharedLookup::weight).sum() >= MOST_OCTETS
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
