package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

@DisplayName("The age of an HTTP response")
class AgeTest {
    /** Behind the header, the question, and the name, type and class of the first record. */
    private static final int TTL_OF_FIRST = 12 + 21 + 6;

    private static byte[] message() throws IOException {
        Name name = Name.fromConstantString("www.example.com.");
        Message message = Message.newQuery(Record.newRecord(name, Type.CAA, DClass.IN));
        message.getHeader().setFlag(Flags.QR);
        message.addRecord(
                Record.fromString(name, Type.CNAME, DClass.IN, 300, "example.com.", Name.root), Section.ANSWER);
        message.addRecord(
                Record.fromString(
                        new Name("example.com."), Type.CAA, DClass.IN, 100, "0 issue \"ca.example\"", Name.root),
                Section.ANSWER);
        message.addRecord(new OPTRecord(1232, 0, 0, 1 << 15, List.of()), Section.ADDITIONAL);
        return message.toWire();
    }

    private static List<Long> ttls(byte[] octets) throws IOException {
        return new Message(octets)
                .getSection(Section.ANSWER).stream().map(Record::getTTL).toList();
    }

    @ParameterizedTest
    @CsvSource({"0,300,100", "1,299,99", "100,200,0", "250,50,0", "9999999999,0,0"})
    void reduces_times_to_live_and_nothing_else(long seconds, long first, long second) throws IOException {
        byte[] aged = new Age(seconds).applied(message());
        assertThat(ttls(aged)).containsExactly(first, second);
        assertThat(new Message(aged).getOPT().getFlags()).isEqualTo(1 << 15);
        assertThat(new Message(aged).getSection(Section.ANSWER))
                .isEqualTo(new Message(message()).getSection(Section.ANSWER));
    }

    @ParameterizedTest
    @CsvSource({"3600,300,200,100", "300,3600,200,100", "3600,300,400,0"})
    void is_taken_off_the_time_for_which_an_absence_holds(long ttl, long minimum, long age, long left)
            throws IOException {
        Name name = Name.fromConstantString("example.com.");
        Message message = Message.newQuery(Record.newRecord(name, Type.CAA, DClass.IN));
        message.addRecord(
                Record.fromString(name, Type.SOA, DClass.IN, ttl, "ns root 1 2 3 4 " + minimum, name),
                Section.AUTHORITY);
        assertThat(new Message(new Age(age).applied(message.toWire())).getSection(Section.AUTHORITY))
                .extracting(Record::getTTL)
                .containsExactly(left);
    }

    @ParameterizedTest
    @ValueSource(longs = {0x8000_0005L, 0xFFFF_FFFFL})
    void makes_no_time_of_what_does_not_fit_31_bits(long time) throws IOException {
        byte[] message = message();
        ByteBuffer.wrap(message).putInt(TTL_OF_FIRST, (int) time);
        assertThat(ttls(new Age(10).applied(message))).containsExactly(0L, 90L);
    }

    @Test
    void leaves_a_message_alone_that_ends_anywhere() throws IOException {
        byte[] whole = message();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThat(new Age(5).applied(cut)).isEqualTo(cut);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "7,7",
        "007,7",
        "'3600, 60',3600",
        "' 5 ,x',5",
        "999999999,999999999",
        "2147483649,2147483648",
        "99999999999999999999,2147483648",
        "-1,2147483648",
        "+1,2147483648",
        "x,2147483648",
        "'',2147483648"
    })
    void is_the_first_of_the_header_and_without_end_where_that_is_no_number(String header, long seconds) {
        HttpHeaders headers = HttpHeaders.of(Map.of("Age", List.of(header)), (name, value) -> true);
        assertThat(Age.of(headers)).isEqualTo(new Age(seconds));
    }
}
