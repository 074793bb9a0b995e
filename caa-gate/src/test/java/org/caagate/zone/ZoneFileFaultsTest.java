package org.caagate.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caagate.name.DomainName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What is refused in a zone file, and how that is said")
class ZoneFileFaultsTest {
    private static final String LONG_LABEL = "a".repeat(64);
    private static final String LONG_NAME = "a.".repeat(127) + "example.com.";

    static Stream<Arguments> lines() {
        return Stream.of(
                Arguments.of("$INCLUDE other.zone", "\"$INCLUDE\" is not followed"),
                Arguments.of("$GENERATE 1-9 a$ A 192.0.2.$", "\"$GENERATE\" is not followed"),
                Arguments.of("$FOO x", "no directive is called \"$FOO\""),
                Arguments.of("$TTL", "write $TTL and a number of seconds: 0 words"),
                Arguments.of("$TTL 1 2", "write $TTL and a number of seconds: 2 words"),
                Arguments.of("$TTL soon", "\"soon\" is no number of seconds"),
                Arguments.of("$ORIGIN", "write $ORIGIN and a name: 0 words"),
                Arguments.of("$ORIGIN a..b", "the name \"a..b\" has an empty label"),
                Arguments.of("www", "the type is missing"),
                Arguments.of("www 60 IN", "the type is missing"),
                Arguments.of("www \"CAA\" 0 issue x", "the type is missing before \"\\\"CAA\\\"\""),
                Arguments.of("www CCA 0 issue x", "\"CCA\" is no registered record type"),
                Arguments.of("www TYPE65536 \\# 0", "\"TYPE65536\" is no registered record type"),
                Arguments.of("www TYPE2\u00b2 \\# 0", "outside printable ASCII"),
                Arguments.of("www 60 60 A 192.0.2.1", "\"60\" is no registered record type"),
                Arguments.of("www IN IN A 192.0.2.1", "\"IN\" is no registered record type"),
                Arguments.of("www CH TXT x", "a record of class CH"),
                Arguments.of("www CLASS3 TXT x", "a record of class CLASS3"),
                Arguments.of("www 2147483648 A 192.0.2.1", "the largest is 2147483647"),
                Arguments.of("www 99999999999999999999 A 192.0.2.1", "the largest is 2147483647"),
                Arguments.of("www 4000w A 192.0.2.1", "the largest is 2147483647"),
                Arguments.of("www 1h30 A 192.0.2.1", "\"1h30\" is no number of seconds"),
                Arguments.of("www 1x A 192.0.2.1", "\"1x\" is no number of seconds"),
                Arguments.of("www 1hm A 192.0.2.1", "\"1hm\" is no number of seconds"),
                Arguments.of("www CAA", "flags must be a decimal number"),
                Arguments.of("www CAA 256 issue x", "flags above 255"),
                Arguments.of("www CAA 0 issue", "a blank is missing after the tag"),
                Arguments.of("www CAA 0 is-sue x", "a blank is missing after the tag"),
                Arguments.of("www CAA 0 \"issue\" x", "a tag has 1 to 255 letters and digits"),
                Arguments.of("www CAA 0 issue \"a\" \"b\"", "a value is one string"),
                Arguments.of("www CAA 0 issue \"a\"\"b\"", "a value is one string"),
                Arguments.of("www CAA 0 issue a b", "a value is one string"),
                Arguments.of("www CAA 0 issue \"\\256\"", "an escape above 255"),
                Arguments.of("www CAA 0 issue \"a", "the closing quote of a string is missing"),
                Arguments.of("www CAA 0 issue a\"b\"", "a quote within the word"),
                Arguments.of("www CAA 0 issue \u00e4", "outside printable ASCII"),
                Arguments.of("www CAA 0 issue a\u0007", "outside printable ASCII"),
                Arguments.of("www CAA \\# 3 000569", "runs past the end"),
                Arguments.of("www CAA \\# 4 000569", "4 octets announced, 6 hex digits given"),
                Arguments.of("www TYPE65534 \\# 4 000569", "4 octets announced, 6 hex digits given"),
                Arguments.of("www TYPE65534 \\# x 00", "after \\# comes the number of octets"),
                Arguments.of("www TYPE65534 \\#", "after \\# comes the number of octets"),
                Arguments.of("www TYPE65534 \\# 65536", "after \\# comes the number of octets"),
                Arguments.of("www TYPE65534 \\# 1 xy", "hex digits, not \"xy\""),
                Arguments.of("www TYPE5 \\# 2 c00c", "the RDATA holds no name"),
                Arguments.of("www TYPE5 \\# 2 0161", "the RDATA holds no name"),
                Arguments.of("www TYPE5 \\# 4 01610000", "the RDATA has 4 octets where its type takes 3"),
                Arguments.of("www CNAME", "one name belongs here, not 0 words"),
                Arguments.of("www CNAME a b", "one name belongs here, not 2 words"),
                Arguments.of("www CNAME \"a\"", "a name is not quoted"),
                Arguments.of("www CNAME a..b", "has an empty label"),
                Arguments.of("www CNAME .a", "has an empty label"),
                Arguments.of("www CNAME a\\25", "wants three digits"),
                Arguments.of("www CNAME a\\256", "above \\255"),
                Arguments.of("www CNAME a\\", "a line ends within an escape"),
                Arguments.of(LONG_LABEL + " A 192.0.2.1", "has a label of more than 63 octets"),
                Arguments.of("www CNAME " + LONG_NAME, "is longer than 255 octets"),
                Arguments.of(
                        "www CNAME " + "a.".repeat(121) + "bc", "longer than 255 octets, together with the origin"),
                Arguments.of("www SOA ns host 1 2 3 4", "an SOA record has 7 fields"),
                Arguments.of("@ SOA ns host 1 2 3 4 x", "\"x\" is no number of seconds"),
                Arguments.of("@ TYPE6 \\# 3 000000", "the RDATA has 3 octets where its type takes 22"),
                Arguments.of("www TXT a\"b c\"", "a quote within the word"),
                Arguments.of("www A )", "a ) without a ( before it"),
                Arguments.of("www A (\n192.0.2.1", "the parenthesis that opens here is never closed"),
                Arguments.of("\u00ef\u00bb\u00bfwww A 192.0.2.1", "byte order mark"),
                Arguments.of("w\u0000w A 192.0.2.1", "outside printable ASCII"),
                Arguments.of("www A 192.0.2.1\rx A 192.0.2.2", "outside printable ASCII"),
                Arguments.of("  A 192.0.2.1", "a line that begins with a blank"),
                Arguments.of("", "no records"),
                Arguments.of("; nothing\n$TTL 5", "no records"),
                Arguments.of("www A " + "x ".repeat(100_000), "more than 100000 words"),
                Arguments.of("other.example. CAA 0 issue x", "other.example. is not in the zone example.com."),
                Arguments.of("xexample.com. CAA 0 issue x", "xexample.com. is not in the zone example.com."),
                Arguments.of("example\\.com. CAA 0 issue x", "example\\.com. is not in the zone example.com."),
                Arguments.of("sub SOA ns host 1 2 3 4 5", "another zone begins here"),
                Arguments.of("www CNAME a\nwww CAA 0 issue x", "has a CNAME record (line 1) and a CAA record (line 2)"),
                Arguments.of("www CAA 0 issue x\nWWW CNAME a", "has a CNAME record (line 2) and a CAA record (line 1)"),
                Arguments.of("www CNAME a\nwww TXT x", "has a CNAME record (line 1) and another record (line 2)"),
                Arguments.of("@ NS ns\n@ CNAME a", "has a CNAME record (line 2) and another record (line 1)"),
                Arguments.of("www CNAME a\nwww CNAME b", "a second CNAME record of www.example.com. that differs"),
                Arguments.of("www DNAME a\nwww DNAME b", "a second DNAME record of www.example.com. that differs"),
                Arguments.of("www DNAME a\nx.y.www A 192.0.2.1", "the names below it would never be visible"),
                Arguments.of("*.a DNAME b", "a DNAME record at the wildcard *.a.example.com."),
                Arguments.of("\\042.a NS b", "an NS record at the wildcard *.a.example.com."),
                Arguments.of("@ SOA ns h 1 2 3 4 5\n@ SOA ns h 2 2 3 4 5", "a second SOA record of example.com."));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void a_fault_is_told(String text, String fault) {
        assertThat(faults(text))
                .singleElement()
                .asString()
                .startsWith("test.zone:")
                .contains(fault);
    }

    @Test
    void all_faults_are_told_at_once_in_the_order_of_the_lines() {
        assertThat(faults("""
                        www CNAME a
                        @ CAA 0 issue
                        www CAA 0 issue "ca.example"
                        $TTL never
                        (
                           b TPYE x
                        )
                        """))
                .extracting(fault -> fault.substring(0, "test.zone:1:".length()))
                .containsExactly("test.zone:2:", "test.zone:3:", "test.zone:4:", "test.zone:5:");
    }

    @Test
    void twenty_faults_are_told_and_the_others_counted() {
        String text =
                IntStream.rangeClosed(1, 25).mapToObj(i -> "x" + i + " TPYE x").collect(Collectors.joining("\n"));
        assertThat(faults(text)).hasSize(21).last().isEqualTo("test.zone: and 5 more");
        assertThat(faults(text).get(19)).startsWith("test.zone:20:");
    }

    @Test
    void the_message_has_a_line_for_each_fault() {
        assertThatThrownBy(() -> Zones.zone("example.com", "a TPYE x\nb TPYE x"))
                .isInstanceOf(MalformedZoneException.class)
                .hasMessageMatching("test\\.zone:1: [^\n]*\ntest\\.zone:2: [^\n]*");
    }

    @Test
    void the_advice_for_a_record_beside_an_alias_says_where_it_belongs() {
        assertThat(faults("www CNAME a\nwww CAA 0 issue \"ca.example\""))
                .containsExactly(
                        "test.zone:2: www.example.com. has a CNAME record (line 1) and a CAA record (line 2): nothing may"
                                + " stand beside a CNAME (RFC 1034 section 3.6.2). Put the CAA record at the target of the alias or at a"
                                + " parent name, or replace the alias");
    }

    @Test
    void what_stands_in_the_file_is_escaped() {
        assertThat(faults("\u001b[31m\u00e4 A 192.0.2.1\n\\027x.other. A 192.0.2.1\nwww \u202e"))
                .allSatisfy(fault -> assertThat(fault).matches("[ -~]*"));
    }

    @Test
    void a_file_name_is_escaped_as_well() {
        assertThatThrownBy(() -> ZoneFile.parse("a\u001b.zone", new byte[0], Optional.empty(), Zones.READ_AT))
                .hasMessageStartingWith("\"a\\u001b.zone\":1: no records");
    }

    /** What follows from a fault is not told again for each line. */
    static Stream<Arguments> consequences() {
        return Stream.of(
                Arguments.of("a..b A 192.0.2.1\n CAA 0 issue x\n TXT x"),
                Arguments.of("\u0007 A 192.0.2.1\n CAA 0 issue x"),
                Arguments.of(" A 192.0.2.1\n CAA 0 issue x"),
                Arguments.of("$ORIGIN a..b\nwww A 192.0.2.1\n CNAME x\n@ A 192.0.2.1"),
                Arguments.of("$ORIGIN \u0007\nwww A 192.0.2.1"));
    }

    @ParameterizedTest
    @MethodSource("consequences")
    void what_follows_from_a_fault_is_not_told_again(String text) {
        assertThat(faults(text)).hasSize(1);
    }

    @Test
    void but_a_fault_in_what_follows_is() {
        assertThat(faults("a..b A 192.0.2.1\n CAA 0 issue")).hasSize(2);
    }

    static Stream<Arguments> unknownOrigins() {
        return Stream.of(
                Arguments.of("www CAA 0 issue x\nftp CAA 0 issue x", "the name \"www\" is relative"),
                Arguments.of("@ SOA ns host 1 2 3 4 5", "the name \"@\" is relative"),
                Arguments.of("$ORIGIN sub\nwww CAA 0 issue x", "the name \"sub\" is relative"),
                Arguments.of("www.example.com. CAA 0 issue x", "give the origin with the file (FILE@ORIGIN)"),
                Arguments.of("$ORIGIN com.\nwww.example CAA 0 issue x", "give the origin with the file (FILE@ORIGIN)"),
                Arguments.of(
                        "$ORIGIN .\nwww.example.com CAA 0 issue x", "give the origin with the file (FILE@ORIGIN)"));
    }

    @ParameterizedTest
    @MethodSource("unknownOrigins")
    void a_file_that_does_not_say_which_zone_it_is_is_refused(String text, String fault) {
        assertThat(catchThrowableOfType(MalformedZoneException.class, () -> Zones.zone(text))
                        .faults())
                .singleElement()
                .asString()
                .contains(fault, "FILE@ORIGIN");
    }

    @Test
    void a_file_that_is_too_large_is_not_read() {
        byte[] octets = new byte[ZoneFile.MOST_OCTETS + 1];
        assertThatThrownBy(() ->
                        ZoneFile.parse("big", octets, Optional.of(DomainName.parse("example.com")), Zones.READ_AT))
                .hasMessage("big:1: the file has more than 67108864 octets: none of it is read");
    }

    @Test
    void a_file_with_too_many_records_is_not_read_further() {
        assertThat(faults("a A 192.0.2.1\n" + " A 1\n".repeat(1_000_000)))
                .containsExactly("test.zone:1000001: more than 1000000 records: no further is read");
    }

    @Test
    void a_file_with_too_many_names_is_not_read_further() {
        String labels = "a.".repeat(110);
        String text = IntStream.range(0, 20_000)
                .mapToObj(i -> labels + i + " A 192.0.2.1\n")
                .collect(Collectors.joining());
        assertThat(faults(text)).singleElement().asString().endsWith("more than 2000000 names: no further is read");
    }

    @Test
    void a_file_that_is_not_there_is_no_malformed_one() {
        assertThatThrownBy(() -> ZoneFile.read(Path.of("no-such.zone"), Optional.empty()))
                .isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @MethodSource("beside")
    void what_dnssec_adds_may_stand_beside_an_alias(String record) throws MalformedZoneException {
        assertThat(Zones.zone("example.com", "www CNAME a\nwww " + record).warnings())
                .isEmpty();
    }

    static Stream<String> beside() {
        return Stream.of(
                "CNAME a",
                "60 CNAME A",
                "RRSIG CNAME 13 3 3600 20260101000000 20250101000000 1 example.com. aaaa",
                "NSEC a CNAME RRSIG NSEC",
                "TYPE47 \\# 0");
    }

    private static List<String> faults(String text) {
        return catchThrowableOfType(MalformedZoneException.class, () -> Zones.zone("example.com", text))
                .faults();
    }
}
