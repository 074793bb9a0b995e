package org.caagate.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The master-file form (RFC 8659 section 4.1.1, RFC 1035 section 5.1, RFC 3597 section 5). */
class CaaRecordTextTest {
    static Stream<Arguments> readable() {
        return Stream.of(
                arguments("0 issue \"ca.example\"", 0, "issue", "ca.example"),
                arguments("0 issue ca.example", 0, "issue", "ca.example"),
                arguments(" \t128\tIssue \t ca.example \t", 128, "Issue", "ca.example"),
                arguments("255 a1 \"\"", 255, "a1", ""),
                arguments("000 issue x", 0, "issue", "x"),
                arguments("0 issue \";\"", 0, "issue", ";"),
                arguments("0 issue \\;", 0, "issue", ";"),
                arguments("0 issue a\\ b", 0, "issue", "a b"),
                arguments("0 issue \"a b\t;()\"", 0, "issue", "a b\t;()"),
                arguments("0 issue \"ca\\.example\"", 0, "issue", "ca.example"),
                arguments("0 issue \"ca\\046example\"", 0, "issue", "ca.example"),
                arguments("0 issue ca\\046example", 0, "issue", "ca.example"),
                arguments("0 issue \"a\\\"b\\\\\"", 0, "issue", "a\"b\\"),
                arguments("0 issue \"\\000\\010\\255\"", 0, "issue", "\0\n\u00ff"),
                arguments("0 issue \\\"", 0, "issue", "\""),
                arguments("0 issue \"\u007f\"", 0, "issue", "\u007f"),
                arguments("0 issue ~!", 0, "issue", "~!"),
                arguments("0 " + "a".repeat(255) + " v", 0, "a".repeat(255), "v"),
                arguments("0 issue \"" + "v".repeat(4096) + "\"", 0, "issue", "v".repeat(4096)),
                arguments("\\# 19 00056973737565 64696769636572742E636F6D", 0, "issue", "digicert.com"),
                arguments("\\# 8 000569737375653B", 0, "issue", ";"),
                arguments("  \\#\t8 00 05 6 9 7\t37375653b ", 0, "issue", ";"),
                arguments("\\# 3 8001ff", 128, "\u00ff", ""));
    }

    @ParameterizedTest
    @MethodSource("readable")
    void a_record_is_read_from_its_text(String text, int flags, String tag, String value)
            throws MalformedRecordException {
        assertThat(CaaRecord.parse(text)).isEqualTo(CaaRecord.of(flags, tag, value));
    }

    static Stream<Arguments> unreadable() {
        String octets = "octets announced";
        String escape = "an escape needs three digits";
        return Stream.of(
                arguments("", 1, "flags must be a decimal number"),
                arguments("issue ca.example", 1, "flags must be a decimal number"),
                arguments("-1 issue ca.example", 1, "flags must be a decimal number"),
                arguments("+1 issue ca.example", 1, "flags must be a decimal number"),
                arguments("\u0660 issue ca.example", 1, "flags must be a decimal number"),
                arguments("256 issue ca.example", 3, "flags above 255"),
                arguments("99999999999999999999 issue x", 3, "flags above 255"),
                arguments("0", 2, "a blank is missing after the flags"),
                arguments("0issue ca.example", 2, "a blank is missing after the flags"),
                arguments("0\u00a0issue ca.example", 2, "a blank is missing after the flags"),
                arguments("0\nissue ca.example", 2, "a blank is missing after the flags"),
                arguments("0 ", 3, "a tag has 1 to 255 letters and digits"),
                arguments("0 \"issue\" x", 3, "a tag has 1 to 255 letters and digits"),
                arguments("0 " + "a".repeat(256) + " v", 259, "a tag has 1 to 255 letters and digits"),
                arguments("0 is-sue x", 5, "a blank is missing after the tag"),
                arguments("0 issue", 8, "a blank is missing after the tag"),
                arguments("0 issue\"x\"", 8, "a blank is missing after the tag"),
                arguments("0 issue ", 9, "a value is missing"),
                arguments("0 issue ;", 9, "a value with ; in it must be quoted"),
                arguments("0 issue x;a=b", 10, "a value with ; in it must be quoted"),
                arguments("0 issue x\"", 10, "a value with \" in it must be quoted"),
                arguments("0 issue (x", 9, "a value with ( in it must be quoted"),
                arguments("0 issue x)", 10, "a value with ) in it must be quoted"),
                arguments("0 issue \"x", 11, "the closing quote is missing"),
                arguments("0 issue \"x\\\"", 13, "the closing quote is missing"),
                arguments("0 issue \"", 10, "the closing quote is missing"),
                arguments("0 issue x\\", 11, "an escape is cut off"),
                arguments("0 issue \"\\", 11, "an escape is cut off"),
                arguments("0 issue \\1", 11, escape),
                arguments("0 issue \"\\12\"", 13, escape),
                arguments("0 issue \"\\1a2\"", 12, escape),
                arguments("0 issue \\25\u0665", 12, escape),
                arguments("0 issue \\256", 13, "an escape above 255"),
                arguments("0 issue \"\\999\"", 14, "an escape above 255"),
                arguments("0 issue \u00e9", 10, "not ASCII"),
                arguments("0 issue \"\u212a\"", 11, "not ASCII"),
                arguments("0 issue \\\u0080", 11, "not ASCII"),
                arguments("0 issue \"a\" \"b\"", 13, "a value is one string"),
                arguments("0 issue \"a\"b", 12, "a value is one string"),
                arguments("0 issue a b", 11, "a value is one string"),
                arguments("0 issue \"a\" ; comment", 13, "a value is one string"),
                arguments("0 issue ca.example\n", 19, "a control character"),
                arguments("0 issue ca.example\r", 19, "a control character"),
                arguments("0 issue a\0b", 10, "a control character"),
                arguments("0 issue a\u007f", 10, "a control character"),
                arguments("\\#", 3, "a blank is missing after \\#"),
                arguments("\\#8 000569737375653B", 3, "a blank is missing after \\#"),
                arguments("\\# x", 4, "the length must be a decimal number"),
                arguments("\\# 65536 00", 8, "the length above 65535"),
                arguments("\\# 8 000569737375653", 21, octets),
                arguments("\\# 7 000569737375653B", 22, octets),
                arguments("\\# 9 000569737375653B", 22, octets),
                arguments("\\# 3", 5, octets),
                arguments("\\# 3 0x01ff", 7, "not a hex digit"),
                arguments("\\# 3 \uff10001ff", 6, "not a hex digit"),
                arguments("\\# 3 (8001ff)", 6, "not a hex digit"),
                arguments("\\# 3ff0169", 5, "a blank is missing after the length"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void anything_else_is_refused_at_the_character_that_does_not_fit(String text, int character, String fault) {
        assertThatThrownBy(() -> CaaRecord.parse(text))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining(", character " + character + ": ")
                .hasMessageContaining(fault)
                .message()
                .matches("[ -~]*");
    }

    @ParameterizedTest
    @CsvSource({
        "\\# 0, of 0 octets has no flags",
        "\\# 2 0000, tag of length 0",
        "\\# 6 000569737375, runs past the end"
    })
    void the_generic_form_of_a_malformed_record_is_malformed(String text, String fault) {
        assertThatThrownBy(() -> CaaRecord.parse(text))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining(fault);
    }

    static Stream<Arguments> tooLong() {
        return Stream.of(
                arguments("0 issue " + "v".repeat(65_529)), arguments("0 issue \"" + "v".repeat(65_529) + "\""));
    }

    @ParameterizedTest
    @MethodSource("tooLong")
    void a_value_longer_than_any_message_is_refused(String text) {
        assertThatThrownBy(() -> CaaRecord.parse(text))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining("65536 octets");
    }

    static Stream<Arguments> printed() {
        return Stream.of(
                arguments(CaaRecord.of(0, "issue", "ca.example"), "0 issue \"ca.example\""),
                arguments(CaaRecord.of(128, "ISSUE", ""), "128 ISSUE \"\""),
                arguments(CaaRecord.of(0, "iodef", "\"\\\u001b\u00e9"), "0 iodef \"\\\"\\\\\\027\\233\""),
                arguments(CaaRecord.of(0, "is-sue", ";"), "\\# 9 000669732d7375653b"),
                arguments(CaaRecord.of(255, "\0", ""), "\\# 3 ff0100"),
                arguments(CaaRecord.of(0, "\u00fc", ""), "\\# 3 0001fc"));
    }

    @ParameterizedTest
    @MethodSource("printed")
    void a_record_prints_in_the_form_that_can_hold_its_tag(CaaRecord record, String text) {
        assertThat(record).hasToString(text);
    }

    @Property(tries = 400)
    void any_octets_are_printed_and_read_back(
            @ForAll @IntRange(max = 255) int flags,
            @ForAll @Size(min = 1, max = 255) byte[] tag,
            @ForAll @Size(max = 600) byte[] value)
            throws MalformedRecordException {
        assertReadBack(new CaaRecord(flags, Octets.of(tag), Octets.of(value), 0));
    }

    @Property(tries = 400)
    void any_value_of_a_plain_tag_is_printed_and_read_back(
            @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 255) String tag,
            @ForAll @CharRange(from = '\0', to = '\u00ff') @StringLength(max = 600) String value)
            throws MalformedRecordException {
        CaaRecord record = CaaRecord.of(0, tag, value);
        assertThat(record.toString()).startsWith("0 " + tag + " \"").matches("[ -~]*");
        assertReadBack(record);
    }

    private static void assertReadBack(CaaRecord record) throws MalformedRecordException {
        assertThat(CaaRecord.parse(record.toString())).isEqualTo(record);
        assertThat(CaaRecord.parse(record.toGenericString())).isEqualTo(record);
        assertThat(CaaRecord.fromRdata(record.rdata(), 0)).isEqualTo(record);
    }

    /** Text from a zone file or a web page: whatever it is, it is a record or a fault, never a crash. */
    @Property(tries = 400)
    void any_text_is_a_record_or_a_fault(
            @ForAll @CharRange(from = '\0', to = '\u00ff') @StringLength(max = 30) String rest) {
        String text = "0 issue " + rest;
        try {
            assertThat(CaaRecord.parse(text).flags()).isZero();
        } catch (MalformedRecordException fault) {
            assertThat(fault.getMessage()).matches("[ -~]+");
        }
    }
}
