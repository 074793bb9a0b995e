package org.caagate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.caagate.decision.Issuer;
import org.caagate.decision.Verdict;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsLookupBuilder;
import org.caagate.dns.DnsServer;
import org.caagate.lookup.Timer;
import org.caagate.name.Identifier;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.Forgery;
import org.caagate.testkit.dns.Hold;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One gate for many requests at once, over real sockets, with a server that misbehaves. */
@Timeout(120)
class SharedGateTest {
    private static final int REQUESTS = 200;
    private static final Duration LONG = Duration.ofSeconds(60);

    /** What there is below each of these names, and what follows for every name in it. */
    private static final Map<String, String> ZONES = Map.of(
            "allowed.example", "issuer-authorized",
            "forbidden.example", "issuer-not-authorized",
            "broken.example", "lookup-failed",
            "forged.example", "lookup-failed",
            "slow.example", "issuer-authorized",
            "flaky.example", "issuer-authorized",
            "silent.example", "lookup-failed",
            "free.example", "no-caa");

    private final ScriptedDnsServer server = ScriptedDnsServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    private DnsLookupBuilder lookup() {
        return DnsLookup.builder()
                .servers(DnsServer.parse("127.0.0.1:" + server.address().getPort()))
                // What answers has to, also on a busy machine; and what is silent must not keep the others waiting as
                // long.
                .timeout(Duration.ofSeconds(3))
                .inFlight(500)
                .tries(2)
                .backOff(Duration.ofMillis(5));
    }

    private static CaaGate gate(DnsLookup lookup) {
        return CaaGate.builder()
                .lookup(lookup)
                .policy(GatePolicy.strict().deadline(LONG))
                .build();
    }

    private static IssuanceRequest request(List<String> names) {
        return IssuanceRequest.builder()
                .issuer(Issuer.named("ca.example"))
                .identifiers(names)
                .build();
    }

    private void misbehave() {
        for (String allowed : List.of("allowed.example", "slow.example", "flaky.example")) {
            server.zone(allowed + ". CAA 0 issue \"ca.example\"");
        }
        server.zone("forbidden.example. CAA 0 issue \"other.example\"");
        server.fault("*.broken.example", Fault.servfail());
        server.fault("*.forged.example", Forgery.inAnswer("elsewhere.test. CAA 0 issue \"ca.example\""));
        server.fault("*.slow.example", Fault.delay(Duration.ofMillis(20)));
        server.fault("*.silent.example", Fault.timeout());
    }

    @Test
    void two_hundred_requests_at_once_get_each_their_own_verdicts_and_leave_nothing_behind() throws Exception {
        misbehave();
        CaaGate gate = gate(lookup().build());
        long threads = threads();
        gate.check(request(List.of("warm.allowed.example")));
        long descriptors = openDescriptors();
        List<CompletableFuture<GateReport>> reports = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            int number = i;
            server.fault("r" + number + ".flaky.example", Fault.servfail().once());
            reports.add(gate.checkAsync(request(ZONES.keySet().stream()
                    .map(zone -> "r" + number + "." + zone)
                    .toList())));
        }
        for (int i = 0; i < REQUESTS; i++) {
            assertThat(reasons(reports.get(i).get(60, TimeUnit.SECONDS))).isEqualTo(expected(i));
        }
        assertThat(threads() - threads).isLessThan(16);
        awaitAtMost(descriptors, SharedGateTest::openDescriptors);
    }

    private static Map<String, String> expected(int number) {
        Map<String, String> expected = new LinkedHashMap<>();
        ZONES.forEach((zone, reason) -> expected.put("r" + number + "." + zone, reason));
        return expected;
    }

    private static Map<String, String> reasons(GateReport report) {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (Verdict verdict : report.verdicts()) {
            reasons.put(
                    verdict.subject().identifier().toString(), verdict.reason().id());
        }
        return reasons;
    }

    /**
     * The threads of all gates of this process, those among them that earlier tests used and that stay for a while; without
     * the callers, of which there may be one for each report that is handed over just now.
     */
    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("caa-gate") && !name.startsWith("caa-gate caller"))
                .count();
    }

    /** The open files of this process, sockets among them, where the system tells. */
    private static long openDescriptors() {
        String[] descriptors = new File("/proc/self/fd").list();
        return descriptors == null ? 0 : descriptors.length;
    }

    /** Sockets are closed by dnsjava when its own timeout passes; that is waited for, and for no longer than it may take. */
    private static void awaitAtMost(long limit, LongSupplier count) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (count.getAsLong() > limit + 5 && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        assertThat(count.getAsLong()).isLessThanOrEqualTo(limit + 5);
    }

    @Test
    void a_cancelled_request_drops_what_it_had_not_asked_yet_and_frees_its_places() throws Exception {
        List<String> names =
                IntStream.range(0, 20).mapToObj(i -> "n" + i + ".held.example").toList();
        for (int asked = 1; asked <= 3; asked++) {
            server.forgetQuestions();
            CaaGate gate = gate(
                    lookup().timeout(Duration.ofSeconds(30)).inFlight(asked).build());
            Hold hold = server.hold("*.held.example");
            CompletableFuture<GateReport> report = gate.checkAsync(request(names));
            server.awaitQuestions(asked, LONG);
            report.cancel(false);
            hold.release();
            // The places are free again: another request through the same lookup gets its answers.
            assertThat(gate.check(request(List.of("other.example"))).outcome()).isEqualTo(Verdict.Kind.PERMITTED);
            assertThat(server.questions())
                    .filteredOn(question -> question.name().endsWith(".held.example."))
                    .hasSize(asked);
        }
    }

    @Test
    void one_deadline_ends_a_request_and_not_its_neighbours() throws Exception {
        ManualTimer timer = new ManualTimer();
        Hold hold = server.hold("held.example");
        DnsLookup lookup =
                lookup().timeout(Duration.ofSeconds(30)).timer(Timer.system()).build();
        CaaGate hurried = CaaGate.builder().lookup(lookup).timer(timer).build();
        CompletableFuture<GateReport> late = hurried.checkAsync(request(List.of("held.example")));
        server.awaitQuestions("held.example", 1, LONG);
        timer.advance(GatePolicy.strict().deadline());
        assertThat(reasons(late.get(60, TimeUnit.SECONDS))).containsEntry("held.example", "lookup-failed");
        assertThat(gate(lookup).check(request(List.of("other.example"))).permitted())
                .containsExactly(Identifier.parse("other.example"));
        hold.release();
    }
}
