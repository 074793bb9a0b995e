package org.caagate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.caagate.decision.Issuer;
import org.caagate.decision.Verdict;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsServer;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a resolver reports as bogus is never a permit (RFC 4035 section 5.5), whoever else says what. */
class FailedValidationTest {
    private static Verdict verdict(DnsServer... servers) throws InterruptedException {
        CaaGate gate = CaaGate.builder()
                .lookup(DnsLookup.builder()
                        .servers(servers)
                        .backOff(Duration.ofMillis(5))
                        .build())
                .build();
        return gate.check(IssuanceRequest.builder()
                        .issuer(Issuer.named("ca.example"))
                        .identifiers("example.com")
                        .build())
                .verdicts()
                .get(0);
    }

    private static DnsServer at(ScriptedDnsServer server) {
        return DnsServer.parse("127.0.0.1:" + server.address().getPort());
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 8, 12})
    void an_empty_answer_that_the_resolver_calls_bogus_is_no_absence(int extendedError) throws InterruptedException {
        try (ScriptedDnsServer server = ScriptedDnsServer.start()) {
            server.zone("example.com. A 192.0.2.1").fault("example.com", Fault.extendedError(extendedError, ""));
            assertThat(verdict(at(server)).reason().id()).isEqualTo("dnssec-bogus");
        }
    }

    @Test
    void a_fallback_that_does_not_validate_does_not_outvote_it() throws InterruptedException {
        try (ScriptedDnsServer validating = ScriptedDnsServer.start();
                ScriptedDnsServer other = ScriptedDnsServer.start()) {
            validating.zone("example.com. CAA 0 issue \"other.example\"").fault("example.com", Fault.bogus());
            other.zone("example.com. A 192.0.2.1");
            assertThat(verdict(at(validating), at(other)).reason().id()).isEqualTo("dnssec-bogus");
        }
    }

    /** Knot Resolver 5.6 gives out as authentic what it has just called bogus. */
    @Test
    void the_resolver_that_reported_it_cannot_take_it_back_before_the_next_check() throws InterruptedException {
        try (ScriptedDnsServer validating = ScriptedDnsServer.start()) {
            validating
                    .zone("example.com. CAA 0 issue \"ca.example\"")
                    .fault("example.com", Fault.bogus().once());
            assertThat(verdict(at(validating)).reason().id()).isEqualTo("dnssec-bogus");
            assertThat(verdict(at(validating)).kind()).isEqualTo(Verdict.Kind.PERMITTED);
        }
    }
}
