package org.caagate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.caagate.decision.Finding;
import org.caagate.decision.FindingId;
import org.caagate.decision.Issuer;
import org.caagate.decision.PerspectiveVerdict;
import org.caagate.decision.UndeterminedReason;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Perspective;
import org.caagate.name.DomainName;
import org.caagate.name.Identifier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A gate with several perspectives decides")
class PerspectiveDecisionTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Issuer OURS = Issuer.named("ca.example");
    private static final Identifier NAME = Identifier.parse("example.com");
    private static final String PERMIT = "example.com 0 issue \"ca.example\"";
    private static final String REFUSAL = "example.com 0 issue \"other.example\"";

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

    private static FakeLookup failing(Failure.Kind kind) {
        return FakeLookup.of().at("example.com", ScriptedFailure.of(kind));
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
    void a_permit_where_all_permit_for_the_same_records() throws InterruptedException {
        GateReport report = check(FakeLookup.of(PERMIT), FakeLookup.of(PERMIT), FakeLookup.of(PERMIT));
        assertThat(verdict(report)).hasToString("example.com permitted (issuer-authorized)");
        assertThat(verdict(report).findings()).isEmpty();
        assertThat(views(report))
                .containsExactly(
                        "primary permitted (issuer-authorized)",
                        "eu-1 (Frankfurt) permitted (issuer-authorized)",
                        "eu-2 (Paris) permitted (issuer-authorized)");
    }

    @Test
    void a_permit_where_all_see_nothing() throws InterruptedException {
        assertThat(verdict(check(FakeLookup.of(), FakeLookup.of())).reason().id())
                .isEqualTo("no-caa");
    }

    @Test
    void a_refusal_where_one_refuses_and_says_who_saw_what() throws InterruptedException {
        GateReport report = check(FakeLookup.of(PERMIT), failing(Failure.Kind.BOGUS), FakeLookup.of(REFUSAL));
        assertThat(verdict(report)).hasToString("example.com refused (issuer-not-authorized)");
        assertThat(verdict(report).findings())
                .containsExactly(Finding.of(
                        FindingId.PERSPECTIVES_DIFFER,
                        "the perspectives differ: primary saw 0 issue \"ca.example\" at example.com: permitted"
                                + " (issuer-authorized); eu-1 (Frankfurt) saw no answer at example.com (bogus):"
                                + " undetermined (dnssec-bogus); eu-2 (Paris) saw 0 issue \"other.example\" at"
                                + " example.com: refused (issuer-not-authorized)"));
    }

    @Test
    void a_refusal_without_a_remark_where_all_refuse_alike() throws InterruptedException {
        assertThat(verdict(check(FakeLookup.of(REFUSAL), FakeLookup.of(REFUSAL)))
                        .findings())
                .isEmpty();
    }

    @Test
    void nothing_where_one_cannot_see() throws InterruptedException {
        GateReport report = check(FakeLookup.of(PERMIT), failing(Failure.Kind.TIMEOUT));
        assertThat(verdict(report)).hasToString("example.com undetermined (lookup-failed)");
        assertThat(verdict(report).findings()).extracting(Finding::id).containsExactly(FindingId.PERSPECTIVES_DIFFER);
        assertThat(report.blocking()).hasSize(1);
    }

    @Test
    void nothing_where_all_permit_for_different_reasons() throws InterruptedException {
        GateReport report = gate(FakeLookup.of(PERMIT), FakeLookup.of())
                .policy(GatePolicy.strict().clearDespiteFailedLookup())
                .build()
                .check(request("example.com"));
        assertThat(verdict(report)).hasToString("example.com undetermined (perspectives-disagree)");
        assertThat(verdict(report).reason().detail())
                .isEqualTo("the perspectives see different records: primary saw 0 issue \"ca.example\" at example.com;"
                        + " eu-1 (Frankfurt) saw no CAA records up to com");
        assertThat(((UndeterminedReason.PerspectivesDisagree) verdict(report).reason()).seen())
                .extracting(seen -> seen.perspective() + "/" + seen.region())
                .containsExactly("primary/", "eu-1/Frankfurt");
        assertThat(report.tolerated()).isEmpty();
    }

    @Test
    void what_is_not_applicable_without_asking_anybody() throws InterruptedException {
        FakeLookup other = FakeLookup.of();
        GateReport report = gate(FakeLookup.of(), other).build().check(request("192.0.2.1"));
        assertThat(report.outcome()).isEqualTo(Verdict.Kind.NOT_APPLICABLE);
        assertThat(other.asked()).isEmpty();
    }

    @Test
    void by_the_canary_of_each() throws InterruptedException {
        CaaGate gate = gate(FakeLookup.of("canary.example 0 issue \";\""), FakeLookup.of())
                .policy(GatePolicy.strict().requireCanary(DomainName.parse("canary.example")))
                .build();
        assertThat(views(gate.check(request("example.com"))))
                .containsExactly("primary permitted (no-caa)", "eu-1 (Frankfurt) undetermined (resolver-sees-no-caa)");
    }
}
