package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.dnssec.SignedHierarchy;
import org.caagate.testkit.dnssec.SignedZone;
import org.caagate.testkit.dnssec.Signing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.ValidatingResolver;

/** Why a validation of ours asks for more than dnsjava's validator says. If one of these fails, dnsjava has become better. */
@DisplayName("dnsjava's validator alone would take")
class ValidatorGapsTest {
    private static final SignedHierarchy HIERARCHY = SignedHierarchy.of(
            SignedZone.of("test."),
            SignedZone.of("secure.test.").records("www CAA 0 issue \";\"\n*.any A 192.0.2.1\nzzz A 192.0.2.1"),
            SignedZone.of("bogus.test.").signing(Signing.EXPIRED).records("www CAA 0 issue \"evil.example\""),
            SignedZone.of("unsigned.test.").signing(Signing.UNSIGNED).records("www CNAME www.bogus.test."));

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

    private Message validated(String name, Consumer<Message> change) throws IOException {
        tampering.change(server, name, "CAA", change);
        ValidatingResolver validator = new ValidatingResolver(new SimpleResolver(server.address()));
        validator.loadTrustAnchors(
                new ByteArrayInputStream((HIERARCHY.trustAnchor() + "\n").getBytes(StandardCharsets.US_ASCII)));
        Message query = Message.newQuery(Record.newRecord(Name.fromConstantString(name + "."), Type.CAA, DClass.IN));
        return validator.send(query);
    }

    @Test
    void the_proof_of_any_wildcard_for_a_proof_that_any_name_has_no_records() throws IOException {
        Message wild = tampering.answer("x.any.secure.test", "CAA");
        Message other = tampering.answer("zzz.secure.test", "CAA");
        Message said = validated("www.secure.test", answer -> {
            Tampering.deny(answer, List.of());
            proofs(wild, "*.any.secure.test.", answer);
            proofs(other, "zzz.secure.test.", answer);
        });
        assertThat(said.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(said.getSection(Section.ANSWER)).isEmpty();
        assertThat(said.getHeader().getFlag(Flags.AD)).isTrue();
    }

    private static void proofs(Message from, String owner, Message to) {
        List<Record> section = from.getSection(Section.AUTHORITY);
        Name name = Name.fromConstantString(owner);
        assertThat(section)
                .anyMatch(record ->
                        record instanceof NSECRecord && record.getName().equals(name));
        section.stream()
                .filter(record -> record.getName().equals(name))
                .forEach(record -> to.addRecord(record, Section.AUTHORITY));
    }

    @Test
    void an_empty_answer_for_insecure_because_of_a_stray_record_of_an_insecure_zone() throws IOException {
        Record stray = new NSECRecord(
                Name.fromConstantString("www.unsigned.test."),
                DClass.IN,
                60,
                Name.fromConstantString("unsigned.test."),
                new int[] {Type.A});
        Message said = validated("www.secure.test", answer -> Tampering.deny(answer, List.of(stray)));
        assertThat(said.getRcode()).isEqualTo(Rcode.NOERROR);
    }

    @Test
    void what_is_bogus_for_insecure_behind_an_unsigned_alias() throws IOException {
        Message said = validated("www.unsigned.test", answer -> {});
        assertThat(said.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(said.getSection(Section.ANSWER)).anyMatch(record -> record.getType() == Type.CAA);
    }
}
