package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caagate.dns.Ask.ask;
import static org.caagate.dns.Ask.failure;
import static org.caagate.dns.Ask.patient;
import static org.caagate.dns.Ask.present;
import static org.caagate.dns.Ask.tcp;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Trail.Authentication;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.dnssec.Denial;
import org.caagate.testkit.dnssec.SignedHierarchy;
import org.caagate.testkit.dnssec.SignedZone;
import org.caagate.testkit.dnssec.Signing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

@DisplayName("Our own validation is not fooled by")
class ForgedAnswerTest {
    private static final String ZONE = """
            @          CAA   0 issue ";"
            www        CAA   0 issue ";"
            a.ent      CAA   0 issue ";"
            *.dev      CAA   0 issue "evil.example"
            real.dev   CAA   0 issue ";"
            *.any      A     192.0.2.1
            to-bogus   CNAME www.bogus.test.
            """;

    private static final SignedHierarchy HIERARCHY = SignedHierarchy.of(
            SignedZone.of("test."),
            SignedZone.of("nsec.test.").records(ZONE),
            SignedZone.of("nsec3.test.").denial(Denial.NSEC3).records(ZONE),
            SignedZone.of("other.test.").denial(Denial.NSEC3).records("www A 192.0.2.1"),
            SignedZone.of("bogus.test.")
                    .signing(Signing.EXPIRED)
                    .records("www CAA 0 issue \"evil.example\"\n@ A 192.0.2.1"),
            SignedZone.of("unsigned.test.").signing(Signing.UNSIGNED).records("""
                    www       A     192.0.2.1
                    positive  CNAME www.bogus.test.
                    nodata    CNAME bogus.test.
                    nxdomain  CNAME nothing.bogus.test.
                    secure    CNAME www.nsec.test.
                    twice     CNAME positive
                    """));

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

    private DnsLookupBuilder validating() {
        return patient(tcp(server)).tries(1).dnssec(Dnssec.validate(TrustAnchors.parse(HIERARCHY.trustAnchor())));
    }

    private Failure bogus(String name) {
        Failure failure = failure(ask(validating().build(), name));
        assertThat(failure.kind()).as(failure.detail()).isEqualTo(Failure.Kind.BOGUS);
        return failure;
    }

    private List<Record> authority(String name, String type) {
        return new ArrayList<>(tampering.answer(name, type).getSection(Section.AUTHORITY));
    }

    private static List<Record> sets(List<Record> section, Class<? extends Record> kind, Name owner) {
        return section.stream()
                .filter(record -> record.getName().equals(owner))
                .filter(record -> kind.isInstance(record)
                        || (record instanceof RRSIGRecord signature
                                && section.stream()
                                        .anyMatch(other -> kind.isInstance(other)
                                                && other.getType() == signature.getTypeCovered()
                                                && other.getName().equals(owner))))
                .toList();
    }

    private static Record resigned(Record record, String signer) {
        RRSIGRecord old = (RRSIGRecord) record;
        return new RRSIGRecord(
                old.getName(),
                DClass.IN,
                old.getTTL(),
                old.getTypeCovered(),
                old.getAlgorithm(),
                old.getOrigTTL(),
                old.getExpire(),
                old.getTimeSigned(),
                old.getFootprint(),
                Name.fromConstantString(signer),
                old.getSignature());
    }

    private static void replaceCaa(Message answer) {
        Name owner = answer.getQuestion().getName();
        Tampering.remove(answer, CAARecord.class::isInstance);
        answer.addRecord(new CAARecord(owner, DClass.IN, 3600, 0, "issue", "evil.example"), Section.ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"www.nsec.test", "www.nsec3.test"})
    void the_same_records_untouched_are_secure(String name) {
        Answer.Present answer = present(ask(validating().build(), name));
        assertThat(answer.trail().authentication()).isEqualTo(Authentication.SECURE);
    }

    @Test
    void other_records_under_the_signature() {
        tampering.change(server, "www.nsec.test", "CAA", ForgedAnswerTest::replaceCaa);
        assertThat(bogus("www.nsec.test").detail())
                .contains("CAA of www.nsec.test", "fails DNSSEC validation", "tcp://");
    }

    @Test
    void one_record_more() {
        tampering.change(
                server,
                "www.nsec.test",
                "CAA",
                answer -> answer.addRecord(
                        new CAARecord(answer.getQuestion().getName(), DClass.IN, 3600, 0, "issue", "evil.example"),
                        Section.ANSWER));
        bogus("www.nsec.test");
    }

    @Test
    void records_without_signatures() {
        tampering.change(server, "www.nsec.test", "CAA", answer -> {
            replaceCaa(answer);
            Tampering.remove(answer, RRSIGRecord.class::isInstance);
        });
        assertThat(bogus("www.nsec.test").detail()).contains("no signature over CAA of www.nsec.test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unsigned.test.", "test.", ".", "www.unsigned.test.", "elsewhere."})
    void a_signature_in_the_name_of_another_zone(String signer) {
        tampering.change(server, "www.nsec.test", "CAA", answer -> {
            replaceCaa(answer);
            Record signature = answer.getSection(Section.ANSWER).stream()
                    .filter(RRSIGRecord.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            answer.removeRecord(signature, Section.ANSWER);
            answer.addRecord(resigned(signature, signer), Section.ANSWER);
        });
        bogus("www.nsec.test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"www.nsec.test", "www.nsec3.test"})
    void an_empty_answer_without_proof(String name) {
        tampering.change(server, name, "CAA", answer -> Tampering.deny(answer, List.of()));
        assertThat(bogus(name).flaw()).contains(Failure.Flaw.NSEC_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"www.nsec.test", "www.nsec3.test"})
    void an_empty_answer_beside_an_unsigned_record_of_an_insecure_zone(String name) {
        Record unsigned = new NSECRecord(
                Name.fromConstantString("www.unsigned.test."),
                DClass.IN,
                60,
                Name.fromConstantString("unsigned.test."),
                new int[] {Type.A});
        tampering.change(server, name, "CAA", answer -> Tampering.deny(answer, List.of(unsigned)));
        bogus(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"www.nsec.test", "www.nsec3.test"})
    void the_proof_of_another_zone(String name) {
        List<Record> foreign = authority("nothing.other.test", "CAA").stream()
                .filter(record -> !(record instanceof SOARecord))
                .filter(record -> !isOver(record, Type.SOA))
                .toList();
        tampering.change(server, name, "CAA", answer -> Tampering.deny(answer, foreign));
        bogus(name);
    }

    private static boolean isOver(Record record, int type) {
        return record instanceof RRSIGRecord signature && signature.getTypeCovered() == type;
    }

    @ParameterizedTest
    @ValueSource(strings = {"nsec.test", "nsec3.test"})
    void the_proof_for_another_name(String zone) {
        tampering.change(
                server, "www." + zone, "CAA", answer -> Tampering.deny(answer, authority("nothing." + zone, "CAA")));
        bogus("www." + zone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nsec.test", "nsec3.test"})
    void the_parents_word_that_the_zone_has_other_types(String zone) {
        List<Record> parents = authority("unsigned.test", "DS");
        parents.addAll(authority(zone.replace("nsec", "nsed"), "CAA"));
        tampering.change(server, zone, "CAA", answer -> Tampering.deny(answer, parents));
        bogus(zone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nsec.test", "www.nsec.test", "a.ent.nsec.test", "real.dev.nsec.test"})
    void a_wildcards_proof_that_has_nothing_to_do_with_the_name(String name) {
        List<Record> proofs = new ArrayList<>(sets(
                authority("x.any.nsec.test", "CAA"), NSECRecord.class, Name.fromConstantString("*.any.nsec.test.")));
        proofs.addAll(sets(authority("ent.nsec.test", "CAA"), NSECRecord.class, Name.fromConstantString("nsec.test.")));
        proofs.addAll(authority("zzz.nsec.test", "CAA"));
        assertThat(proofs).filteredOn(NSECRecord.class::isInstance).hasSizeGreaterThan(1);
        tampering.change(server, name, "CAA", answer -> Tampering.deny(answer, proofs));
        bogus(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nsec.test", "nsec3.test"})
    void a_wildcard_in_place_of_a_name_that_is_there(String zone) {
        Message wild = tampering.answer("nothing.dev." + zone, "CAA");
        tampering.change(server, "real.dev." + zone, "CAA", answer -> {
            Tampering.deny(answer, wild.getSection(Section.AUTHORITY));
            wild.getSection(Section.ANSWER)
                    .forEach(record -> answer.addRecord(moved(record, "real.dev." + zone + "."), Section.ANSWER));
        });
        bogus("real.dev." + zone);
    }

    private static Record moved(Record record, String owner) {
        Name name = Name.fromConstantString(owner);
        if (record instanceof RRSIGRecord old) {
            return new RRSIGRecord(
                    name,
                    DClass.IN,
                    old.getTTL(),
                    old.getTypeCovered(),
                    old.getAlgorithm(),
                    old.getOrigTTL(),
                    old.getExpire(),
                    old.getTimeSigned(),
                    old.getFootprint(),
                    old.getSigner(),
                    old.getSignature());
        }
        CAARecord caa = (CAARecord) record;
        return new CAARecord(name, DClass.IN, caa.getTTL(), caa.getFlags(), caa.getTag(), caa.getValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nsec.test", "nsec3.test"})
    void a_name_that_is_said_not_to_exist(String zone) {
        tampering.change(server, "www." + zone, "CAA", answer -> {
            Tampering.deny(answer, authority("nothing." + zone, "CAA"));
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        });
        bogus("www." + zone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nsec.test", "nsec3.test"})
    void a_delegation_whose_ds_records_were_taken_away(String zone) throws IOException {
        tampering.change(server, zone, "DS", answer -> Tampering.deny(answer, authority("unsigned.test", "DS")));
        tampering.change(server, "www." + zone, "CAA", answer -> {
            replaceCaa(answer);
            Tampering.remove(answer, RRSIGRecord.class::isInstance);
        });
        assertThat(bogus("www." + zone).detail()).contains("DS of " + zone);
    }

    @Test
    void a_delegation_that_is_said_to_have_opted_out() {
        tampering.change(server, "nsec.test", "DS", answer -> {
            List<Record> forged = new ArrayList<>();
            for (Record record : authority("nothing.other.test", "DS")) {
                if (record instanceof NSEC3Record nsec3) {
                    forged.add(new NSEC3Record(
                            Name.fromConstantString(nsec3.getName().getLabelString(0) + ".test."),
                            DClass.IN,
                            60,
                            1,
                            1,
                            0,
                            null,
                            nsec3.getNext(),
                            new int[] {Type.NS}));
                } else if (isOver(record, Type.NSEC3)) {
                    forged.add(resigned(moved(record, record.getName().getLabelString(0) + ".test."), "test."));
                }
            }
            Tampering.deny(answer, forged);
        });
        tampering.change(server, "www.nsec.test", "CAA", answer -> {
            replaceCaa(answer);
            Tampering.remove(answer, RRSIGRecord.class::isInstance);
        });
        bogus("www.nsec.test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"positive", "nodata", "nxdomain", "twice"})
    void an_unsigned_alias_in_front_of_what_is_bogus(String host) {
        assertThat(bogus(host + ".unsigned.test").detail()).contains("bogus.test", "expired");
    }

    @Test
    void a_signed_alias_in_front_of_what_is_bogus() {
        bogus("to-bogus.nsec.test");
    }

    @Test
    void a_false_name_behind_an_unsigned_alias() {
        tampering.change(server, "secure.unsigned.test", "CAA", answer -> {
            Tampering.remove(answer, record -> !record.getName().toString().startsWith("secure."));
            answer.addRecord(
                    new CAARecord(Name.fromConstantString("www.nsec.test."), DClass.IN, 60, 0, "issue", "evil.example"),
                    Section.ANSWER);
        });
        Answer.Present answer = present(ask(validating().build(), "secure.unsigned.test"));
        assertThat(answer.records()).hasToString("[0 issue \";\"]");
        assertThat(answer.trail().authentication()).isEqualTo(Authentication.INSECURE);
    }

    @Test
    void an_alias_that_nobody_signed() {
        tampering.change(server, "www.nsec.test", "CAA", answer -> {
            Tampering.deny(answer, List.of());
            answer.addRecord(
                    new org.xbill.DNS.CNAMERecord(
                            answer.getQuestion().getName(),
                            DClass.IN,
                            60,
                            Name.fromConstantString("www.unsigned.test.")),
                    Section.ANSWER);
        });
        bogus("www.nsec.test");
    }

    @Test
    void more_signatures_than_can_be_tried() {
        tampering.change(server, "www.nsec.test", "CAA", answer -> {
            RRSIGRecord real = answer.getSection(Section.ANSWER).stream()
                    .filter(RRSIGRecord.class::isInstance)
                    .map(RRSIGRecord.class::cast)
                    .findFirst()
                    .orElseThrow();
            for (int i = 0; i < 200; i++) {
                byte[] other = real.getSignature().clone();
                other[0] = (byte) i;
                other[1] ^= 1;
                answer.addRecord(
                        new RRSIGRecord(
                                real.getName(),
                                DClass.IN,
                                real.getTTL(),
                                Type.CAA,
                                real.getAlgorithm(),
                                real.getOrigTTL(),
                                real.getExpire(),
                                real.getTimeSigned(),
                                real.getFootprint(),
                                real.getSigner(),
                                other),
                        Section.ANSWER);
            }
        });
        assertThat(bogus("www.nsec.test").detail()).contains("signatures, more than 100");
    }

    @ParameterizedTest
    @ValueSource(longs = {-30, 30})
    void signatures_that_are_not_of_the_day(long days) {
        Clock then = Clock.offset(Clock.systemUTC(), Duration.ofDays(days));
        Failure failure = failure(ask(validating().clock(then).build(), "www.nsec.test"));
        assertThat(failure.kind()).isEqualTo(Failure.Kind.BOGUS);
        assertThat(failure.detail()).contains(days > 0 ? "expired at " : "is not valid before ");
        assertThat(failure.flaw())
                .contains(days > 0 ? Failure.Flaw.SIGNATURE_EXPIRED : Failure.Flaw.SIGNATURE_NOT_YET_VALID);
    }

    @Test
    void keys_that_are_wrong_only_as_long_as_they_are() {
        tampering.change(
                server, "nsec.test", "DNSKEY", answer -> Tampering.remove(answer, RRSIGRecord.class::isInstance));
        DnsLookup lookup = validating().build();
        assertThat(failure(ask(lookup, "www.nsec.test")).kind()).isEqualTo(Failure.Kind.BOGUS);
        server.heal("nsec.test");
        assertThat(present(ask(lookup, "www.nsec.test")).trail().authentication())
                .isEqualTo(Authentication.SECURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DS", "DNSKEY"})
    void keys_that_cannot_be_had(String type) {
        tampering.change(server, "nsec.test", type, answer -> {
            Tampering.deny(answer, List.of());
            answer.getHeader().setRcode(Rcode.SERVFAIL);
        });
        for (String name : Stream.of("www", "nothing", "ent")
                .map(host -> host + ".nsec.test")
                .toList()) {
            Failure failure = failure(ask(validating().build(), name));
            assertThat(failure.kind()).isEqualTo(Failure.Kind.SERVFAIL_UNCHECKED);
            assertThat(failure.detail()).contains("SERVFAIL", "tcp://", type + " of nsec.test, which validation needs");
        }
    }

    @Test
    void one_server_that_forges_beside_one_that_does_not() {
        try (ScriptedDnsServer honest = HIERARCHY.resolver().start()) {
            tampering.change(server, "www.nsec.test", "CAA", ForgedAnswerTest::replaceCaa);
            Answer.Present answer = present(ask(
                    patient(tcp(server), tcp(honest))
                            .dnssec(Dnssec.validate(TrustAnchors.parse(HIERARCHY.trustAnchor())))
                            .build(),
                    "www.nsec.test"));
            assertThat(answer.records()).hasToString("[0 issue \";\"]");
            assertThat(answer.trail().authentication()).isEqualTo(Authentication.SECURE);
        }
    }

    @Test
    void a_root_of_its_own() {
        SignedHierarchy other = SignedHierarchy.of(
                Instant.now(),
                SignedZone.of("test."),
                SignedZone.of("nsec.test.").records(ZONE));
        DnsLookup lookup = patient(tcp(server))
                .tries(1)
                .dnssec(Dnssec.validate(TrustAnchors.parse(other.trustAnchor())))
                .build();
        assertThat(failure(ask(lookup, "www.nsec.test")).kind()).isEqualTo(Failure.Kind.BOGUS);
    }
}
