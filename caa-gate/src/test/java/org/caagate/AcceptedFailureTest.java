package org.caagate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.caagate.decision.Issuer;
import org.caagate.decision.IssuerProfile;
import org.caagate.decision.Permitted;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Failure;
import org.caagate.lookup.InsecurityProof;
import org.caagate.lookup.Perspective;
import org.caagate.lookup.Reply;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;
import org.caagate.record.Octets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A policy that accepts lookup failures of insecure domains")
class AcceptedFailureTest {
    private static final String SERVER = "udp://192.0.2.53:53";
    private static final GatePolicy POLICY = GatePolicy.strict().acceptLookupFailureOfInsecureDomains();

    /** A lookup to which nobody answers for example.com, which is not signed. */
    private static FakeLookup failing(Failure.Kind kind) {
        return FakeLookup.of("signed.example 0 issue \"ca.example\"")
                .obtainedAt(Instant.now())
                .at("example.com", unanswered(kind));
    }

    /** Silence for a name that is not signed. */
    static CaaLookup unanswered(Failure.Kind kind) {
        return (name, context) -> CompletableFuture.completedFuture(failed(name, kind));
    }

    private static Answer failed(DomainName name, Failure.Kind kind) {
        Reply silence = new Reply.Nothing(new Failure(Failure.Kind.TIMEOUT, "no reply"));
        Reply denial = new Reply.Message(0, Set.of(), List.of(), Octets.ofText("no DS"));
        Instant now = Instant.now();
        Exchange question = new Exchange(SERVER, name.toString(), now, Duration.ZERO, silence);
        Exchange proof =
                new Exchange(SERVER, name.toString(), "DS", Exchange.Purpose.VALIDATION, now, Duration.ZERO, denial);
        return new Answer.Failed(
                name,
                new Failure(kind, "no reply"),
                new Trail(List.of(question, question), List.of(), now, Trail.Authentication.INSECURE),
                List.of(),
                List.of(new InsecurityProof.DeniedDs(name.toString(), name.toString(), proof, proof)));
    }

    private static CaaGate gate(FakeLookup lookup, GatePolicy policy) {
        return CaaGate.builder().lookup(lookup).policy(policy).build();
    }

    private static IssuanceRequest request(String... identifiers) {
        return IssuanceRequest.builder()
                .issuer(Issuer.named("ca.example"))
                .identifiers(identifiers)
                .build();
    }

    @Test
    void permits_with_the_reason_and_lists_it_in_report_and_clearance() throws InterruptedException {
        CaaGate gate = gate(failing(Failure.Kind.TIMEOUT), POLICY);
        GateReport report = gate.check(request("example.com", "signed.example"));
        assertThat(report.verdicts())
                .extracting(Verdict::toString)
                .containsExactly(
                        "example.com permitted (lookup-failure-accepted)",
                        "signed.example permitted (issuer-authorized)");
        assertThat(report.tolerated()).isEmpty();
        assertThat(report.acceptedFailures())
                .containsExactly((Permitted) report.verdicts().get(0));
        assertThat(gate.clear(report).acceptedFailures()).isEqualTo(report.acceptedFailures());
    }

    @Test
    void stays_so_when_the_request_is_decided_again() throws InterruptedException {
        CaaGate gate = gate(failing(Failure.Kind.TIMEOUT), POLICY);
        GateReport report = gate.check(request("example.com"));
        assertThat(gate.reconsider(report, Map.of()).acceptedFailures()).hasSize(1);
    }

    @Test
    void is_not_the_default() throws InterruptedException {
        GateReport report =
                gate(failing(Failure.Kind.TIMEOUT), GatePolicy.strict()).check(request("example.com"));
        assertThat(report.outcome()).isEqualTo(Verdict.Kind.UNDETERMINED);
        assertThat(report.acceptedFailures()).isEmpty();
        assertThat(GatePolicy.strict().acceptsLookupFailureOfInsecureDomains()).isFalse();
        assertThat(POLICY.acceptsLookupFailureOfInsecureDomains()).isTrue();
    }

    @Test
    void accepts_no_failure_of_its_own_side() throws InterruptedException {
        assertThat(gate(failing(Failure.Kind.NETWORK), POLICY)
                        .check(request("example.com"))
                        .outcome())
                .isEqualTo(Verdict.Kind.UNDETERMINED);
    }

    @Test
    void accepts_no_failure_of_a_resolver_that_does_not_show_the_canary() throws InterruptedException {
        GatePolicy policy = POLICY.requireCanary(DomainName.parse("canary.example"));
        Verdict verdict = gate(failing(Failure.Kind.TIMEOUT), policy)
                .check(request("example.com"))
                .verdicts()
                .get(0);
        assertThat(verdict).hasToString("example.com undetermined (resolver-sees-no-caa)");
    }

    @Test
    void accepts_failures_of_resolvers_only_that_show_the_canary() throws InterruptedException {
        GatePolicy policy = POLICY.requireCanary(DomainName.parse("canary.example"));
        Verdict other = gate(showing("udp://192.0.2.54:53"), policy)
                .check(request("example.com"))
                .verdicts()
                .get(0);
        assertThat(other.reason().id()).isEqualTo("resolver-sees-no-caa");
        assertThat(other.reason().detail()).startsWith(SERVER + " gave no answer for example.com");
        // It is tried over several transports because it fails.
        assertThat(gate(showing("tcp://192.0.2.53:53"), policy)
                        .check(request("example.com"))
                        .outcome())
                .isEqualTo(Verdict.Kind.PERMITTED);
    }

    private static FakeLookup showing(String server) {
        Reply records = new Reply.Message(0, Set.of(), List.of(), Octets.ofText("records"));
        Exchange exchange = new Exchange(server, "canary.example", Instant.now(), Duration.ZERO, records);
        Trail trail = new Trail(List.of(exchange), List.of(), Instant.now(), Trail.Authentication.UNVALIDATED);
        return failing(Failure.Kind.TIMEOUT)
                .at(
                        "canary.example",
                        (name, context) -> CompletableFuture.completedFuture(
                                new Answer.Present(name, List.of(CaaRecord.of(0, "issue", ";")), trail)));
    }

    @Test
    void accepts_no_failure_of_one_perspective_where_another_sees() throws InterruptedException {
        CaaGate gate = CaaGate.builder()
                .lookup(failing(Failure.Kind.TIMEOUT))
                .perspective(new Perspective("eu-1", "Frankfurt", FakeLookup.of()))
                .policy(POLICY)
                .build();
        assertThat(gate.check(request("example.com")).verdicts().get(0))
                .hasToString("example.com undetermined (perspectives-disagree)");
    }

    @Test
    void may_be_that_of_a_public_ca() throws InterruptedException {
        IssuanceRequest request = IssuanceRequest.builder()
                .issuer(Issuer.named("ca.example")
                        .withProfile(
                                IssuerProfile.named("public").publiclyTrusted().build()))
                .identifiers("example.com")
                .build();
        assertThat(gate(failing(Failure.Kind.TIMEOUT), POLICY).check(request).outcome())
                .isEqualTo(Verdict.Kind.PERMITTED);
    }

    @Test
    void cannot_tolerate_what_has_no_proof() {
        assertThatIllegalArgumentException()
                .isThrownBy(POLICY::clearDespiteFailedLookup)
                .withMessageContaining("leave out");
        assertThatIllegalArgumentException()
                .isThrownBy(GatePolicy.strict().clearDespiteFailedLookup()::acceptLookupFailureOfInsecureDomains)
                .withMessageContaining("leave out");
    }
}
