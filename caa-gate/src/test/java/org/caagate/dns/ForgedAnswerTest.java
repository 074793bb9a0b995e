package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caagate.dns.Ask.ask;
import static org.caagate.dns.Ask.failure;
import static org.caagate.dns.Ask.patient;
import static org.caagate.dns.Ask.present;
import static org.caagate.dns.Ask.tcp;
import static org.caagate.dns.Forger.HIERARCHY;
import static org.caagate.dns.Forger.ZONE;
import static org.caagate.dns.Forger.replaceCaa;
import static org.caagate.dns.Forger.resigned;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Trail.Authentication;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.dnssec.SignedHierarchy;
import org.caagate.testkit.dnssec.SignedZone;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

@DisplayName("Our own validation is not fooled by")
class ForgedAnswerTest {
    @RegisterExtension
    final Forger forger = new Forger();

    @ParameterizedTest
    @ValueSource(strings = {"www.nsec.test", "www.nsec3.test"})
    void the_same_records_untouched_are_secure(String name) {
        Answer.Present answer = present(ask(forger.validating().build(), name));
        assertThat(answer.trail().authentication()).isEqualTo(Authentication.SECURE);
    }

    @Test
    void other_records_under_the_signature() {
        forger.change("www.nsec.test", "CAA", Forger::replaceCaa);
        assertThat(forger.bogus("www.nsec.test").detail())
                .contains("CAA of www.nsec.test", "fails DNSSEC validation", "tcp://");
    }

    @Test
    void one_record_more() {
        forger.change(
                "www.nsec.test",
                "CAA",
                answer -> answer.addRecord(
                        new CAARecord(answer.getQuestion().getName(), DClass.IN, 3600, 0, "issue", "evil.example"),
                        Section.ANSWER));
        forger.bogus("www.nsec.test");
    }

    @Test
    void records_without_signatures() {
        forger.change("www.nsec.test", "CAA", answer -> {
            replaceCaa(answer);
            Tampering.remove(answer, RRSIGRecord.class::isInstance);
        });
        assertThat(forger.bogus("www.nsec.test").detail()).contains("no signature over CAA of www.nsec.test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unsigned.test.", "test.", ".", "www.unsigned.test.", "elsewhere."})
    void a_signature_in_the_name_of_another_zone(String signer) {
        forger.change("www.nsec.test", "CAA", answer -> {
            replaceCaa(answer);
            Record signature = answer.getSection(Section.ANSWER).stream()
                    .filter(RRSIGRecord.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            answer.removeRecord(signature, Section.ANSWER);
            answer.addRecord(resigned(signature, signer), Section.ANSWER);
        });
        forger.bogus("www.nsec.test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"positive", "nodata", "nxdomain", "twice"})
    void an_unsigned_alias_in_front_of_what_is_bogus(String host) {
        assertThat(forger.bogus(host + ".unsigned.test").detail()).contains("bogus.test", "expired");
    }

    @Test
    void a_signed_alias_in_front_of_what_is_bogus() {
        forger.bogus("to-bogus.nsec.test");
    }

    @Test
    void a_false_name_behind_an_unsigned_alias() {
        forger.change("secure.unsigned.test", "CAA", answer -> {
            Tampering.remove(answer, record -> !record.getName().toString().startsWith("secure."));
            answer.addRecord(
                    new CAARecord(Name.fromConstantString("www.nsec.test."), DClass.IN, 60, 0, "issue", "evil.example"),
                    Section.ANSWER);
        });
        Answer.Present answer = present(ask(forger.validating().build(), "secure.unsigned.test"));
        assertThat(answer.records()).hasToString("[0 issue \";\"]");
        assertThat(answer.trail().authentication()).isEqualTo(Authentication.INSECURE);
    }

    @Test
    void an_alias_that_nobody_signed() {
        forger.change("www.nsec.test", "CAA", answer -> {
            Tampering.deny(answer, List.of());
            answer.addRecord(
                    new org.xbill.DNS.CNAMERecord(
                            answer.getQuestion().getName(),
                            DClass.IN,
                            60,
                            Name.fromConstantString("www.unsigned.test.")),
                    Section.ANSWER);
        });
        forger.bogus("www.nsec.test");
    }

    @Test
    void more_signatures_than_can_be_tried() {
        forger.change("www.nsec.test", "CAA", answer -> {
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
        assertThat(forger.bogus("www.nsec.test").detail()).contains("signatures, more than 100");
    }

    @ParameterizedTest
    @ValueSource(longs = {-30, 30})
    void signatures_that_are_not_of_the_day(long days) {
        Clock then = Clock.offset(Clock.systemUTC(), Duration.ofDays(days));
        Failure failure = failure(ask(forger.validating().clock(then).build(), "www.nsec.test"));
        assertThat(failure.kind()).isEqualTo(Failure.Kind.BOGUS);
        assertThat(failure.detail()).contains(days > 0 ? "expired at " : "is not valid before ");
        assertThat(failure.flaw())
                .contains(days > 0 ? Failure.Flaw.SIGNATURE_EXPIRED : Failure.Flaw.SIGNATURE_NOT_YET_VALID);
    }

    @Test
    void keys_that_are_wrong_only_as_long_as_they_are() {
        forger.change("nsec.test", "DNSKEY", answer -> Tampering.remove(answer, RRSIGRecord.class::isInstance));
        DnsLookup lookup = forger.validating().build();
        assertThat(failure(ask(lookup, "www.nsec.test")).kind()).isEqualTo(Failure.Kind.BOGUS);
        forger.server().heal("nsec.test");
        assertThat(present(ask(lookup, "www.nsec.test")).trail().authentication())
                .isEqualTo(Authentication.SECURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DS", "DNSKEY"})
    void keys_that_cannot_be_had(String type) {
        forger.change("nsec.test", type, answer -> {
            Tampering.deny(answer, List.of());
            answer.getHeader().setRcode(Rcode.SERVFAIL);
        });
        for (String name : Stream.of("www", "nothing", "ent")
                .map(host -> host + ".nsec.test")
                .toList()) {
            Failure failure = failure(ask(forger.validating().build(), name));
            assertThat(failure.kind()).isEqualTo(Failure.Kind.SERVFAIL_UNCHECKED);
            assertThat(failure.detail()).contains("SERVFAIL", "tcp://", type + " of nsec.test, which validation needs");
        }
    }

    @Test
    void one_server_that_forges_beside_one_that_does_not() {
        try (ScriptedDnsServer honest = HIERARCHY.resolver().start()) {
            forger.change("www.nsec.test", "CAA", Forger::replaceCaa);
            Answer.Present answer = present(ask(
                    patient(tcp(forger.server()), tcp(honest))
                            .dnssec(Dnssec.validate(TrustAnchors.parse(HIERARCHY.trustAnchor())))
                            .build(),
                    "www.nsec.test"));
            assertThat(answer.records()).hasToString("[0 issue \";\"]");
            assertThat(answer.trail().authentication()).isEqualTo(Authentication.SECURE);
        }
    }

    private void publishPrivately() {
        forger.change("www.corp", "CAA", answer -> {
            Tampering.deny(answer, List.of());
            answer.addRecord(
                    new CAARecord(answer.getQuestion().getName(), DClass.IN, 60, 0, "issue", "ca.example"),
                    Section.ANSWER);
        });
    }

    @Test
    void a_zone_that_the_root_does_not_know() {
        publishPrivately();
        forger.bogus("www.corp");
    }

    @Test
    void a_zone_that_no_anchor_covers_which_is_not_called_secure() {
        publishPrivately();
        String anchor = forger.answer("nsec.test", "DS").getSection(Section.ANSWER).stream()
                .filter(DSRecord.class::isInstance)
                .findFirst()
                .orElseThrow()
                .toString();
        DnsLookup lookup = forger.validating()
                .dnssec(Dnssec.validate(TrustAnchors.parse(anchor)))
                .build();
        assertThat(present(ask(lookup, "www.corp")).trail().authentication()).isEqualTo(Authentication.INDETERMINATE);
        assertThat(present(ask(lookup, "www.nsec.test")).trail().authentication())
                .isEqualTo(Authentication.SECURE);
    }

    @Test
    void a_root_of_its_own() {
        SignedHierarchy other = SignedHierarchy.of(
                Instant.now(),
                SignedZone.of("test."),
                SignedZone.of("nsec.test.").records(ZONE));
        DnsLookup lookup = patient(tcp(forger.server()))
                .tries(1)
                .dnssec(Dnssec.validate(TrustAnchors.parse(other.trustAnchor())))
                .build();
        assertThat(failure(ask(lookup, "www.nsec.test")).kind()).isEqualTo(Failure.Kind.BOGUS);
    }
}
