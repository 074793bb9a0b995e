package org.caagate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.Dnssec;
import org.caagate.dns.TrustAnchors;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.CachedLookup;
import org.caagate.lookup.Perspective;
import org.caagate.name.DomainName;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/own-ca.md} against the code. */
class OwnCaPageTest {
    /** Whom one place asks: a resolver, a validation of our own, and a cache that no other place shares. */
    static CaaLookup place(String resolver) {
        DnsLookup lookup = DnsLookup.builder()
                .resolver(resolver)
                .dnssec(Dnssec.validate(TrustAnchors.iana()))
                .build();
        return CachedLookup.of(lookup).maximumAge(Duration.ofMinutes(2)).build();
    }

    CaaGate gate = CaaGate.builder()
            .lookup(place("127.0.0.1"))
            .perspective(new Perspective("frankfurt", "eu-central", place("tls://dns.example@192.0.2.53")))
            .perspective(new Perspective("oregon", "us-west", place("tls://dns.example@198.51.100.53")))
            .policy(GatePolicy.strict().requireCanary(DomainName.parse("ca.example")))
            .build();

    @Test
    void its_code_is_that_of_this_test() throws IOException {
        assertThat(gate.policy().requiredCanary()).contains(DomainName.parse("ca.example"));
        new DocsPage("own-ca.md").assertJavaIsFrom(OwnCaPageTest.class, 1);
    }
}
