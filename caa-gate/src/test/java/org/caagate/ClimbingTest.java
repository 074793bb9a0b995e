package org.caagate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.caagate.decision.Issuer;
import org.caagate.decision.Verdict;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsServer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.CachedLookup;
import org.caagate.lookup.Perspective;
import org.caagate.name.DomainName;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.Query;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The questions of a climb")
@Timeout(60)
class ClimbingTest {
    private static final String NAME = "a.b.example.com";

    private final ScriptedDnsServer server = ScriptedDnsServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    private CaaLookup lookup() {
        return lookup(server);
    }

    /** One try with all the time there is: a second one would be a question more. */
    private static CaaLookup lookup(ScriptedDnsServer server) {
        return DnsLookup.builder()
                .servers(DnsServer.parse("127.0.0.1:" + server.address().getPort()))
                .timeout(Duration.ofSeconds(60))
                .tries(1)
                .build();
    }

    private CaaGate.Builder gate(Climbing climbing) {
        return CaaGate.builder().lookup(lookup()).climbing(climbing);
    }

    private static GateReport check(CaaGate.Builder gate, String... identifiers) throws InterruptedException {
        return gate.build()
                .check(IssuanceRequest.builder()
                        .issuer(Issuer.named("ca.example"))
                        .identifiers(identifiers)
                        .build());
    }

    private List<String> asked() {
        return server.questions().stream().map(ClimbingTest::name).toList();
    }

    private static String name(Query question) {
        return question.name().substring(0, question.name().length() - 1);
    }

    @ParameterizedTest
    @EnumSource(Climbing.class)
    void is_known_to_the_lookup_and_behind_a_cache(Climbing climbing) throws InterruptedException {
        List<Boolean> told = new CopyOnWriteArrayList<>();
        CaaLookup source = lookup();
        CaaLookup listening = (name, context) -> {
            told.add(context.isFrugal());
            return source.lookup(name, context);
        };
        CaaLookup cached =
                CachedLookup.of(listening).maximumAge(Duration.ofMinutes(1)).build();

        check(CaaGate.builder().lookup(listening).climbing(climbing), "www.example");
        check(CaaGate.builder().lookup(cached).climbing(climbing), "www.example");

        assertThat(told).hasSize(4).containsOnly(climbing == Climbing.FRUGAL);
    }

    @Test
    void cannot_be_frugal_where_failed_lookups_clear() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CaaGate.builder()
                        .climbing(Climbing.FRUGAL)
                        .policy(GatePolicy.strict().clearDespiteFailedLookup())
                        .build())
                .withMessageContainingAll("a gate needs a lookup", "Climbing.FRUGAL and clearDespiteFailedLookup()");
    }

    @Test
    void frugal_asks_only_the_name_itself_when_it_has_records() throws InterruptedException {
        server.zone(NAME + ". CAA 0 issue \"ca.example\"");

        GateReport report = check(gate(Climbing.FRUGAL), NAME);

        assertThat(report.outcome()).isEqualTo(Verdict.Kind.PERMITTED);
        assertThat(asked()).containsExactly(NAME);
        assertThat(report.questions()).isEqualTo(1);
    }

    @Test
    void frugal_climbs_in_order_up_to_the_name_that_has_records() throws InterruptedException {
        server.zone("example.com. CAA 0 issue \"ca.example\"");

        GateReport report = check(gate(Climbing.FRUGAL), NAME);

        assertThat(report.outcome()).isEqualTo(Verdict.Kind.PERMITTED);
        assertThat(asked()).containsExactly(NAME, "b.example.com", "example.com");
        assertThat(report.questions()).isEqualTo(3);
    }

    @Test
    void frugal_goes_to_the_top_when_there_is_nothing() throws InterruptedException {
        GateReport report = check(gate(Climbing.FRUGAL), NAME);

        assertThat(report.verdicts().get(0).reason().id()).isEqualTo("no-caa");
        assertThat(asked()).containsExactly(NAME, "b.example.com", "example.com", "com");
    }

    @Test
    void frugal_asks_nothing_above_a_name_whose_lookup_failed() throws InterruptedException {
        server.zone("example.com. CAA 0 issue \"ca.example\"");
        server.fault("b.example.com", Fault.refused());

        GateReport report = check(gate(Climbing.FRUGAL), NAME);

        assertThat(report.verdicts().get(0).reason().id()).isEqualTo("lookup-failed");
        assertThat(asked()).containsExactly(NAME, "b.example.com");
    }

    @Test
    void frugal_asks_what_climbs_have_in_common_once() throws InterruptedException {
        GateReport report =
                check(gate(Climbing.FRUGAL), "a.example.com", "b.example.com", "*.b.example.com", "x.a.example.com");

        assertThat(report.outcome()).isEqualTo(Verdict.Kind.PERMITTED);
        assertThat(asked())
                .containsExactlyInAnyOrder("a.example.com", "b.example.com", "x.a.example.com", "example.com", "com");
    }

    @Test
    void frugal_climbs_for_each_perspective_as_far_as_that_has_to() throws InterruptedException {
        server.zone("b.example.com. CAA 0 issue \"ca.example\"");
        try (ScriptedDnsServer elsewhere = ScriptedDnsServer.start()) {
            elsewhere.zone(NAME + ". CAA 0 issue \"ca.example\"");
            CaaLookup other = lookup(elsewhere);

            GateReport report =
                    check(gate(Climbing.FRUGAL).perspective(new Perspective("other", "elsewhere", other)), NAME);

            assertThat(report.verdicts().get(0).reason().id()).isEqualTo("perspectives-disagree");
            assertThat(asked()).containsExactly(NAME, "b.example.com");
            assertThat(elsewhere.questions()).extracting(ClimbingTest::name).containsExactly(NAME);
        }
    }

    @Test
    void both_ask_the_canary_at_the_start() throws InterruptedException {
        server.zone("canary.example. CAA 0 issue \"other.example\"");
        GatePolicy policy = GatePolicy.strict().requireCanary(DomainName.parse("canary.example"));
        for (Climbing climbing : Climbing.values()) {
            server.forgetQuestions();

            GateReport report = check(gate(climbing).policy(policy), "www.example");

            assertThat(report.outcome()).isEqualTo(Verdict.Kind.PERMITTED);
            assertThat(asked())
                    .as(climbing.name())
                    .containsExactlyInAnyOrder("canary.example", "www.example", "example");
        }
    }

    @Test
    void fast_asks_all_levels_whatever_the_first_says() throws InterruptedException {
        server.zone(NAME + ". CAA 0 issue \"ca.example\"");
        server.hold(NAME);
        server.hold("com");
        CaaGate gate = gate(Climbing.FAST).build();
        IssuanceRequest request = IssuanceRequest.builder()
                .issuer(Issuer.named("ca.example"))
                .identifiers(NAME)
                .build();

        CompletableFuture<GateReport> report = gate.checkAsync(request);
        server.awaitQuestions(4, Duration.ofSeconds(30));

        assertThat(asked()).containsExactlyInAnyOrder(NAME, "b.example.com", "example.com", "com");
        report.cancel(false);
    }
}
