package org.caagate.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.caagate.CaaGate;
import org.caagate.Climbing;
import org.caagate.GateReport;
import org.caagate.IssuanceRequest;
import org.caagate.decision.Issuer;
import org.caagate.decision.Undetermined;
import org.caagate.decision.UndeterminedReason;
import org.caagate.decision.Verdict;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsServer;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.CachedLookup;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Every fault that the testkit can script, at every level of a climb, with data above that would permit. The tables of {@code
 * docs/faults.md} are what comes of it; with the system property {@code golden.update} they are written anew.
 */
@Timeout(120)
class FaultMatrixTest {
    private static final boolean UPDATING = Boolean.getBoolean("golden.update");
    private static final String BEGINNING = "<!-- FaultMatrixTest writes from here -->\n";

    private final ScriptedDnsServer server = ScriptedDnsServer.start();
    /** Where an answer comes, it may take its time, as the machine may be busy with other things. */
    private final Gates patient = gates(Duration.ofSeconds(3), 64);
    /** Whoever waits for a whole try holds a slot as long. */
    private final Gates waiting = gates(Duration.ofSeconds(3), 500);
    /** Where no answer comes, there is nothing to wait for. */
    private final Gates hasty = gates(Duration.ofSeconds(1), 500);

    /** All ways of asking have to come to the same; so that it takes no longer, they take turns. */
    private record Gates(List<CaaGate> all) {
        CaaGate forCell(int number) {
            return all.get(number % all.size());
        }

        CaaGate usual() {
            return all.get(0);
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Gates gates(Duration timeout, int inFlight) {
        CaaLookup lookup = DnsLookup.builder()
                .servers(DnsServer.parse("127.0.0.1:" + server.address().getPort()))
                .timeout(timeout)
                .backOff(Duration.ofMillis(5))
                .inFlight(inFlight)
                .build();
        return new Gates(List.of(gate(lookup, Climbing.FAST), gate(lookup, Climbing.FRUGAL), cached(lookup)));
    }

    private static CaaGate gate(CaaLookup lookup, Climbing climbing) {
        return CaaGate.builder().lookup(lookup).climbing(climbing).build();
    }

    private static CaaGate cached(CaaLookup lookup) {
        return gate(CachedLookup.of(lookup).maximumAge(Duration.ofMinutes(2)).build(), Climbing.FAST);
    }

    private static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (World world : World.values()) {
            for (boolean isMended : new boolean[] {false, true}) {
                for (Trouble trouble : Trouble.all()) {
                    for (int level = 0; level < Cell.LEVELS; level++) {
                        cells.add(new Cell(cells.size(), world, trouble, level, isMended));
                    }
                }
            }
        }
        return cells;
    }

    private CompletableFuture<GateReport> check(Cell cell) {
        Gates slow = cell.isSilent() ? hasty : waiting;
        return check((cell.trouble().effect().isSlow() ? slow : patient).forCell(cell.number()), cell);
    }

    private static CompletableFuture<GateReport> check(CaaGate gate, Cell cell) {
        return gate.checkAsync(IssuanceRequest.builder()
                .issuer(Issuer.named("ca.example"))
                .identifiers(cell.identifier())
                .build());
    }

    private static String said(Verdict verdict) {
        String said = verdict.kind().id() + " `" + verdict.reason().id() + "`";
        return verdict instanceof Undetermined undetermined ? said + how(undetermined.reason()) : said;
    }

    private static String how(UndeterminedReason reason) {
        if (reason instanceof UndeterminedReason.LookupFailed failed) {
            return " (" + word(failed.answer()) + ")";
        }
        return reason instanceof UndeterminedReason.DnssecBogus bogus ? " (" + word(bogus.answer()) + ")" : "";
    }

    /** The name of the kind: a SERVFAIL that was looked into has the same id as one that was not. */
    private static String word(Answer.Failed answer) {
        return answer.failure().kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Test
    void every_fault_at_every_level_leads_to_what_the_standard_makes_of_it() throws Exception {
        List<Cell> real = cells().stream().filter(Cell::isReal).toList();
        real.forEach(cell -> cell.script(server));
        Map<Cell, CompletableFuture<GateReport>> reports = new LinkedHashMap<>();
        real.forEach(cell -> reports.put(cell, check(cell)));
        Map<Cell, String> verdicts = new LinkedHashMap<>();
        for (Map.Entry<Cell, CompletableFuture<GateReport>> each : reports.entrySet()) {
            GateReport report = each.getValue().get(60, TimeUnit.SECONDS);
            verdicts.put(each.getKey(), said(report.verdicts().get(0)));
        }
        assertThat(verdicts).allSatisfy((cell, said) -> assertThat(said).isEqualTo(cell.expected()));
        // The one thing that must not be, said once more without any table.
        assertThat(verdicts).allSatisfy((cell, said) -> assertThat(cell.mustNotPermit() && said.startsWith("permitted"))
                .isFalse());
        requireCommitted(new FaultTables(verdicts).text());
    }

    @Test
    void no_fault_above_the_policy_that_permits_changes_anything() throws Exception {
        Map<String, CompletableFuture<GateReport>> reports = new LinkedHashMap<>();
        int number = 0;
        for (Trouble trouble : Trouble.all()) {
            String name = "a.b.above" + number++;
            server.zone(name + ". CAA 0 issue \"ca.example\"");
            server.fault("b.above" + (number - 1), trouble.faults().toArray(Fault[]::new));
            server.fault("above" + (number - 1), trouble.faults().toArray(Fault[]::new));
            reports.put(
                    trouble.story(),
                    waiting.usual()
                            .checkAsync(IssuanceRequest.builder()
                                    .issuer(Issuer.named("ca.example"))
                                    .identifiers("new." + name)
                                    .build()));
        }
        for (Map.Entry<String, CompletableFuture<GateReport>> report : reports.entrySet()) {
            assertThat(said(report.getValue()
                            .get(60, TimeUnit.SECONDS)
                            .verdicts()
                            .get(0)))
                    .as(report.getKey())
                    .isEqualTo("permitted `issuer-authorized`");
        }
    }

    @Test
    void no_fault_outlives_its_end_in_a_cache() throws Exception {
        CaaGate gate = patient.all().get(2);
        List<Cell> troubled = cells().stream()
                .filter(cell -> cell.isReal() && !cell.isMended() && !cell.isSilent() && cell.level() < 2)
                .filter(cell ->
                        cell.world().there() == World.Policy.FORBIDS && cell.answers() instanceof Answered.Failed)
                .toList();
        assertThat(troubled).hasSizeGreaterThan(20);
        troubled.forEach(cell -> cell.script(server));
        assertThat(said(gate, troubled))
                .allSatisfy((cell, said) -> assertThat(said).startsWith("undetermined"));
        troubled.forEach(cell -> cell.mend(server));
        assertThat(said(gate, troubled))
                .allSatisfy((cell, said) -> assertThat(said).isEqualTo("refused `issuance-forbidden`"));
    }

    private static Map<Cell, String> said(CaaGate gate, List<Cell> cells) throws Exception {
        Map<Cell, CompletableFuture<GateReport>> reports = new LinkedHashMap<>();
        cells.forEach(cell -> reports.put(cell, check(gate, cell)));
        Map<Cell, String> said = new LinkedHashMap<>();
        for (Map.Entry<Cell, CompletableFuture<GateReport>> each : reports.entrySet()) {
            GateReport report = each.getValue().get(60, TimeUnit.SECONDS);
            said.put(each.getKey(), said(report.verdicts().get(0)));
        }
        return said;
    }

    private static void requireCommitted(String tables) throws IOException {
        Path page = Path.of(System.getProperty("basedir", "."), "..", "docs", "faults.md");
        String text = Files.readString(page);
        int beginning = text.indexOf(BEGINNING) + BEGINNING.length();
        assertThat(beginning).isGreaterThan(BEGINNING.length());
        if (UPDATING) {
            Files.writeString(page, text.substring(0, beginning) + tables);
        } else {
            assertThat(text.substring(beginning))
                    .as("the tables of docs/faults.md; -Dgolden.update=true writes them anew")
                    .isEqualTo(tables);
        }
    }
}
