package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caagate.dns.Ask.ask;
import static org.caagate.dns.Ask.failure;
import static org.caagate.dns.Ask.patient;
import static org.caagate.dns.Ask.present;
import static org.caagate.dns.Ask.tcp;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Trail.Authentication;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.dnssec.SignedHierarchy;
import org.caagate.testkit.dnssec.SignedZone;
import org.caagate.testkit.dnssec.Signing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A zone with an anchor of its own, below what no anchor covers or what need not be signed (RFC 4033 section 2). */
@DisplayName("An island of security")
class IslandOfSecurityTest {
    private static final SignedHierarchy HIERARCHY = SignedHierarchy.of(
            SignedZone.of("test.").records("to-corp CNAME www.corp.test."),
            SignedZone.of("island.test.").records("www CAA 0 issue \";\""),
            SignedZone.of("open.test.").signing(Signing.UNSIGNED),
            SignedZone.of("island.open.test.").records("www CAA 0 issue \";\""));

    /** Another root, and a zone that the first hierarchy proves not to be there: what the public sees of a private zone. */
    private static final SignedHierarchy PRIVATE = SignedHierarchy.of(
            SignedZone.of("test."), SignedZone.of("corp.test.").records("www CAA 0 issue \";\""));

    private final Tampering tampering = new Tampering(HIERARCHY);
    private ScriptedDnsServer server;

    @BeforeEach
    void start() {
        server = HIERARCHY.resolver().start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private DnsLookup validating(String anchors) {
        return patient(tcp(server))
                .tries(1)
                .dnssec(Dnssec.validate(TrustAnchors.parse(anchors)))
                .build();
    }

    /** The keys of a zone, as its owner would hand them out. */
    private static String keys(SignedHierarchy hierarchy, String zone) {
        return new Tampering(hierarchy)
                .answer(zone, "DNSKEY").getSection(Section.ANSWER).stream()
                        .filter(record -> record.getType() == Type.DNSKEY)
                        .map(Record::toString)
                        .collect(Collectors.joining("\n"));
    }

    private static void permit(Message answer, String signer) {
        Name owner = answer.getQuestion().getName();
        Tampering.deny(answer, List.of());
        answer.addRecord(new CAARecord(owner, DClass.IN, 60, 0, "issue", "evil.example"), Section.ANSWER);
        Instant now = Instant.now();
        answer.addRecord(
                new RRSIGRecord(
                        owner,
                        DClass.IN,
                        60,
                        Type.CAA,
                        13,
                        60,
                        now.plusSeconds(600),
                        now.minusSeconds(600),
                        1,
                        Name.fromConstantString(signer),
                        new byte[64]),
                Section.ANSWER);
    }

    @Test
    void is_secure_by_its_own_anchor() {
        assertThat(present(ask(validating(keys(HIERARCHY, "island.test")), "www.island.test"))
                        .trail()
                        .authentication())
                .isEqualTo(Authentication.SECURE);
    }

    @ParameterizedTest
    @CsvSource({"island.test, test.", "island.test, .", "island.open.test, test.", "island.open.test, open.test."})
    void is_not_left_because_a_signature_names_a_zone_above_it(String zone, String signer) {
        tampering.change(server, "www." + zone, "CAA", answer -> permit(answer, signer));
        assertThat(failure(ask(validating(keys(HIERARCHY, zone)), "www." + zone))
                        .kind())
                .isEqualTo(Failure.Kind.BOGUS);
    }

    @Test
    void is_not_left_because_a_signature_names_a_zone_that_need_not_be_signed() {
        tampering.change(server, "www.island.open.test", "CAA", answer -> permit(answer, "open.test."));
        String both = HIERARCHY.trustAnchor() + "\n" + keys(HIERARCHY, "island.open.test");
        assertThat(failure(ask(validating(both), "www.island.open.test")).kind())
                .isEqualTo(Failure.Kind.BOGUS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"www.corp.test", "corp.test", "to-corp.test"})
    void is_not_denied_by_the_signed_word_of_a_zone_above_it(String name) {
        String both = HIERARCHY.trustAnchor() + "\n" + keys(PRIVATE, "corp.test");
        assertThat(failure(ask(validating(both), name)).kind()).isEqualTo(Failure.Kind.BOGUS);
    }
}
