package org.caagate.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.caagate.CaaGate;
import org.caagate.GateReport;
import org.caagate.lookup.Perspective;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Zones, aliases, mishaps and wishes at random: the gate against a slow oracle, over a lookup whose answers come in any order. */
@Timeout(600)
class CampaignTest {
    private static final int RUNS = 100_000;
    private static final int THREADS = 2;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void the_gate_says_what_the_oracle_says() throws Exception {
        Tally tally = Tally.withPerspectives();
        long[] seeds = Seeds.from(RUNS).toArray();
        List<Future<?>> shares = new ArrayList<>();
        for (int share = 0; share < THREADS; share++) {
            int first = share;
            shares.add(threads.submit(() -> {
                for (int i = first; i < seeds.length; i += THREADS) {
                    compare(seeds[i], tally);
                }
                return tally;
            }));
        }
        for (Future<?> share : shares) {
            share.get();
        }
        if (Seeds.areMany()) {
            tally.requireEach(25);
        }
    }

    private static void compare(long seed, Tally tally) throws InterruptedException, ExecutionException {
        Scenario scenario = ScenarioDraw.inMemory(seed);
        Said oracle = Oracle.says(scenario);
        Said gate = gate(scenario);
        assertThat(gate).as(() -> Seeds.again(scenario, oracle, gate)).isEqualTo(oracle);
        tally.add(oracle);
    }

    private static Said gate(Scenario scenario) throws InterruptedException, ExecutionException {
        VirtualTime time = new VirtualTime();
        int number = 1;
        CaaGate.Builder builder = CaaGate.builder()
                .lookup(MemoryLookup.of(scenario, time))
                .policy(GateView.policy(scenario.wish()))
                .timer(time)
                .executor(time);
        for (MemoryLookup lookup : MemoryLookup.elsewhere(scenario, time)) {
            builder.perspective(new Perspective("view-" + number++, "elsewhere", lookup));
        }
        CaaGate gate = builder.build();
        CompletableFuture<GateReport> report = gate.checkAsync(GateView.request(scenario.wish()));
        time.runUntil(report);
        if (scenario.seed() % 4 == 0) {
            // What comes after the report does no harm.
            time.runOut();
        }
        return GateView.said(gate, report.get());
    }
}
