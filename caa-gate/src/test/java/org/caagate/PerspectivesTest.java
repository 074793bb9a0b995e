package org.caagate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
import org.caagate.record.ValidationMethod;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A gate with several perspectives")
class PerspectivesTest {
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

    @Nested
    class Decides {
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
            assertThat(verdict(report).findings())
                    .extracting(Finding::id)
                    .containsExactly(FindingId.PERSPECTIVES_DIFFER);
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
                    .isEqualTo(
                            "the perspectives see different records: primary saw 0 issue \"ca.example\" at example.com;"
                                    + " eu-1 (Frankfurt) saw no CAA records up to com");
            assertThat(((UndeterminedReason.PerspectivesDisagree)
                                    verdict(report).reason())
                            .seen())
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
                    .policy(GatePolicy.strict().requireSight(DomainName.parse("canary.example")))
                    .build();
            assertThat(views(gate.check(request("example.com"))))
                    .containsExactly(
                            "primary permitted (no-caa)", "eu-1 (Frankfurt) undetermined (resolver-sees-no-caa)");
        }
    }

    @Nested
    class Tolerates {
        private GateReport relaxed(FakeLookup primary, FakeLookup... others) throws InterruptedException {
            return gate(primary, others)
                    .policy(GatePolicy.strict().clearDespiteFailedLookup())
                    .build()
                    .check(request("example.com"));
        }

        @Test
        void a_failed_lookup_of_one() throws InterruptedException {
            assertThat(relaxed(FakeLookup.of(PERMIT), failing(Failure.Kind.TIMEOUT))
                            .tolerated())
                    .hasSize(1);
        }

        @Test
        void no_failure_that_hides_behind_that_of_another() throws InterruptedException {
            GateReport servfail = relaxed(failing(Failure.Kind.TIMEOUT), failing(Failure.Kind.SERVFAIL));
            assertThat(servfail.tolerated()).isEmpty();
            assertThat(servfail.blocking()).hasSize(1);
            GateReport bogus = relaxed(failing(Failure.Kind.TIMEOUT), failing(Failure.Kind.BOGUS));
            assertThat(verdict(bogus).reason().id()).isEqualTo("dnssec-bogus");
            assertThat(bogus.tolerated()).isEmpty();
        }

        @Test
        void no_disagreement_that_hides_behind_a_failure() throws InterruptedException {
            assertThat(relaxed(failing(Failure.Kind.TIMEOUT), FakeLookup.of(PERMIT), FakeLookup.of())
                            .tolerated())
                    .isEmpty();
        }

        @Test
        void no_missing_fact_that_hides_behind_a_failure() throws InterruptedException {
            FakeLookup pinned = FakeLookup.of("example.com 0 issue \"ca.example; validationmethods=dns-01\"");
            assertThat(relaxed(pinned, failing(Failure.Kind.TIMEOUT)).tolerated())
                    .isEmpty();
        }
    }

    @Nested
    class Asks {
        @Test
        void all_of_them_for_all_names_at_the_same_time() throws InterruptedException {
            FakeLookup primary = FakeLookup.of();
            FakeLookup other = FakeLookup.of();
            GateReport report = check(primary, other);
            assertThat(primary.asked()).isEqualTo(other.asked()).hasSize(2);
            assertThat(report.questions()).isEqualTo(4);
        }

        @Test
        void and_waits_for_the_slowest() throws InterruptedException, ExecutionException, TimeoutException {
            FakeLookup slow = FakeLookup.of(REFUSAL).hold("example.com");
            CompletableFuture<GateReport> report =
                    gate(FakeLookup.of(PERMIT), slow).build().checkAsync(request("example.com"));
            assertThat(report).isNotDone();
            slow.release("example.com");
            assertThat(report.get(60, TimeUnit.SECONDS).outcome()).isEqualTo(Verdict.Kind.REFUSED);
        }

        @Test
        void and_does_without_one_that_does_not_answer_in_time()
                throws InterruptedException, ExecutionException, TimeoutException {
            ManualTimer timer = new ManualTimer();
            CompletableFuture<GateReport> check = gate(
                            FakeLookup.of(PERMIT), FakeLookup.of().hold("example.com"))
                    .timer(timer)
                    // Here all questions are asked before time passes.
                    .executor(Runnable::run)
                    .build()
                    .checkAsync(request("example.com"));
            timer.advance(Duration.ofSeconds(20));
            GateReport report = check.get(60, TimeUnit.SECONDS);
            assertThat(views(report))
                    .containsExactly(
                            "primary permitted (issuer-authorized)", "eu-1 (Frankfurt) undetermined (lookup-failed)");
            assertThat(report.outcome()).isEqualTo(Verdict.Kind.UNDETERMINED);
        }
    }

    @Nested
    class Reports {
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
                            "primary permitted (issuer-authorized)",
                            "eu-1 (Frankfurt) refused (method-not-authorized)");
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

    @Nested
    class IsBuilt {
        @Test
        void only_of_perspectives_that_can_be_told_apart_and_says_all_faults() {
            FakeLookup lookup = FakeLookup.of();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CaaGate.builder()
                            .perspective(new Perspective("EU", "Frankfurt", lookup))
                            .perspective(new Perspective("", "Frankfurt", lookup))
                            .perspective(new Perspective("a".repeat(33), "Frankfurt", lookup))
                            .perspective(new Perspective("us", lookup))
                            .perspective(new Perspective("us", "x".repeat(65), lookup))
                            .perspective(new Perspective("primary", "Paris", lookup))
                            .build())
                    .withMessage("a gate needs a lookup, such as DnsLookup.ofServers(...): it has no default resolver;"
                            + " the id of a perspective has 1 to 32 lower-case letters, digits and hyphens: \"EU\";"
                            + " the id of a perspective has 1 to 32 lower-case letters, digits and hyphens: \"\";"
                            + " the id of a perspective has 1 to 32 lower-case letters, digits and hyphens: \""
                            + "a".repeat(33) + "\";"
                            + " two perspectives have the id \"us\";"
                            + " the region of perspective \"us\" has more than 64 characters;"
                            + " the id \"primary\" is that of the gate's own lookup");
        }

        @Test
        void of_sixteen_at_most() {
            CaaGate.Builder builder = CaaGate.builder().lookup(FakeLookup.of());
            for (int i = 0; i < 17; i++) {
                builder.perspective(new Perspective("p" + i, "somewhere", FakeLookup.of()));
            }
            assertThatThrownBy(builder::build).hasMessageContaining("16").hasMessageContaining("17");
        }
    }
}
