package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caagate.dns.Ask.failure;
import static org.caagate.dns.Ask.patient;
import static org.caagate.dns.Ask.tcp;
import static org.caagate.dns.Ask.udp;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caagate.CaaGate;
import org.caagate.GatePolicy;
import org.caagate.GateReport;
import org.caagate.IssuanceRequest;
import org.caagate.decision.Issuer;
import org.caagate.decision.UndeterminedReason;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.Failure;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Perspective;
import org.caagate.lookup.Reply;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;
import org.caagate.record.Octets;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.Query;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.dnssec.SignedHierarchy;
import org.caagate.testkit.dnssec.StandardHierarchy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The octets that a request may keep")
@Timeout(240)
class OctetBudgetTest {
    private static final int HEADER = 12;
    private static final int LARGE = 60_000;
    private static final int HOSTILE = (int) (LookupContext.MOST_OCTETS / LARGE) + 40;
    private static final String PADDING = "x".repeat(200);
    private static final String NAME = "shop.example.com";

    private final ScriptedDnsServer server = ScriptedDnsServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    /** A lookup that remembers what it answered. */
    private static final class Recorded implements CaaLookup {
        private final CaaLookup source;
        private final Collection<Answer> answers = new ConcurrentLinkedQueue<>();

        Recorded(CaaLookup source) {
            this.source = source;
        }

        @Override
        public CompletableFuture<Answer> lookup(DomainName name, LookupContext context) {
            return source.lookup(name, context).toCompletableFuture().thenApply(answer -> {
                answers.add(answer);
                return answer;
            });
        }

        /** Messages that several trails share are kept once. */
        long octets() {
            IdentityHashMap<Octets, Boolean> messages = new IdentityHashMap<>();
            answers.stream()
                    .flatMap(answer -> answer.trail().exchanges().stream())
                    .flatMap(exchange -> exchange.reply().received().stream())
                    .forEach(octets -> messages.put(octets, true));
            return messages.keySet().stream().mapToLong(Octets::length).sum();
        }
    }

    private static CaaGate gate(CaaLookup lookup) {
        return CaaGate.builder()
                .lookup(lookup)
                .policy(GatePolicy.strict().deadline(Duration.ofMinutes(3)))
                .build();
    }

    private static IssuanceRequest request(List<String> names) {
        return IssuanceRequest.builder()
                .issuer(Issuer.named("ca.example"))
                .identifiers(names)
                .build();
    }

    private static List<String> names(int count, String parent) {
        return IntStream.range(0, count).mapToObj(i -> "n" + i + "." + parent).toList();
    }

    private List<String> hostileNames() {
        List<String> names = IntStream.range(100, 100 + HOSTILE)
                .mapToObj(i -> "n" + i + ".evil.example")
                .toList();
        AtomicReference<byte[]> first = new AtomicReference<>();
        names.forEach(name -> server.fault(name, Fault.respond(query -> {
            byte[] octets = query.octets();
            byte[] reply = first.updateAndGet(made -> made == null ? large(query, LARGE) : made.clone());
            System.arraycopy(octets, 0, reply, 0, 2);
            System.arraycopy(octets, HEADER, reply, HEADER, "_n100".length());
            return Optional.of(reply);
        })));
        return names;
    }

    /** A permit for {@code ca.example} among many records for others. */
    private static byte[] large(Query query, int octets) {
        String others = IntStream.range(0, octets / 220)
                .mapToObj(i -> "%s 60 CAA 0 issue \"ca%d.example; p=%s\"%n".formatted(query.name(), i, PADDING))
                .collect(Collectors.joining());
        return query.answer(query.name() + " 60 CAA 0 issue \"ca.example\"\n" + others);
    }

    private static Failure hidden(Verdict verdict) {
        assertThat(verdict.reason()).isInstanceOf(UndeterminedReason.LookupFailed.class);
        return ((UndeterminedReason.LookupFailed) verdict.reason()).answer().failure();
    }

    @Test
    void bound_what_hostile_servers_can_make_of_one_request() throws Exception {
        server.zone("honest.example.org CAA 0 issue \"ca.example\"");
        DnsLookup lookup = patient(tcp(server)).build();
        Recorded recorded = new Recorded(lookup);
        CompletableFuture<GateReport> hostile = gate(recorded).checkAsync(request(hostileNames()));
        GateReport honest = gate(lookup).check(request(List.of("honest.example.org")));
        GateReport report = hostile.get(200, TimeUnit.SECONDS);

        assertThat(report.outcome()).isEqualTo(Verdict.Kind.UNDETERMINED);
        assertThat(report.blocking()).isNotEmpty().allSatisfy(verdict -> {
            assertThat(hidden(verdict).kind()).isEqualTo(Failure.Kind.TOO_LARGE);
            assertThat(hidden(verdict).detail())
                    .contains(
                            "the request has no room for more replies, as it keeps at most 32 MiB of them for all its names:"
                                    + " check these in smaller requests");
        });
        assertThat(recorded.octets())
                .isLessThanOrEqualTo(LookupContext.MOST_OCTETS)
                .isGreaterThan(LookupContext.MOST_OCTETS * 9 / 10);
        assertThat(honest.outcome()).isEqualTo(Verdict.Kind.PERMITTED);
        assertThat(gate(lookup)
                        .check(request(List.of("honest.example.org", "n100.evil.example")))
                        .outcome())
                .isEqualTo(Verdict.Kind.PERMITTED);
    }

    @Test
    void leave_room_for_each_place_that_is_looked_from() throws Exception {
        CaaGate gate = CaaGate.builder()
                .lookup(OctetBudgetTest::mostOctets)
                .perspective(new Perspective("other", OctetBudgetTest::mostOctets))
                .build();
        assertThat(hidden(gate.check(request(List.of(NAME))).verdicts().get(0)).detail())
                .isEqualTo(String.valueOf(2 * LookupContext.MOST_OCTETS));
    }

    private static CompletableFuture<Answer> mostOctets(DomainName name, LookupContext context) {
        Failure failure = new Failure(Failure.Kind.NETWORK, String.valueOf(context.mostOctets()));
        return CompletableFuture.completedFuture(new Answer.Failed(name, failure, Trail.none(Instant.EPOCH)));
    }

    @Test
    void are_far_from_used_up_by_a_thousand_names() throws Exception {
        server.zone("example.com CAA 0 issue \"ca.example\"");
        Recorded recorded = new Recorded(patient(udp(server)).build());
        GateReport report = gate(recorded).check(request(names(1000, "example.com")));
        assertThat(report.outcome()).isEqualTo(Verdict.Kind.PERMITTED);
        assertThat(recorded.answers).hasSize(1002);
        assertThat(kept(recorded)).isLessThan(LookupContext.MOST_OCTETS / 20);
    }

    /** Each brings its own proof; a hundred names come to a tenth of what a thousand come to. */
    @Test
    void are_far_from_used_up_by_names_with_signatures() throws Exception {
        SignedHierarchy hierarchy = StandardHierarchy.shared();
        try (ScriptedDnsServer signed = hierarchy.resolver().start()) {
            Recorded recorded = new Recorded(patient(tcp(signed))
                    .dnssec(Dnssec.validate(TrustAnchors.parse(hierarchy.trustAnchor())))
                    .build());
            GateReport report = gate(recorded).check(request(names(100, "bare.com")));
            assertThat(report.outcome()).isEqualTo(Verdict.Kind.PERMITTED);
            assertThat(recorded.answers)
                    .extracting(answer -> answer.trail().authentication())
                    .containsOnly(Trail.Authentication.SECURE);
            assertThat(10 * kept(recorded)).isLessThan(LookupContext.MOST_OCTETS / 4);
        }
    }

    /** Generously: what is counted beside each message. */
    private static long kept(Recorded recorded) {
        long messages = recorded.answers.stream()
                .mapToLong(answer -> answer.trail().exchanges().size())
                .sum();
        return recorded.octets() + 500 * messages;
    }

    private static LookupContext keeping(long octets) {
        return Ask.context().keepingAtMost(octets);
    }

    private static Answer ask(CaaLookup lookup, String name, LookupContext context) {
        return Ask.answer(lookup.lookup(DomainName.parse(name), context));
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void are_used_up_by_the_first_message_that_does_not_fit(String transport) {
        server.fault("n0.example.com", Fault.respond(query -> Optional.of(large(query, 660))));
        server.zone("n1.example.com CAA 0 issue \"ca.example\"");
        DnsLookup lookup =
                patient(transport.equals("udp") ? udp(server) : tcp(server)).build();
        LookupContext context = keeping(1000);
        Answer first = ask(lookup, "n0.example.com", context);
        assertThat(failure(first).kind()).isEqualTo(Failure.Kind.TOO_LARGE);
        assertThat(failure(first).detail())
                .startsWith(
                        "the request has no room for more replies, as it keeps at most 1000 octets of them for all its"
                                + " names: check these in smaller requests, after a reply of ")
                .contains(" octets from " + transport + "://127.0.0.1:")
                .endsWith(", for which there was no room, 1 try");
        assertThat(first.trail().exchanges()).hasSize(1);
        assertThat(first.trail().exchanges().get(0).reply()).isInstanceOf(Reply.Nothing.class);

        Answer second = ask(lookup, "n1.example.com", context);
        assertThat(failure(second).kind()).isEqualTo(Failure.Kind.TOO_LARGE);
        assertThat(failure(second).detail()).endsWith("smaller requests, before anything was asked");
        assertThat(second.trail().exchanges()).isEmpty();
        assertThat(server.questionCount()).isEqualTo(1);
        assertThat(ask(lookup, "n1.example.com", Ask.context())).isInstanceOf(Answer.Present.class);
    }

    @Test
    void do_not_make_a_servfail_tolerable() {
        server.fault(
                NAME,
                Fault.respond(query -> Optional.of(query.checkingDisabled() ? large(query, 2000) : servfail(query))));
        Answer answer = ask(patient(tcp(server)).tries(1).build(), NAME, keeping(1000));
        assertThat(failure(answer).kind()).isEqualTo(Failure.Kind.SERVFAIL);
        assertThat(server.questionCount()).isEqualTo(2);
    }

    @Test
    void do_not_make_a_servfail_tolerable_that_nobody_looks_into() {
        LookupContext context = keeping(0);
        assertThat(context.admit(1)).isFalse();
        Failures failures = new Failures();
        failures.add(new Judgement.Broken(new Failure(Failure.Kind.SERVFAIL, "SERVFAIL from there")));
        Failure failure = ((Judgement.Broken) failures.late(context)).failure();
        assertThat(failure.kind()).isEqualTo(Failure.Kind.SERVFAIL);
        assertThat(failure.detail())
                .startsWith("SERVFAIL from there, 1 try; then the request has no room for more replies");
    }

    private static byte[] servfail(Query query) {
        byte[] octets = query.octets();
        octets[2] |= (byte) 0x80;
        octets[3] |= 2;
        return octets;
    }
}
