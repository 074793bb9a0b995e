package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caagate.dns.Ask.ask;
import static org.caagate.dns.Ask.failure;
import static org.caagate.dns.Ask.patient;
import static org.caagate.dns.Ask.udp;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Trail.Authentication;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.dnssec.SecurityState;
import org.caagate.testkit.dnssec.SignedHierarchy;
import org.caagate.testkit.dnssec.StandardHierarchy;
import org.caagate.testkit.dnssec.StandardZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.Rcode;

@DisplayName("A validation of our own, over a signed hierarchy")
class ValidationTest {
    private static final SignedHierarchy HIERARCHY = StandardHierarchy.shared();
    private static final List<String> HOSTS = List.of(
            "caa",
            "other",
            "www",
            "a.between",
            "between",
            "x.wild",
            "y.x.wild",
            "wild",
            "alias",
            "nothing",
            "x.nothing");

    private static ScriptedDnsServer server;

    @BeforeAll
    static void start() {
        server = HIERARCHY.resolver().start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<String> names() {
        Stream<String> inside = Stream.of(StandardZone.values())
                .flatMap(zone -> Stream.concat(
                        Stream.of(zone.origin().substring(0, zone.origin().length() - 1)),
                        HOSTS.stream().map(zone::name)));
        Stream<String> across = Stream.of(StandardZone.values())
                .flatMap(zone -> Stream.of("caa", "www", "other").map(host -> StandardHierarchy.aliasTo(zone, host)));
        Stream<String> others =
                Stream.of("com", "org", "net", "bare.com", "www.bare.com", "many.aliases.com", "nil.net", "nil");
        return Stream.of(inside, across, others).flatMap(all -> all);
    }

    private static DnsLookup lookup() {
        return patient(udp(server))
                .tries(1)
                .dnssec(Dnssec.validate(TrustAnchors.parse(HIERARCHY.trustAnchor())))
                .build();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void finds_the_state_that_the_hierarchy_was_made_with(String name) {
        Answer answer = ask(lookup(), name);
        SecurityState expected = HIERARCHY.state(name, "CAA");
        switch (expected) {
            case SECURE -> assertThat(answer.trail().authentication()).isEqualTo(Authentication.SECURE);
            case INSECURE -> assertThat(answer.trail().authentication()).isEqualTo(Authentication.INSECURE);
            case BOGUS -> assertThat(failure(answer).kind()).isEqualTo(Failure.Kind.BOGUS);
            case UNREACHABLE -> assertThat(failure(answer).kind()).isNotEqualTo(Failure.Kind.BOGUS);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EXPIRED, www, SIGNATURE_EXPIRED",
        "NOT_YET_VALID, caa, SIGNATURE_NOT_YET_VALID",
        "MISSING, caa, RRSIGS_MISSING",
        "WRONG_DS, caa, DNSKEY_MISSING",
        "DENIALS_MISSING, www, RRSIGS_MISSING",
    })
    void tells_flaws_apart(StandardZone zone, String host, Failure.Flaw flaw) {
        assertThat(failure(ask(lookup(), zone.name(host))).flaw()).contains(flaw);
    }

    @Test
    void tells_the_flaw_of_the_target_of_an_alias() {
        assertThat(failure(ask(lookup(), StandardHierarchy.aliasTo(StandardZone.EXPIRED, "caa")))
                        .flaw())
                .contains(Failure.Flaw.SIGNATURE_EXPIRED);
    }

    @Test
    void knows_no_flaw_where_a_signature_does_not_fit() {
        assertThat(failure(ask(lookup(), StandardZone.FORGED.name("caa"))).flaw())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"FORGED, caa, DS", "SECURE, alias, CNAME"})
    void a_signature_that_does_not_fit_is_bogus_although_another_question_fails(
            StandardZone zone, String host, String failing) {
        String name = zone.name(host);
        try (ScriptedDnsServer tampered = HIERARCHY.resolver().start()) {
            new Tampering(HIERARCHY)
                    .change(tampered, name, Map.of("CAA", Forger::replaceCaaAtTheEnd, failing, reply -> {
                        Tampering.remove(reply, any -> true);
                        reply.getHeader().setRcode(Rcode.SERVFAIL);
                    }));
            DnsLookup lookup = patient(udp(tampered))
                    .tries(1)
                    .dnssec(Dnssec.validate(TrustAnchors.parse(HIERARCHY.trustAnchor())))
                    .build();

            assertThat(failure(ask(lookup, name)).kind()).isEqualTo(Failure.Kind.BOGUS);
        }
    }
}
