package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

@DisplayName("A query")
class QueryTest {
    private static final String NAME = "example.com.";

    private static Message onTheWire(Query query) throws IOException {
        byte[] octets = new byte[query.length()];
        query.wire().get(octets);
        return new Message(octets);
    }

    @Test
    void asks_a_resolver_for_caa_with_edns_and_ad_but_without_signatures() throws IOException {
        Message message = onTheWire(Ask.query(NAME, DnssecBits.AD));
        assertThat(message.getQuestion().getName()).isEqualTo(Name.fromConstantString(NAME));
        assertThat(message.getQuestion().getType()).isEqualTo(Type.CAA);
        assertThat(message.getQuestion().getDClass()).isEqualTo(DClass.IN);
        assertThat(message.getHeader().getFlag(Flags.RD)).isTrue();
        assertThat(message.getHeader().getFlag(Flags.AD)).isTrue();
        assertThat(message.getHeader().getFlag(Flags.CD)).isFalse();
        assertThat(message.getOPT().getPayloadSize()).isEqualTo(1232);
        assertThat(message.getOPT().getFlags()).isZero();
    }

    @Test
    void asks_for_unchecked_data_only_where_it_is_told_to() throws IOException {
        assertThat(onTheWire(Ask.query(NAME, DnssecBits.AD_CD)).getHeader().getFlag(Flags.CD))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void is_octet_for_octet_what_dnsjava_writes(DnssecBits bits) throws IOException {
        for (String name : List.of(".", NAME, "*.Mixed-CASE.example.", "a\\.b\\000\\255.example.", longest())) {
            Query query = Ask.query(name, bits);
            byte[] octets = new byte[query.length()];
            query.wire().get(octets);
            assertThat(octets).isEqualTo(byDnsjava(name, bits, query.id()));
        }
    }

    private static String longest() {
        return ("a".repeat(63) + ".").repeat(3) + "a".repeat(61) + ".";
    }

    private static byte[] byDnsjava(String name, DnssecBits bits, int id) throws IOException {
        Message message = new Message(id);
        message.getHeader().setFlag(Flags.RD);
        if (bits.authenticData()) {
            message.getHeader().setFlag(Flags.AD);
        }
        if (bits.checkingDisabled()) {
            message.getHeader().setFlag(Flags.CD);
        }
        message.addRecord(Record.newRecord(Name.fromString(name), Type.CAA, DClass.IN), Section.QUESTION);
        int flags = bits.dnssecOk() ? ExtendedFlags.DO : 0;
        message.addRecord(new OPTRecord(1232, 0, 0, flags, List.of()), Section.ADDITIONAL);
        return message.toWire();
    }

    @Test
    void has_another_id_each_time() {
        long ids = IntStream.range(0, 100)
                .map(i -> Ask.query(NAME, DnssecBits.AD).id())
                .distinct()
                .count();
        assertThat(ids).isGreaterThan(90);
    }

    @Test
    void is_the_same_under_another_id() {
        Query query = Ask.query("example.com.", DnssecBits.AD);
        Query other = query.withId(0);
        assertThat(other.id()).isZero();
        assertThat(query.withId(query.id())).isSameAs(query);
        assertThat(other.withId(query.id()).wire()).isEqualTo(query.wire());
        assertThat(other.wire().slice(2, other.length() - 2))
                .isEqualTo(query.wire().slice(2, query.length() - 2));
    }

    @Test
    void an_id_is_in_the_first_two_octets() {
        assertThat(Query.idOf(new byte[] {(byte) 0xFF, 1, 2})).isEqualTo(0xFF01);
        assertThat(Query.idOf(new byte[] {1})).isEqualTo(-1);
    }
}
