package org.caagate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.caagate.decision.Issuer;
import org.caagate.decision.PermitReason;
import org.caagate.decision.Undetermined;
import org.caagate.decision.UndeterminedReason;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Reply;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;
import org.caagate.name.Identifier;
import org.caagate.record.CaaRecord;
import org.caagate.record.Octets;
import org.caagate.record.ValidationMethod;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A policy that requires the sight of a canary")
class RequireCanaryTest {
    private static final String CANARY = "canary.example";
    private static final String SEEN = CANARY + " 0 issue \"other.example\"";
    private static final GatePolicy POLICY = GatePolicy.strict().requireCanary(DomainName.parse(CANARY));
    private static final Issuer OURS = Issuer.named("ca.example");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static CaaGate gate(FakeLookup lookup, GatePolicy policy) {
        return CaaGate.builder()
                .lookup(lookup)
                .policy(policy)
                .clock(Clock.fixed(NOON, ZoneOffset.UTC))
                .build();
    }

    private static GateReport check(FakeLookup lookup, String... identifiers) throws InterruptedException {
        return gate(lookup, POLICY).check(request(identifiers));
    }

    private static IssuanceRequest request(String... identifiers) {
        return IssuanceRequest.builder().issuer(OURS).identifiers(identifiers).build();
    }

    private static FakeLookup failing(FakeLookup lookup, String name, Failure.Kind kind) {
        return lookup.at(name, ScriptedFailure.of(kind));
    }

    private static List<String> words(GateReport report) {
        return report.verdicts().stream().map(Verdict::toString).toList();
    }

    @Test
    void permits_a_name_without_records_once_the_canary_was_seen() throws InterruptedException {
        FakeLookup lookup = FakeLookup.of(SEEN);
        GateReport report = check(lookup, "example.com");
        assertThat(words(report)).containsExactly("example.com permitted (no-caa)");
        assertThat(lookup.asked()).extracting(DomainName::toString).containsExactly(CANARY, "example.com", "com");
        assertThat(report.questions()).isEqualTo(3);
    }

    @Test
    void asks_the_canary_once_where_it_lies_on_a_climb() throws InterruptedException {
        FakeLookup lookup = FakeLookup.of(CANARY + " 0 issue \"ca.example\"");
        assertThat(check(lookup, "www." + CANARY).outcome()).isEqualTo(Verdict.Kind.PERMITTED);
        assertThat(lookup.asked())
                .extracting(DomainName::toString)
                .startsWith(CANARY, "www." + CANARY)
                .doesNotHaveDuplicates();
    }

    @Test
    void asks_nothing_where_there_is_nothing_to_ask() throws InterruptedException {
        FakeLookup lookup = FakeLookup.of();
        assertThat(check(lookup, "192.0.2.1").outcome()).isEqualTo(Verdict.Kind.NOT_APPLICABLE);
        assertThat(lookup.asked()).isEmpty();
    }

    @Test
    void leaves_open_what_has_no_records_where_the_canary_has_none_either() throws InterruptedException {
        Verdict verdict = check(FakeLookup.of(), "example.com").verdicts().get(0);
        assertThat(verdict).hasToString("example.com undetermined (resolver-sees-no-caa)");
        assertThat(verdict.reason().detail())
                .isEqualTo("the resolver does not see CAA records: asked for those of canary.example, which is known to"
                        + " have some, it said that there are none (nodata)");
        assertThat(((Undetermined) verdict).isRetryable()).isFalse();
    }

    @Test
    void leaves_it_open_within_a_boundary_too() throws InterruptedException {
        GatePolicy policy = POLICY.climbBoundary(DomainName.parse("corp.example"));
        assertThat(words(gate(FakeLookup.of(), policy).check(request("db.corp.example"))))
                .containsExactly("db.corp.example undetermined (resolver-sees-no-caa)");
    }

    @ParameterizedTest
    @EnumSource(Failure.Kind.class)
    void leaves_it_open_whatever_failed_and_never_tolerates_that(Failure.Kind kind) throws InterruptedException {
        GateReport report = gate(failing(FakeLookup.of(), CANARY, kind), POLICY.clearDespiteFailedLookup())
                .check(request("example.com"));
        assertThat(words(report)).containsExactly("example.com undetermined (resolver-sees-no-caa)");
        assertThat(report.tolerated()).isEmpty();
        assertThat(report.blocking()).hasSize(1);
        assertThat(report.verdicts().get(0).reason().detail()).contains("(" + kind.id() + "): scripted");
        assertThat(((Undetermined) report.verdicts().get(0)).isRetryable()).isTrue();
    }

    @Test
    void changes_nothing_that_rests_on_records() throws InterruptedException {
        FakeLookup lookup = FakeLookup.of(
                "ours.example 0 issue \"ca.example\"",
                "theirs.example 0 issue \"other.example\"",
                "mail.example 0 issuemail \"other.example\"");
        assertThat(words(check(lookup, "ours.example", "theirs.example", "mail.example", "plain.example")))
                .containsExactly(
                        "ours.example permitted (issuer-authorized)",
                        "theirs.example refused (issuer-not-authorized)",
                        "mail.example permitted (no-restricting-property)",
                        "plain.example undetermined (resolver-sees-no-caa)");
    }

    @Test
    void does_not_replace_the_failure_of_the_name_itself() throws InterruptedException {
        assertThat(words(check(failing(FakeLookup.of(), "example.com", Failure.Kind.TIMEOUT), "example.com")))
                .containsExactly("example.com undetermined (lookup-failed)");
    }

    @Test
    void does_not_wait_for_the_canary_where_records_decide() throws InterruptedException {
        FakeLookup lookup = FakeLookup.of("ours.example 0 issue \"ca.example\"", "theirs.example 0 issue \";\"")
                .hold(CANARY);
        assertThat(check(lookup, "ours.example", "theirs.example").outcome()).isEqualTo(Verdict.Kind.REFUSED);
    }

    @Test
    void waits_for_the_canary_where_there_are_no_records()
            throws InterruptedException, ExecutionException, TimeoutException {
        FakeLookup lookup = FakeLookup.of(SEEN).hold(CANARY).hold("com");
        CompletableFuture<GateReport> report = gate(lookup, POLICY).checkAsync(request("example.com"));
        lookup.release("com");
        assertThat(report).isNotDone();
        lookup.release(CANARY);
        assertThat(report.get(60, TimeUnit.SECONDS).outcome()).isEqualTo(Verdict.Kind.PERMITTED);
    }

    @Test
    void takes_a_canary_that_does_not_answer_in_time_for_one_that_was_not_seen()
            throws InterruptedException, ExecutionException, TimeoutException {
        ManualTimer timer = new ManualTimer();
        CompletableFuture<GateReport> report = CaaGate.builder()
                .lookup(FakeLookup.of(SEEN).hold(CANARY))
                .policy(POLICY)
                .timer(timer)
                // Here all questions are asked before time passes.
                .executor(Runnable::run)
                .build()
                .checkAsync(request("example.com"));
        timer.advance(Duration.ofSeconds(20));
        assertThat(words(report.get(60, TimeUnit.SECONDS)))
                .containsExactly("example.com undetermined (resolver-sees-no-caa)");
    }

    @Test
    void counts_also_when_the_request_is_decided_again() throws InterruptedException {
        FakeLookup lookup = FakeLookup.of("pinned.example 0 issue \"ca.example; validationmethods=dns-01\"");
        CaaGate gate = gate(lookup, POLICY);
        GateReport first = gate.check(request("pinned.example", "example.com"));
        GateReport second =
                gate.reconsider(first, Map.of(Identifier.parse("pinned.example"), ValidationMethod.parse("dns-01")));
        assertThat(words(second))
                .containsExactly(
                        "pinned.example permitted (issuer-authorized)",
                        "example.com undetermined (resolver-sees-no-caa)");
    }

    @Test
    void counts_the_canary_among_the_answers_that_a_clearance_rests_on() throws InterruptedException {
        FakeLookup lookup = FakeLookup.of()
                .obtainedAt(NOON)
                .at(
                        CANARY,
                        (name, context) -> CompletableFuture.completedFuture(new Answer.Present(
                                name, List.of(CaaRecord.of(0, "issue", ";")), Trail.none(NOON.minusSeconds(60)))));
        assertThat(gate(lookup, POLICY).clear(request("example.com")).expiresAt())
                .isEqualTo(NOON.plusSeconds(240));
    }

    @Test
    void has_one_canary_and_a_second_one_replaces_it() {
        DomainName second = DomainName.parse("second.example");
        assertThat(GatePolicy.strict().requiredCanary()).isEmpty();
        assertThat(POLICY.requireCanary(second).requiredCanary()).contains(second);
        assertThat(POLICY.requiredCanary()).contains(DomainName.parse(CANARY));
    }

    private static FakeLookup from(FakeLookup lookup, String name, Answer.Absence absence, Exchange... exchanges) {
        return lookup.at(
                name,
                (asked, context) ->
                        CompletableFuture.completedFuture(new Answer.Absent(asked, absence, shown(exchanges))));
    }

    private static FakeLookup seen(Exchange... exchanges) {
        return FakeLookup.of()
                .at(
                        CANARY,
                        (asked, context) -> CompletableFuture.completedFuture(
                                new Answer.Present(asked, List.of(CaaRecord.of(0, "issue", ";")), shown(exchanges))));
    }

    private static Trail shown(Exchange... exchanges) {
        return new Trail(List.of(exchanges), List.of(), NOON, Trail.Authentication.UNVALIDATED);
    }

    private static Exchange said(String server, String name, int rcode, Reply.Flag... flags) {
        return new Exchange(
                server,
                name,
                NOON,
                Duration.ZERO,
                new Reply.Message(rcode, Set.of(flags), List.of(), Octets.ofText("octets")));
    }

    @Test
    void believes_an_absence_only_from_a_server_that_showed_the_canary() throws InterruptedException {
        Exchange sight = said("udp://192.0.2.1:53", CANARY, 0);
        for (Answer.Absence absence : Answer.Absence.values()) {
            int rcode = absence == Answer.Absence.NODATA ? 0 : 3;
            Exchange other = said("udp://192.0.2.2:53", "example.com", rcode);
            Verdict verdict = check(from(seen(sight), "example.com", absence, other), "example.com")
                    .verdicts()
                    .get(0);
            assertThat(verdict).hasToString("example.com undetermined (resolver-sees-no-caa)");
            assertThat(verdict.reason().detail())
                    .isEqualTo(
                            "udp://192.0.2.2:53 said that example.com has no CAA records, and was not seen to show any:"
                                    + " those of canary.example came from udp://192.0.2.1:53; name a canary that is asked of it,"
                                    + " or do without that server");
            Exchange same = said("udp://192.0.2.1:53", "example.com", rcode);
            assertThat(words(check(from(seen(sight), "example.com", absence, same), "example.com")))
                    .containsExactly("example.com permitted (no-caa)");
        }
    }

    @Test
    void asks_whose_answer_counted_not_who_was_asked() throws InterruptedException {
        Exchange sight = said("udp://192.0.2.1:53", CANARY, 0);
        // A server that failed has shown nothing, and one that failed for the name is not believed in anything.
        FakeLookup first = seen(said("udp://192.0.2.2:53", CANARY, 2), sight);
        Exchange blind = said("udp://192.0.2.2:53", "example.com", 0);
        assertThat(words(check(from(first, "example.com", Answer.Absence.NODATA, blind), "example.com")))
                .containsExactly("example.com undetermined (resolver-sees-no-caa)");
        FakeLookup second = from(
                seen(sight),
                "example.com",
                Answer.Absence.NODATA,
                said("udp://192.0.2.2:53", "example.com", 2),
                said("udp://192.0.2.2:53", "example.com", 0, Reply.Flag.TRUNCATED),
                said("udp://192.0.2.2:53", "example.com", 0).asFor(Exchange.Purpose.EXPLANATION),
                said("udp://192.0.2.1:53", "EXAMPLE.com", 0));
        assertThat(words(check(second, "example.com"))).containsExactly("example.com permitted (no-caa)");
    }

    @Test
    void does_not_ask_who_answered_where_nothing_is_known_of_it() throws InterruptedException {
        Exchange absence = said("udp://192.0.2.2:53", "example.com", 0);
        assertThat(words(check(from(seen(), "example.com", Answer.Absence.NODATA, absence), "example.com")))
                .containsExactly("example.com permitted (no-caa)");
        Exchange sight = said("udp://192.0.2.1:53", CANARY, 0);
        assertThat(words(check(seen(sight), "example.com"))).containsExactly("example.com permitted (no-caa)");
    }

    @Test
    void is_never_the_reason_where_the_canary_was_seen() {
        DomainName canary = DomainName.parse(CANARY);
        Answer seen = new Answer.Present(canary, List.of(CaaRecord.of(0, "issue", ";")), Trail.none(NOON));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new UndeterminedReason.ResolverSeesNoCaa(new PermitReason.NoCaa(DomainName.parse("com")), seen))
                .withMessageContaining(CANARY);
    }
}
