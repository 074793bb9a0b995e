package org.caagate.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.caagate.CaaGate;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsServer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.CachedLookup;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The campaign over real sockets: {@code check} blocks, as users have it, many at once, one lookup for all. Each scenario has top-level
 * domains of its own, so one server has all zones.
 */
@Timeout(600)
class CampaignOverSocketsTest {
    private static final int RUNS = 2000;
    private static final int AT_ONCE = 64;
    /** A machine that is busy with other things may take its time; only silence takes as long as this. */
    private static final Duration TRY = Duration.ofSeconds(5);

    private final ScriptedDnsServer server =
            ScriptedDnsServer.builder().keepQuestions(0).start();
    private final ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);

    @AfterEach
    void stop() {
        callers.shutdownNow();
        server.close();
    }

    @Test
    void the_gate_says_what_the_oracle_says() throws Exception {
        List<Scenario> scenarios =
                Seeds.from(RUNS).mapToObj(ScenarioDraw::overSockets).toList();
        server.zone(scenarios.stream()
                .map(scenario -> scenario.zones().recordText())
                .collect(Collectors.joining("\n")));
        for (Scenario scenario : scenarios) {
            scenario.zones().mishaps().forEach((name, mishap) -> server.fault(name, mishap.fault()));
        }
        CaaLookup asking = lookup();
        CaaLookup sharing =
                CachedLookup.of(lookup()).maximumAge(Duration.ofMinutes(2)).build();
        Map<Scenario, Future<Said>> answers = new LinkedHashMap<>();
        for (Scenario scenario : scenarios) {
            answers.put(scenario, callers.submit(() -> gate(scenario.seed() % 4 == 1 ? sharing : asking, scenario)));
        }
        Tally tally = Tally.withoutPerspectives();
        List<String> disagreements = new ArrayList<>();
        for (Map.Entry<Scenario, Future<Said>> answer : answers.entrySet()) {
            Scenario scenario = answer.getKey();
            Said oracle = Oracle.says(scenario);
            Said gate = answer.getValue().get();
            if (!gate.equals(oracle)) {
                disagreements.add(Seeds.again(scenario, oracle, gate));
            }
            tally.add(oracle);
        }
        assertThat(disagreements).isEmpty();
        if (Seeds.areMany()) {
            tally.requireEach(25);
        }
    }

    private DnsLookup lookup() {
        return DnsLookup.builder()
                .servers(DnsServer.parse("127.0.0.1:" + server.address().getPort()))
                .timeout(TRY)
                .backOff(Duration.ofMillis(5))
                .inFlight(500)
                .build();
    }

    private static Said gate(CaaLookup lookup, Scenario scenario) throws InterruptedException {
        CaaGate gate = CaaGate.builder()
                .lookup(lookup)
                .policy(GateView.policy(scenario.wish()))
                .climbing(CampaignTest.climbing(scenario))
                .build();
        return GateView.said(gate, gate.check(GateView.request(scenario.wish())));
    }
}
