package org.caagate.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.caagate.CaaGate;
import org.caagate.Climbing;
import org.caagate.GateReport;
import org.caagate.SteppedGate;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.CachedLookup;
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
        for (Said gate : gate(scenario)) {
            assertThat(gate).as(() -> Seeds.again(scenario, oracle, gate)).isEqualTo(oracle);
        }
        tally.add(oracle);
    }

    static Climbing climbing(Scenario scenario) {
        return scenario.seed() % 3 == 0 && !scenario.wish().toleratesFailures() ? Climbing.FRUGAL : Climbing.FAST;
    }

    /** What comes too late for one request may come in time for the next, if that has not yet asked. */
    private static boolean isCached(Scenario scenario) {
        boolean mayCatchUp =
                climbing(scenario) == Climbing.FRUGAL && scenario.defects().containsValue(Defect.LATE);
        return scenario.seed() % 4 == 1 && !mayCatchUp;
    }

    /** Many levels, one after the other, have to be done within the deadline. */
    private static Duration slowest(Climbing climbing) {
        return climbing == Climbing.FAST ? Duration.ofSeconds(5) : Duration.ofSeconds(1);
    }

    private static List<Said> gate(Scenario scenario) throws InterruptedException, ExecutionException {
        VirtualTime time = new VirtualTime();
        Climbing climbing = climbing(scenario);
        Duration slowest = slowest(climbing);
        CaaLookup source = MemoryLookup.of(scenario, time, slowest);
        boolean isCached = isCached(scenario);
        // Between two levels nothing is due but the deadline: time must not pass before the gate has taken its steps.
        CaaGate.Builder builder = climbing == Climbing.FRUGAL || isCached
                ? SteppedGate.on(time)
                : CaaGate.builder().executor(time);
        int number = 1;
        for (MemoryLookup lookup : MemoryLookup.elsewhere(scenario, time, slowest)) {
            builder.perspective(
                    new Perspective("view-" + number++, "elsewhere", isCached ? cached(lookup, time) : lookup));
        }
        CaaGate gate = builder.lookup(isCached ? cached(source, time) : source)
                .climbing(climbing)
                .policy(GateView.policy(scenario.wish()))
                .timer(time)
                .build();
        List<Said> said = isCached ? asOften(gate, scenario, time) : said(gate, List.of(check(gate, scenario)), time);
        if (scenario.seed() % 4 == 0) {
            // What comes after the report does no harm.
            time.runOut();
        }
        return said;
    }

    private static CaaLookup cached(CaaLookup source, VirtualTime time) {
        return CachedLookup.of(source)
                .maximumAge(Duration.ofSeconds(30))
                .timer(time)
                .clock(time.clock())
                .build();
    }

    /** Two at the same time, who share questions, and one that finds what they have left. */
    private static List<Said> asOften(CaaGate gate, Scenario scenario, VirtualTime time)
            throws InterruptedException, ExecutionException {
        List<Said> said = new ArrayList<>(said(gate, List.of(check(gate, scenario), check(gate, scenario)), time));
        said.addAll(said(gate, List.of(check(gate, scenario)), time));
        return said;
    }

    private static CompletableFuture<GateReport> check(CaaGate gate, Scenario scenario) {
        return gate.checkAsync(GateView.request(scenario.wish()));
    }

    private static List<Said> said(CaaGate gate, List<CompletableFuture<GateReport>> reports, VirtualTime time)
            throws InterruptedException, ExecutionException {
        List<Said> said = new ArrayList<>();
        for (CompletableFuture<GateReport> report : reports) {
            time.runUntil(report);
            said.add(GateView.said(gate, report.get()));
        }
        return said;
    }
}
