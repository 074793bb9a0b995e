package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
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
        assertThat(other.hasIdOf(new byte[] {0, 0})).isTrue();
        assertThat(other.withId(query.id()).wire()).isEqualTo(query.wire());
        assertThat(other.wire().slice(2, other.length() - 2))
                .isEqualTo(query.wire().slice(2, query.length() - 2));
    }
}
