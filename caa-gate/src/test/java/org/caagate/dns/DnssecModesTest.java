package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caagate.dns.Ask.ask;
import static org.caagate.dns.Ask.failure;
import static org.caagate.dns.Ask.patient;
import static org.caagate.dns.Ask.tcp;
import static org.caagate.dns.Ask.udp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.ExtendedError;
import org.caagate.lookup.Failure;
import org.caagate.lookup.InsecurityProof;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Reply;
import org.caagate.lookup.Trail.Authentication;
import org.caagate.name.DomainName;
import org.caagate.record.Octets;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.Query;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.dnssec.SignedHierarchy;
import org.caagate.testkit.dnssec.StandardHierarchy;
import org.caagate.testkit.dnssec.StandardZone;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

@DisplayName("What a lookup makes of DNSSEC")
class DnssecModesTest {
    private static final SignedHierarchy HIERARCHY = StandardHierarchy.shared();

    private static Authentication of(Dnssec mode, String name) {
        try (ScriptedDnsServer server = HIERARCHY.validatingResolver().start()) {
            return ask(patient(udp(server)).dnssec(mode).build(), name).trail().authentication();
        }
    }

    @Test
    void is_nothing_where_it_is_off() {
        try (ScriptedDnsServer server = HIERARCHY.validatingResolver().start()) {
            Answer answer = ask(patient(udp(server)).dnssec(Dnssec.off()).build(), "caa.secure.com");
            assertThat(answer.trail().authentication()).isEqualTo(Authentication.UNVALIDATED);
            assertThat(server.questions()).noneMatch(Query::authenticData).noneMatch(Query::dnssecOk);
        }
    }

    @Test
    void is_a_question_with_ad_and_no_belief_by_default() {
        try (ScriptedDnsServer server = HIERARCHY.validatingResolver().start()) {
            Answer answer = ask(patient(udp(server)).build(), "caa.secure.com");
            assertThat(answer.trail().authentication()).isEqualTo(Authentication.UNVALIDATED);
            assertThat(server.questions()).allMatch(Query::authenticData).noneMatch(Query::dnssecOk);
            assertThat(answer.trail().exchanges()).extracting(Exchange::type).containsExactly("CAA");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "caa.secure.com, SECURE",
        "www.secure.com, SECURE",
        "nothing.secure.com, SECURE",
        "caa.unsigned.com, UNVALIDATED",
        "www.unsigned.com, UNVALIDATED"
    })
    void is_what_a_trusted_resolver_on_this_host_says(String name, Authentication expected) {
        assertThat(of(Dnssec.trustedAd(), name)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"caa", "www"})
    void is_never_secure_with_an_unsigned_zone_on_the_way(String host) {
        assertThat(of(Dnssec.trustedAd(), StandardHierarchy.aliasTo(StandardZone.UNSIGNED_BELOW_NSEC, host)))
                .isEqualTo(Authentication.UNVALIDATED);
        assertThat(of(Dnssec.trustedAd(), StandardHierarchy.aliasTo(StandardZone.RSA, host)))
                .isEqualTo(Authentication.SECURE);
    }

    @ParameterizedTest
    @CsvSource({
        "udp://127.0.0.1:53, true, SECURE",
        "tcp://127.9.9.9, true, SECURE",
        "tcp://[::1], true, SECURE",
        "udp://192.0.2.53, true, UNVALIDATED",
        "tcp://192.0.2.53, true, UNVALIDATED",
        "udp://10.0.0.1, true, UNVALIDATED",
        "udp://127.0.0.1:53, false, UNVALIDATED"
    })
    void depends_on_the_way_to_the_resolver(String server, boolean hasAd, Authentication expected) {
        assertThat(believed(server, hasAd, new Judgement.Nothing(Answer.Absence.NODATA, List.of(), 60)))
                .isEqualTo(expected);
    }

    @Test
    void is_nothing_for_a_failure() {
        assertThat(believed("udp://127.0.0.1", true, Judgement.Broken.of(Failure.Kind.REFUSED, "no")))
                .isEqualTo(Authentication.UNVALIDATED);
    }

    private static Authentication believed(String server, boolean hasAd, Judgement judgement) {
        Reply reply = new Reply.Message(
                0, hasAd ? Set.of(Reply.Flag.AUTHENTIC_DATA) : Set.of(), List.<ExtendedError>of(), Octets.ofText(""));
        Exchange exchange = new Exchange(server, "example.com", Instant.EPOCH, Duration.ZERO, reply);
        Question question =
                new Question(Name.fromConstantString("example.com."), Type.CAA, DnssecBits.AD, Ask.context());
        return new AdBit(DnssecBits.AD, true)
                .authenticate(question, DnsServer.parse(server), new Attempts.Attempt(List.of(exchange), judgement))
                .join()
                .authentication();
    }

    @Test
    void is_indeterminate_below_no_anchor() {
        String anchor = HIERARCHY.trustAnchor().replaceFirst("^\\.", "elsewhere.");
        try (ScriptedDnsServer server = HIERARCHY.resolver().start()) {
            DnsLookup lookup = patient(udp(server))
                    .dnssec(Dnssec.validate(TrustAnchors.parse(anchor)))
                    .build();
            Answer answer = ask(lookup, "caa.secure.com");
            assertThat(answer).isInstanceOf(Answer.Present.class);
            assertThat(answer.trail().authentication()).isEqualTo(Authentication.INDETERMINATE);
            assertThat(answer.trail().exchanges()).hasSize(1);
        }
    }

    @Test
    void keeps_all_that_a_validation_rests_on() {
        try (ScriptedDnsServer server = HIERARCHY.resolver().start()) {
            Answer answer = ask(patient(udp(server)).dnssec(validate()).build(), "caa.secure.com");
            assertThat(answer.trail().exchanges())
                    .extracting(exchange -> exchange.type() + " " + exchange.question())
                    .containsExactlyInAnyOrder(
                            "CAA caa.secure.com",
                            "DS com",
                            "DS secure.com",
                            "DNSKEY .",
                            "DNSKEY com",
                            "DNSKEY secure.com");
            assertThat(server.questions()).allMatch(Query::dnssecOk).allMatch(Query::checkingDisabled);
        }
    }

    @Test
    void asks_for_keys_where_their_own_names_lead() {
        try (ScriptedDnsServer others = HIERARCHY.resolver().start();
                ScriptedDnsServer own = HIERARCHY.resolver().start()) {
            Answer answer = ask(
                    patient(udp(others))
                            .serversFor(DomainName.parse("secure.com"), udp(own))
                            .dnssec(validate())
                            .build(),
                    "caa.secure.com");
            assertThat(answer.trail().authentication()).isEqualTo(Authentication.SECURE);
            assertThat(own.questions())
                    .extracting(query -> query.type() + " " + query.name())
                    .containsExactlyInAnyOrder("CAA caa.secure.com.", "DNSKEY secure.com.");
            assertThat(others.questions())
                    .extracting(query -> query.type() + " " + query.name())
                    .containsExactlyInAnyOrder("DNSKEY .", "DS com.", "DNSKEY com.", "DS secure.com.");
        }
    }

    @Test
    void asks_again_for_a_key_that_was_wrong() {
        try (ScriptedDnsServer server = HIERARCHY.resolver().start()) {
            server.fault("secure.com", Fault.respond(query -> Optional.of(spoiled(query))));
            DnsLookup lookup = patient(tcp(server)).tries(2).dnssec(validate()).build();
            Answer answer = ask(lookup, "caa.secure.com");
            assertThat(failure(answer).kind()).isEqualTo(Failure.Kind.BOGUS);
            assertThat(server.questions())
                    .filteredOn(query ->
                            query.type().equals("DNSKEY") && query.name().equals("secure.com."))
                    .hasSize(2);
        }
    }

    /** The last octet of a DNSKEY answer is one of its OPT record; the one before the last 11 is one of the signature. */
    private static byte[] spoiled(Query query) {
        byte[] octets = HIERARCHY.resolver().respond(query).orElseThrow();
        if (query.type().equals("DNSKEY")) {
            octets[octets.length - 12] ^= 1;
        }
        return octets;
    }

    private static Dnssec validate() {
        return Dnssec.validate(TrustAnchors.parse(HIERARCHY.trustAnchor()));
    }

    @Test
    void shows_that_nothing_is_signed_where_a_lookup_failed() {
        InsecurityProof proof = proofs("caa.unsigned.com").get(0);
        assertThat(proof).isInstanceOf(InsecurityProof.DeniedDs.class);
        assertThat(((InsecurityProof.DeniedDs) proof).zone()).isEqualTo("unsigned.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"caa.secure.com", "caa.unsupported.com", "caa.expired.com"})
    void shows_no_such_thing_where_there_is_a_ds_record(String name) {
        assertThat(proofs(name)).containsExactly(new InsecurityProof.None(name));
    }

    @Test
    void asks_nothing_to_show_it_to_nobody() {
        try (ScriptedDnsServer server = failingFor("caa.unsigned.com")) {
            Answer.Failed failed = failed(server, "caa.unsigned.com", Ask.context());
            assertThat(failed.insecurity()).isEmpty();
            assertThat(failed.trail().authentication()).isEqualTo(Authentication.UNVALIDATED);
            assertThat(server.questions()).extracting(Query::type).containsOnly("CAA");
        }
    }

    private static List<InsecurityProof> proofs(String name) {
        try (ScriptedDnsServer server = failingFor(name)) {
            return failed(server, name, Ask.context().wantingInsecurityProofs()).insecurity();
        }
    }

    private static ScriptedDnsServer failingFor(String name) {
        return HIERARCHY.resolver().start().fault(name, Fault.respond(query -> Optional.of(servfail(query))));
    }

    private static Answer.Failed failed(ScriptedDnsServer server, String name, LookupContext context) {
        DnsLookup lookup = patient(tcp(server)).tries(2).dnssec(validate()).build();
        Answer answer = Ask.answer(lookup.lookup(DomainName.parse(name), context));
        assertThat(failure(answer).kind()).isEqualTo(Failure.Kind.SERVFAIL_UNCHECKED);
        return (Answer.Failed) answer;
    }

    private static byte[] servfail(Query query) {
        if (!query.type().equals("CAA")) {
            return HIERARCHY.resolver().respond(query).orElseThrow();
        }
        byte[] octets = query.octets();
        octets[2] |= (byte) 0x80;
        octets[3] |= 2;
        return octets;
    }
}
