package org.caagate.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.caagate.CaaGate;
import org.caagate.GateReport;
import org.caagate.IssuanceRequest;
import org.caagate.decision.Issuer;
import org.caagate.decision.Undetermined;
import org.caagate.decision.UndeterminedReason;
import org.caagate.decision.Verdict;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsLookupBuilder;
import org.caagate.dns.DnsServer;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Timer;
import org.caagate.name.DomainName;
import org.caagate.testkit.dns.Hold;
import org.caagate.testkit.dns.PacketRelay;
import org.caagate.testkit.dns.PacketRelayBuilder;
import org.caagate.testkit.dns.Query;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The gate over a network that loses, delays, reorders and duplicates packets. */
@Timeout(120)
class RelayTest {
    private static final int SEEDS = 60;
    private static final int AT_ONCE = 4;
    private static final Duration TRY = Duration.ofMillis(150);
    private static final Duration LATEST = Duration.ofMillis(50);

    /** What follows for each name. The nearest policy says the opposite of the one above it, so that to miss one shows. */
    private static final Map<String, String> EXPECTED = Map.of(
            "allowed.example", "issuer-authorized",
            "a.b.allowed.example", "issuer-authorized",
            "forbidden.allowed.example", "issuance-forbidden",
            "a.b.forbidden.allowed.example", "issuance-forbidden",
            "alias.forbidden.allowed.example", "issuer-authorized",
            "alias.allowed.example", "issuer-not-authorized",
            "many.example", "issuer-not-authorized",
            "free.example", "no-caa");

    private final ScriptedDnsServer server = ScriptedDnsServer.start();

    @BeforeEach
    void publish() {
        server.zone("""
                allowed.example.                 CAA 0 issue "ca.example"
                forbidden.allowed.example.       CAA 0 issue ";"
                alias.forbidden.allowed.example. CNAME allowed.example.
                alias.allowed.example.           CNAME many.example.
                """);
        // Too much for a datagram.
        IntStream.range(0, 60).forEach(i -> server.zone("many.example. CAA 0 issue \"other%d.example\"".formatted(i)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private PacketRelayBuilder badNetwork(long seed) {
        return PacketRelay.to(server.address())
                .seed(seed)
                .lose(0.25)
                .duplicate(0.2)
                .reorder(0.2)
                .delay(0.3, LATEST);
    }

    private static DnsServer at(InetSocketAddress address) {
        return DnsServer.parse("127.0.0.1:" + address.getPort());
    }

    private static DnsLookupBuilder lookup(DnsServer... servers) {
        return DnsLookup.builder()
                .servers(servers)
                .timeout(TRY)
                .backOff(Duration.ofMillis(5))
                .inFlight(AT_ONCE)
                .tries(10);
    }

    private static CompletableFuture<GateReport> check(DnsLookup lookup) {
        return CaaGate.builder()
                .lookup(lookup)
                .build()
                .checkAsync(IssuanceRequest.builder()
                        .issuer(Issuer.named("ca.example"))
                        .identifiers(EXPECTED.keySet())
                        .build());
    }

    private static Map<String, String> reasons(GateReport report) {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (Verdict verdict : report.verdicts()) {
            reasons.put(
                    verdict.subject().identifier().toString(), verdict.reason().id());
        }
        return reasons;
    }

    /** The packets of one client reach the server through two relays, so that no try can go over TCP instead. */
    @Test
    void verdicts_are_right_whatever_happens_to_packets_and_nothing_is_left_behind() throws Exception {
        check(lookup(at(server.address())).build()).get(60, TimeUnit.SECONDS);
        Leftovers before = Leftovers.before();
        StoppableTimer timer = new StoppableTimer();
        List<PacketRelay> relays = new ArrayList<>();
        Map<DnsLookup, CompletableFuture<GateReport>> reports = new LinkedHashMap<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            PacketRelay one = badNetwork(2L * seed).start();
            PacketRelay other = badNetwork(2L * seed + 1).start();
            relays.addAll(List.of(one, other));
            DnsLookup lookup = lookup(at(one.address()), at(other.address()))
                    .serversFor(DomainName.parse("direct.example"), at(server.address()))
                    .timer(timer)
                    .build();
            reports.put(lookup, check(lookup));
        }
        int seed = 0;
        for (CompletableFuture<GateReport> report : reports.values()) {
            requireRight(seed++, report.get(60, TimeUnit.SECONDS));
        }
        requireBadNetwork(relays.stream().map(PacketRelay::tally).toList());
        relays.forEach(PacketRelay::close);
        Leftovers.requireNoThreads("packet-relay");
        before.requireNoDescriptors();
        timer.stop();
        for (DnsLookup lookup : reports.keySet()) {
            requireAllSlots(lookup);
        }
    }

    /** Everything that can happen to packets has happened, and often. */
    private static void requireBadNetwork(List<PacketRelay.Tally> tallies) {
        assertThat(tallies.stream().mapToInt(PacketRelay.Tally::lost).sum()).isGreaterThan(SEEDS);
        assertThat(tallies.stream().mapToInt(PacketRelay.Tally::duplicated).sum())
                .isGreaterThan(SEEDS);
        assertThat(tallies.stream().mapToInt(PacketRelay.Tally::reordered).sum())
                .isGreaterThan(SEEDS);
        assertThat(tallies.stream().mapToInt(PacketRelay.Tally::delayed).sum()).isGreaterThan(SEEDS);
    }

    private static void requireRight(int seed, GateReport report) {
        for (Verdict verdict : report.verdicts()) {
            String name = verdict.subject().identifier().toString();
            if (verdict instanceof Undetermined undetermined) {
                // Possible only where all ten tries failed.
                assertThat(undetermined.reason()).isInstanceOf(UndeterminedReason.LookupFailed.class);
            } else {
                assertThat(verdict.reason().id()).as("seed %d, %s", seed, name).isEqualTo(EXPECTED.get(name));
            }
        }
        long undetermined = report.verdicts().stream()
                .filter(Undetermined.class::isInstance)
                .count();
        assertThat(undetermined)
                .as("undetermined verdicts of seed %d", seed)
                .isLessThan(report.verdicts().size());
    }

    /** As many questions as there are slots reach the server at once: no answer comes, and no try ends that would make room for another. */
    private void requireAllSlots(DnsLookup lookup) throws Exception {
        server.forgetQuestions();
        Hold hold = server.hold("*.direct.example");
        List<String> names = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> "n" + i + ".direct.example")
                .toList();
        CompletableFuture<GateReport> report = CaaGate.builder()
                .lookup(lookup)
                .build()
                .checkAsync(IssuanceRequest.builder()
                        .issuer(Issuer.named("ca.example"))
                        .identifiers(names)
                        .build());
        hold.await(AT_ONCE, Duration.ofSeconds(30));
        assertThat(server.questions())
                .extracting(Query::name)
                // What the relays still let through before they were closed may arrive now.
                .filteredOn(name -> name.endsWith(".direct.example."))
                .containsExactlyInAnyOrderElementsOf(
                        names.stream().map(name -> name + ".").toList());
        report.cancel(false);
        hold.release();
    }

    /** Ends no try once it was told so. */
    private static final class StoppableTimer implements Timer {
        private volatile boolean isStopped;

        void stop() {
            isStopped = true;
        }

        @Override
        public long nanoTime() {
            return Timer.system().nanoTime();
        }

        @Override
        public Alarm after(Duration delay, Runnable action) {
            return isStopped ? () -> {} : Timer.system().after(delay, action);
        }
    }

    @Test
    void a_try_over_tcp_gets_through_where_every_datagram_is_lost() throws Exception {
        try (PacketRelay relay = PacketRelay.to(server.address()).lose(1).start()) {
            // Every second try goes over TCP, and one of them has to be done in time on a busy machine too.
            DnsLookup lookup = lookup(at(relay.address()))
                    .timeout(Duration.ofSeconds(1))
                    .inFlight(128)
                    .build();
            assertThat(reasons(check(lookup).get(60, TimeUnit.SECONDS))).isEqualTo(EXPECTED);
        }
    }

    @Test
    void nothing_is_permitted_or_refused_where_everything_is_lost() throws Exception {
        try (PacketRelay one = PacketRelay.to(server.address()).lose(1).start();
                PacketRelay other = PacketRelay.to(server.address()).lose(1).start()) {
            DnsLookup lookup = lookup(at(one.address()), at(other.address()))
                    .tries(2)
                    .inFlight(128)
                    .build();
            GateReport report = check(lookup).get(60, TimeUnit.SECONDS);
            assertThat(report.verdicts()).allSatisfy(verdict -> assertThat(verdict.reason())
                    .isInstanceOfSatisfying(UndeterminedReason.LookupFailed.class, reason -> assertThat(
                                    reason.answer().failure().kind())
                            .isEqualTo(Failure.Kind.TIMEOUT)));
        }
    }
}
