package org.caagate.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("CAA records on the wire (RFC 8659 section 4.1)")
class CaaRecordTest {
    private static final int LARGEST_RDATA = 65535;

    static Stream<Arguments> readable() {
        return Stream.of(
                arguments("00" + "05" + hex("issue") + hex("letsencrypt.org"), 0, "issue", "letsencrypt.org"),
                arguments("80" + "01" + hex("x"), 128, "x", ""),
                arguments("ff" + "01" + "00" + "00", 255, "\0", "\0"),
                arguments("00" + "07" + hex("is sue") + "ff" + "22", 0, "is sue\u00ff", "\""),
                arguments("00" + "0f" + hex("a".repeat(15)), 0, "a".repeat(15), ""),
                arguments("00" + "10" + hex("a".repeat(16)) + "01", 0, "a".repeat(16), "\u0001"),
                arguments("00" + "19" + hex("caatestsuitedummyproperty"), 0, "caatestsuitedummyproperty", ""),
                arguments("00" + "ff" + hex("a".repeat(255)) + hex("v"), 0, "a".repeat(255), "v"),
                arguments("00" + "ff" + hex("a".repeat(255)), 0, "a".repeat(255), ""),
                arguments("00" + "05" + hex("issue") + hex("a".repeat(4096)), 0, "issue", "a".repeat(4096)));
    }

    @ParameterizedTest
    @MethodSource("readable")
    void rdata_is_flags_tag_and_the_rest(String rdata, int flags, String tag, String value)
            throws MalformedRecordException {
        CaaRecord record = CaaRecord.fromRdata(octets(rdata), 300);
        assertThat(record).isEqualTo(new CaaRecord(flags, Octets.ofText(tag), Octets.ofText(value), 300));
        assertThat(record.rdata().toHex()).isEqualTo(rdata);
    }

    @ParameterizedTest
    @CsvSource({
        "'', of 0 octets has no flags and tag length",
        "00, of 1 octets has no flags and tag length",
        "0000, tag of length 0",
        "8000, tag of length 0",
        "00006973737565, tag of length 0",
        "0001, tag length 1 runs past the end of 2 octets",
        "000569737375, tag length 5 runs past the end of 6 octets",
        "00ff69, tag length 255 runs past the end of 3 octets"
    })
    void rdata_without_a_whole_tag_is_malformed(String rdata, String fault) {
        assertThatThrownBy(() -> CaaRecord.fromRdata(octets(rdata), 0))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining(fault);
    }

    @Test
    void rdata_longer_than_any_message_is_malformed() throws MalformedRecordException {
        String longest = "00" + "01" + "61" + "00".repeat(LARGEST_RDATA - 3);
        assertThat(CaaRecord.fromRdata(octets(longest), 0).value().length()).isEqualTo(LARGEST_RDATA - 3);
        assertThatThrownBy(() -> CaaRecord.fromRdata(octets(longest + "00"), 0))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining("65536 octets");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 256, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void flags_are_one_octet(int flags) {
        assertThatThrownBy(() -> CaaRecord.of(flags, "issue", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("" + flags);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256})
    void a_tag_has_1_to_255_octets(int length) {
        assertThatThrownBy(() -> CaaRecord.of(0, "a".repeat(length), ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not " + length);
    }

    @Test
    void a_ttl_has_31_bits() {
        CaaRecord record = CaaRecord.of(0, "issue", "");
        assertThat(record.withTtl(2147483647L).ttl()).isEqualTo(2147483647L);
        assertThat(record.withTtl(0).ttl()).isZero();
        assertThatThrownBy(() -> record.withTtl(2147483648L)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> record.withTtl(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void another_ttl_changes_nothing_else() {
        assertThat(CaaRecord.of(128, "Issue", "ca.example").withTtl(60))
                .isEqualTo(new CaaRecord(128, Octets.ofText("Issue"), Octets.ofText("ca.example"), 60));
    }

    @ParameterizedTest
    @CsvSource({
        "0, false, 0",
        "1, false, 1",
        "64, false, 64",
        "127, false, 127",
        "128, true, 0",
        "129, true, 1",
        "130, true, 2",
        "255, true, 127"
    })
    void critical_is_the_most_significant_bit_alone(int flags, boolean critical, int reserved) {
        CaaRecord record = CaaRecord.of(flags, "issue", "");
        assertThat(record.isCritical()).isEqualTo(critical);
        assertThat(record.reservedFlags()).isEqualTo(reserved);
    }

    private static String hex(String text) {
        return Octets.ofText(text).toHex();
    }

    private static Octets octets(String hex) {
        return Octets.of(HexFormat.of().parseHex(hex));
    }
}
