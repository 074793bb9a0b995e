package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caagate.dns.Ask.ask;
import static org.caagate.dns.Ask.patient;
import static org.caagate.dns.Ask.udp;

import org.caagate.lookup.Trail.Authentication;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.dnssec.SignedHierarchy;
import org.caagate.testkit.dnssec.StandardHierarchy;
import org.caagate.testkit.dnssec.StandardZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("System properties for dnsjava's validator")
class ValidatorPropertiesTest {
    private static final String PREFIX = "dnsjava.dnssec.";
    private static final SignedHierarchy HIERARCHY = StandardHierarchy.shared();

    @AfterEach
    void clear() {
        System.getProperties().keySet().removeIf(key -> key.toString().startsWith(PREFIX));
    }

    private static DnsLookupBuilder validating(ScriptedDnsServer server) {
        return patient(udp(server)).dnssec(Dnssec.validate(TrustAnchors.parse(HIERARCHY.trustAnchor())));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "algorithm_rsa_min_key_size, 65536",
        "algorithm.8, false",
        "digest.2, false",
        "max_validate_rrsigs, 0",
        "max_ds_match_failures, -1",
        "nsec3.iterations.1024, 0",
        "keycache.max_ttl, 0",
        "trust_anchor_file, /nowhere"
    })
    void change_nothing_of_what_our_validation_finds(String property, String value) {
        System.setProperty(PREFIX + property, value);
        try (ScriptedDnsServer server = HIERARCHY.resolver().start()) {
            DnsLookup lookup = validating(server).build();
            assertThat(ask(lookup, StandardZone.RSA.name("caa")).trail().authentication())
                    .isEqualTo(Authentication.SECURE);
            assertThat(ask(lookup, StandardZone.NSEC3.name("nothing")).trail().authentication())
                    .isEqualTo(Authentication.SECURE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"digest_preference", "max_validate_rrsigs", "nsec3.iterations.1024"})
    void that_cannot_be_overruled_or_read_are_named_when_the_lookup_is_built(String property) {
        System.setProperty(PREFIX + property, "x");
        try (ScriptedDnsServer server = HIERARCHY.resolver().start()) {
            assertThatThrownBy(validating(server)::build)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(PREFIX);
        }
    }
}
