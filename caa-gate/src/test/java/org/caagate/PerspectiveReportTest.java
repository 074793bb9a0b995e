package org.caagate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.caagate.decision.Issuer;
import org.caagate.decision.PerspectiveVerdict;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Perspective;
import org.caagate.name.Identifier;
import org.caagate.record.ValidationMethod;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A gate with several perspectives reports")
class PerspectiveReportTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Issuer OURS = Issuer.named("ca.example");
    private static final Identifier NAME = Identifier.parse("example.com");
    private static final String PERMIT = "example.com 0 issue \"ca.example\"";

    private static CaaGate.Builder gate(FakeLookup primary, FakeLookup... others) {
        CaaGate.Builder builder = CaaGate.builder().lookup(primary).clock(Clock.fixed(NOON, ZoneOffset.UTC));
        for (int i = 0; i < others.length; i++) {
            builder.perspective(new Perspective("eu-" + (i + 1), i == 0 ? "Frankfurt" : "Paris", others[i]));
        }
        return builder;
    }

    private static IssuanceRequest request(String... identifiers) {
        return IssuanceRequest.builder().issuer(OURS).identifiers(identifiers).build();
    }

    private static GateReport check(FakeLookup primary, FakeLookup... others) throws InterruptedException {
        return gate(primary, others).build().check(request("example.com"));
    }

    private static Verdict verdict(GateReport report) {
        assertThat(report.verdicts()).hasSize(1);
        return report.verdicts().get(0);
    }

    private static List<String> views(GateReport report) {
        return report.perspectiveVerdicts(NAME).stream()
                .map(PerspectiveVerdict::toString)
                .toList();
    }

    @Test
    void no_views_where_there_is_one_lookup_only() throws InterruptedException {
        assertThat(views(check(FakeLookup.of()))).isEmpty();
    }

    @Test
    void no_views_on_what_was_not_checked() throws InterruptedException {
        assertThat(check(FakeLookup.of(), FakeLookup.of()).perspectiveVerdicts(Identifier.parse("example.net")))
                .isEmpty();
    }

    @Test
    void a_clearance_that_rests_on_the_oldest_answer_of_all() throws InterruptedException {
        Clearance clearance = gate(
                        FakeLookup.of().obtainedAt(NOON), FakeLookup.of().obtainedAt(NOON.minusSeconds(60)))
                .build()
                .clear(request("example.com"));
        assertThat(clearance.expiresAt()).isEqualTo(NOON.plusSeconds(240));
    }

    @Test
    void again_for_all_views_when_a_method_becomes_known() throws InterruptedException {
        FakeLookup dns = FakeLookup.of("example.com 0 issue \"ca.example; validationmethods=dns-01\"");
        FakeLookup http = FakeLookup.of("example.com 0 issue \"ca.example; validationmethods=http-01\"");
        CaaGate gate = gate(dns, http).build();
        GateReport first = gate.check(request("example.com"));
        assertThat(verdict(first).reason().id()).isEqualTo("perspectives-disagree");
        GateReport second = gate.reconsider(first, Map.of(NAME, ValidationMethod.parse("dns-01")));
        assertThat(verdict(second).reason().id()).isEqualTo("method-not-authorized");
        assertThat(views(second))
                .containsExactly(
                        "primary permitted (issuer-authorized)", "eu-1 (Frankfurt) refused (method-not-authorized)");
        CaaGate agreeing = gate(dns, dns).build();
        GateReport unknown = agreeing.check(request("example.com"));
        assertThat(verdict(unknown).reason().id()).isEqualTo("method-unknown");
        assertThat(agreeing.reconsider(unknown, Map.of(NAME, ValidationMethod.parse("dns-01")))
                        .outcome())
                .isEqualTo(Verdict.Kind.PERMITTED);
    }

    @Test
    void regions_without_anything_that_a_terminal_would_act_on() throws InterruptedException {
        GateReport report = CaaGate.builder()
                .lookup(FakeLookup.of(PERMIT))
                .perspective(new Perspective("eu-1", "\u001b[2J\u202e", FakeLookup.of()))
                .build()
                .check(request("example.com"));
        assertThat(verdict(report).reason().detail()).contains("(\\u001b[2J\\u202e)");
    }
}
