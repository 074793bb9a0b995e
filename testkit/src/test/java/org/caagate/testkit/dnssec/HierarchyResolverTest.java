package org.caagate.testkit.dnssec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

@DisplayName("A resolver over a signed hierarchy")
class HierarchyResolverTest {
    private static final int PAYLOAD_SIZE = 1232;
    private static final HierarchyResolver PASSING = StandardHierarchy.shared().resolver();
    private static final HierarchyResolver VALIDATING =
            StandardHierarchy.shared().validatingResolver();

    @Test
    void signatures_and_proofs_come_only_with_dnssec_ok() throws Exception {
        Message plain = PASSING.answer(question("www.secure.com", Type.CAA, 0));
        Message signed = PASSING.answer(question("www.secure.com", Type.CAA, ExtendedFlags.DO));

        assertThat(types(plain, Section.AUTHORITY)).containsExactly("SOA");
        assertThat(types(signed, Section.AUTHORITY)).containsExactly("SOA", "RRSIG", "NSEC", "RRSIG");
    }

    @Test
    void an_expanded_wildcard_comes_with_its_own_label_count_and_the_proof_that_nothing_is_closer() throws Exception {
        Message answer = PASSING.answer(question("a.wild.nsec3.com", Type.CAA, ExtendedFlags.DO));
        RRSIGRecord signature = (RRSIGRecord) answer.getSection(Section.ANSWER).get(1);

        assertThat(signature.getName()).hasToString("a.wild.nsec3.com.");
        assertThat(signature.getLabels()).isEqualTo(3);
        assertThat(types(answer, Section.AUTHORITY)).containsExactly("NSEC3", "RRSIG");
    }

    @Test
    void a_delegation_signer_record_is_the_parents() throws Exception {
        Message secure = PASSING.answer(question("secure.net", Type.DS, ExtendedFlags.DO));
        Message optedOut = PASSING.answer(question("unsigned.net", Type.DS, ExtendedFlags.DO));

        assertThat(signers(secure, Section.ANSWER)).containsExactly("net.");
        assertThat(signers(optedOut, Section.AUTHORITY)).containsOnly("net.");
        assertThat(types(optedOut, Section.AUTHORITY)).contains("SOA", "NSEC3");
    }

    @Test
    void an_alias_is_followed_into_another_zone() throws Exception {
        String alias = StandardHierarchy.aliasTo(StandardZone.UNSIGNED_BELOW_NSEC, "caa");
        Message answer = PASSING.answer(question(alias, Type.CAA, ExtendedFlags.DO));

        assertThat(types(answer, Section.ANSWER)).containsExactly("CNAME", "RRSIG", "CAA");
    }

    @ParameterizedTest
    @CsvSource({
        "caa.secure.com,       NOERROR,  true,  0",
        "nothing.secure.com,   NXDOMAIN, true,  0",
        "caa.unsigned.com,     NOERROR,  false, 0",
        "caa.unsupported.com,  NOERROR,  false, 0",
        "caa.expired.com,      SERVFAIL, false, 7",
        "caa.early.com,        SERVFAIL, false, 8",
        "caa.missing.com,      SERVFAIL, false, 9",
        "caa.wrong-ds.com,     SERVFAIL, false, 9",
        "caa.denials.com,      NOERROR,  true,  0",
        "www.denials.com,      SERVFAIL, false, 10",
        "caa.forged.com,       SERVFAIL, false, 6",
        "caa.silent.com,       SERVFAIL, false, 22",
        "caa.unsigned-silent.com, SERVFAIL, false, 22",
    })
    void a_validating_one_says_what_it_makes_of_an_answer(
            String name, String rcode, boolean isAuthenticated, int extendedError) throws Exception {
        Message question = question(name, Type.CAA, 0);
        question.getHeader().setFlag(Flags.AD);
        Message answer = VALIDATING.answer(question);

        assertThat(Rcode.string(answer.getRcode())).isEqualTo(rcode);
        assertThat(answer.getHeader().getFlag(Flags.AD)).isEqualTo(isAuthenticated);
        assertThat(extendedErrors(answer)).isEqualTo(extendedError == 0 ? List.of() : List.of(extendedError));
    }

    @Test
    void a_validating_one_hands_bogus_data_out_when_checking_is_disabled() throws Exception {
        Message question = question("caa.expired.com", Type.CAA, 0);
        question.getHeader().setFlag(Flags.CD);
        Message answer = VALIDATING.answer(question);

        assertThat(types(answer, Section.ANSWER)).containsExactly("CAA");
        assertThat(answer.getHeader().getFlag(Flags.AD)).isFalse();
    }

    @Test
    void over_udp_a_long_answer_is_cut() throws Exception {
        try (ScriptedDnsServer server = PASSING.start();
                DatagramSocket socket = new DatagramSocket()) {
            byte[] octets = question("many.aliases.com", Type.CAA, 0).toWire();
            socket.send(new DatagramPacket(octets, octets.length, server.address()));
            DatagramPacket reply = new DatagramPacket(new byte[65_535], 65_535);
            socket.setSoTimeout(20_000);
            socket.receive(reply);

            assertThat(reply.getLength()).isLessThanOrEqualTo(PAYLOAD_SIZE);
            assertThat(new Message(Arrays.copyOf(reply.getData(), reply.getLength()))
                            .getHeader()
                            .getFlag(Flags.TC))
                    .isTrue();
        }
    }

    @Test
    void a_subtree_is_redirected() throws Exception {
        SignedHierarchy hierarchy = SignedHierarchy.of(
                SignedZone.of("com.").records("old DNAME new.com.\nwww.new CAA 0 issue \"ca.example\""));
        Message answer = hierarchy.resolver().answer(question("www.old.com", Type.CAA, ExtendedFlags.DO));

        assertThat(types(answer, Section.ANSWER)).containsExactly("DNAME", "RRSIG", "CNAME", "CAA", "RRSIG");
        assertThat(hierarchy.state("www.old.com", "CAA")).isEqualTo(SecurityState.SECURE);
    }

    @Test
    void an_alias_that_comes_back_to_itself_is_no_answer() throws Exception {
        SignedHierarchy hierarchy = SignedHierarchy.of(SignedZone.of("com.").records("a CNAME b\nb CNAME a"));

        assertThat(hierarchy.resolver().answer(question("a.com", Type.CAA, 0)).getRcode())
                .isEqualTo(Rcode.SERVFAIL);
    }

    @Test
    void a_zone_can_be_wanted_only_once_and_has_to_be_readable() {
        assertThatThrownBy(() -> SignedHierarchy.of(SignedZone.of("com."), SignedZone.of("COM.")))
                .hasMessageContaining("twice");
        assertThatThrownBy(() ->
                        SignedHierarchy.of(Instant.EPOCH, SignedZone.of("com.").records("www NONSENSE")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SignedZone.of("a..b")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Message question(String name, int type, int extendedFlags) throws Exception {
        Message question = Message.newQuery(Record.newRecord(Name.fromString(name, Name.root), type, DClass.IN));
        question.addRecord(new OPTRecord(PAYLOAD_SIZE, 0, 0, extendedFlags), Section.ADDITIONAL);
        return question;
    }

    private static List<String> types(Message message, int section) {
        return message.getSection(section).stream()
                .map(each -> Type.string(each.getType()))
                .toList();
    }

    private static List<String> signers(Message message, int section) {
        return message.getSection(section).stream()
                .filter(RRSIGRecord.class::isInstance)
                .map(each -> ((RRSIGRecord) each).getSigner().toString())
                .toList();
    }

    private static List<Integer> extendedErrors(Message message) {
        return message.getOPT().getOptions(EDNSOption.Code.EDNS_EXTENDED_ERROR).stream()
                .map(option -> ((ExtendedErrorCodeOption) option).getErrorCode())
                .toList();
    }
}
