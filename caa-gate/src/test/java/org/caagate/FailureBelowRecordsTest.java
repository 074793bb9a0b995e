package org.caagate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.caagate.decision.Issuer;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Failure;
import org.caagate.name.DomainName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A failed lookup that a policy would let pass, below names that were seen")
class FailureBelowRecordsTest {
    private static final GatePolicy RELAXED = GatePolicy.strict().clearDespiteFailedLookup();

    private static GateReport check(FakeLookup lookup, GatePolicy policy) throws InterruptedException {
        CaaGate gate = CaaGate.builder().lookup(lookup).policy(policy).build();
        IssuanceRequest request = IssuanceRequest.builder()
                .issuer(Issuer.named("ca.example"))
                .identifiers("www.example.com")
                .build();
        return gate.reconsider(gate.check(request), Map.of());
    }

    private static FakeLookup silentAt(String name, String... lines) {
        return FakeLookup.of(lines).obtainedAt(Instant.now()).at(name, ScriptedFailure.of(Failure.Kind.TIMEOUT));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            example.com 0 issue ";",                                              issue at example.com allows no CA to issue
            example.com 128 tbs "x",                                              is critical, and the CA does not know its tag
            com 0 issue "other.example",                                          'issue at com names other.example, not ca.example'
            'example.com 0 issue "ca.example; accounturi=https://ca.example/1"',  the account is not known
            """)
    void is_not_tolerated_where_the_records_above_do_not_permit(String records, String why)
            throws InterruptedException {
        GateReport report = check(silentAt("www.example.com", records), RELAXED);
        assertThat(report.tolerated()).isEmpty();
        assertThat(report.blocking()).singleElement().satisfies(verdict -> {
            assertThat(verdict.reason().id()).isEqualTo("lookup-failed");
            assertThat(verdict.reason().detail())
                    .startsWith("asking www.example.com for CAA failed (timeout)")
                    .contains("; if it has no records: ")
                    .contains(why);
        });
    }

    @Test
    void is_tolerated_where_those_above_permit_or_there_are_none() throws InterruptedException {
        for (FakeLookup lookup : List.of(
                silentAt("www.example.com", "example.com 0 issue \"ca.example\""), silentAt("www.example.com"))) {
            GateReport report = check(lookup, RELAXED);
            assertThat(report.blocking()).isEmpty();
            assertThat(report.tolerated())
                    .singleElement()
                    .satisfies(verdict -> assertThat(verdict.reason().detail()).doesNotContain("if it has no records"));
        }
    }

    @Test
    void is_tolerated_where_names_above_are_silent_too() throws InterruptedException {
        FakeLookup silent = silentAt("www.example.com").at("example.com", ScriptedFailure.of(Failure.Kind.TIMEOUT));
        assertThat(check(silent, RELAXED).tolerated()).hasSize(1);
        assertThat(check(silent.at("com", ScriptedFailure.of(Failure.Kind.TIMEOUT)), RELAXED)
                        .tolerated())
                .hasSize(1);
        FakeLookup bogus = silentAt("www.example.com").at("example.com", ScriptedFailure.of(Failure.Kind.BOGUS));
        assertThat(check(bogus, RELAXED).tolerated()).isEmpty();
    }

    @Test
    void is_looked_at_up_to_the_boundary_and_no_further() throws InterruptedException {
        FakeLookup silent = silentAt("www.example.com", "com 0 issue \";\"");
        GatePolicy bounded = RELAXED.climbBoundary(DomainName.parse("example.com"));
        assertThat(check(silent, bounded).tolerated()).hasSize(1);
    }

    @Test
    void is_accepted_only_where_the_records_above_permit() throws InterruptedException {
        GatePolicy accepting = GatePolicy.strict().acceptLookupFailureOfInsecureDomains();
        for (Climbing climbing : Climbing.values()) {
            assertThat(outcome(accepting, climbing, "example.com 0 issue \";\""))
                    .isEqualTo(Verdict.Kind.UNDETERMINED);
            assertThat(outcome(accepting, climbing, "example.com 0 issue \"ca.example\""))
                    .isEqualTo(Verdict.Kind.PERMITTED);
            assertThat(outcome(accepting, climbing, "example.net 0 issue \";\""))
                    .isEqualTo(Verdict.Kind.PERMITTED);
        }
    }

    private static Verdict.Kind outcome(GatePolicy policy, Climbing climbing, String records)
            throws InterruptedException {
        FakeLookup lookup = FakeLookup.of(records)
                .obtainedAt(Instant.now())
                .at("www.example.com", AcceptedFailureTest.unanswered(Failure.Kind.TIMEOUT));
        CaaGate gate = CaaGate.builder()
                .lookup(lookup)
                .policy(policy)
                .climbing(climbing)
                .build();
        return gate.check(IssuanceRequest.builder()
                        .issuer(Issuer.named("ca.example"))
                        .identifiers("www.example.com")
                        .build())
                .outcome();
    }

    @Test
    void lists_what_was_seen_above_as_evidence() throws InterruptedException {
        GateReport report = check(silentAt("www.example.com", "example.com 0 issue \";\""), RELAXED);
        assertThat(report.verdicts().get(0).examination().orElseThrow().climb().allSteps())
                .extracting(step -> step.name().toString())
                .containsExactly("www.example.com", "example.com");
    }
}
