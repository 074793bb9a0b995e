package org.caagate.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.caagate.CaaGate;
import org.caagate.GateReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Zones, aliases, mishaps and wishes at random: the gate against a slow oracle, over a lookup whose answers come in any order. */
@Timeout(600)
class CampaignTest {
    private static final int RUNS = 100_000;

    @Test
    void the_gate_says_what_the_oracle_says() throws Exception {
        Tally tally = new Tally();
        long[] seeds = Seeds.from(RUNS).toArray();
        for (long seed : seeds) {
            Scenario scenario = ScenarioDraw.inMemory(seed);
            Said oracle = Oracle.says(scenario);
            Said gate = gate(scenario);
            assertThat(gate).as(() -> Seeds.again(scenario, oracle, gate)).isEqualTo(oracle);
            tally.add(oracle);
        }
        if (Seeds.areMany()) {
            tally.requireEach(50);
        }
    }

    private static Said gate(Scenario scenario) throws InterruptedException, ExecutionException {
        VirtualTime time = new VirtualTime();
        CaaGate gate = CaaGate.builder()
                .lookup(new MemoryLookup(scenario, time))
                .policy(GateView.policy(scenario.wish()))
                .timer(time)
                .executor(time)
                .build();
        CompletableFuture<GateReport> report = gate.checkAsync(GateView.request(scenario.wish()));
        time.runUntil(report);
        time.runOut();
        return GateView.said(gate, report.get());
    }
}
