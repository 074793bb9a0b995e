package org.caagate.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.caagate.name.DomainName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What a master file may look like (RFC 1035 section 5)")
class ZoneFileSyntaxTest {
    private static final String CAA = "3600 0 issue \"ca.example\"";
    private static final String NAME = "www.example.com";

    private static Arguments row(String what, String text, String name, String answer) {
        return Arguments.of(what, text, name, answer);
    }

    static Stream<Arguments> records() {
        return Stream.of(
                row("quoted value", "www CAA 0 issue \"ca.example\"", NAME, CAA),
                row("value without quotes", "www CAA 0 issue ca.example", NAME, CAA),
                row("empty value", "www CAA 0 issue \"\"", NAME, "3600 0 issue \"\""),
                row("semicolon in quotes", "www CAA 0 issue \";\"", NAME, "3600 0 issue \";\""),
                row("parameters", "www CAA 128 issue \"ca.example; a=b\"", NAME, "3600 128 issue \"ca.example; a=b\""),
                row("parenthesis in quotes", "www CAA 0 issue \"a(b\"\nx A 192.0.2.1", NAME, "3600 0 issue \"a(b\""),
                row("escaped quote", "www CAA 0 issue \"a\\\"b\"", NAME, "3600 0 issue \"a\\\"b\""),
                row("escaped octets", "www CAA 0 issue \"\\099a\\255\"", NAME, "3600 0 issue \"ca\\255\""),
                row("escapes without quotes", "www CAA 0 issue a\\;b\\032c", NAME, "3600 0 issue \"a;b c\""),
                row(
                        "octets that are not ASCII",
                        "www CAA 0 issue \"\u00e4\u00ff\"",
                        NAME,
                        "3600 0 issue \"\\228\\255\""),
                row(
                        "an escaped one of these",
                        "www CAA 0 issue \"\\\u00e4\\\\\u00e4\"",
                        NAME,
                        "3600 0 issue \"\\228\\\\\\228\""),
                row("tab in quotes", "www CAA 0 issue \"a\tb\"", NAME, "3600 0 issue \"a\\009b\""),
                row("upper case", "WWW.EXAMPLE.COM. CaA 0 issue ca.example", NAME, CAA),
                row("a tag keeps its case", "www CAA 0 ISSUE ca.example", NAME, "3600 0 ISSUE \"ca.example\""),
                row("type by number", "www TYPE257 0 issue ca.example", NAME, CAA),
                row("generic RDATA", "www CAA \\# 17 0005 697373756563612e6578 616d706c65", NAME, CAA),
                row("both", "www type257 \\# 17 00056973737565 63612e6578616d706c65", NAME, CAA),
                row("a tag that has no text form", "www TYPE257 \\# 3 00012d", NAME, "3600 \\# 3 00012d"),
                row(
                        "generic alias",
                        "www TYPE5 \\# 15 016107 6578616d706c65 03636f6d00",
                        NAME,
                        "nxdomain | www.example.com -> a.example.com"),
                row("class and TTL", "www IN 60 CAA 0 issue ca.example", NAME, "60 0 issue \"ca.example\""),
                row("TTL and class", "www 60 IN CAA 0 issue ca.example", NAME, "60 0 issue \"ca.example\""),
                row("class by number", "www CLASS1 60 CAA 0 issue ca.example", NAME, "60 0 issue \"ca.example\""),
                row("TTL in units", "www 1h30M CAA 0 issue ca.example", NAME, "5400 0 issue \"ca.example\""),
                row("TTL in more units", "www 1w2d3s CAA 0 issue ca.example", NAME, "777603 0 issue \"ca.example\""),
                row("largest TTL", "www 2147483647 CAA 0 issue ca.example", NAME, "2147483647 0 issue \"ca.example\""),
                row("owner named as a class", "in IN CAA 0 issue ca.example", "in.example.com", CAA),
                row("owner named as a type", "caa CAA 0 issue ca.example", "caa.example.com", CAA),
                row("owner that is a number", "3600 60 CAA 0 issue x", "3600.example.com", "60 0 issue \"x\""),
                row("origin", "@ CAA 0 issue ca.example", "example.com", CAA),
                row("owner of the line before", "www A 192.0.2.1\n\tCAA 0 issue ca.example", NAME, CAA),
                row(
                        "the same over a comment",
                        "www A 192.0.2.1\n; here\n\n   ; there\n CAA 0 issue ca.example",
                        NAME,
                        CAA),
                row("owner kept over $TTL", "www A 192.0.2.1\n$TTL 60\n CAA 0 issue x", NAME, "60 0 issue \"x\""),
                row("owner kept over $ORIGIN", "www A 192.0.2.1\n$ORIGIN a\n CAA 0 issue ca.example", NAME, CAA),
                row("comment without a blank", "www CAA 0 issue ca.example;really", NAME, CAA),
                row("comment after a quote", "www CAA 0 issue \"ca.example\";really", NAME, CAA),
                row("comment of any octets", "; \u0000 \u00e4 \" ( \u001b\nwww CAA 0 issue ca.example", NAME, CAA),
                row("parentheses", "www CAA ( 0 ; flags\n issue\n\n\"ca.example\" ) ; end", NAME, CAA),
                row("parentheses without blanks", "www CAA(0 issue(ca.example))", NAME, CAA),
                row("parentheses at the owner", "www (\nCAA 0\n issue ca.example )", NAME, CAA),
                row("line ends of Windows", "www CAA 0 issue ca.example\r\nx A 192.0.2.1\r\n", NAME, CAA),
                row("Windows within parentheses", "www CAA ( 0\r\n issue\r\n ca.example\r\n)\r\n", NAME, CAA),
                row("escaped owner", "w\\119\\w CAA 0 issue ca.example", NAME, CAA),
                row(
                        "owner that is no host name",
                        "a\\.b CAA 0 issue x\n\\000 A 192.0.2.1\n*._x A 192.0.2.1",
                        NAME,
                        "nxdomain"),
                row("underscores", "_a._tcp CAA 0 issue ca.example", "_a._tcp.example.com", CAA),
                row("relative $ORIGIN", "$ORIGIN b\n$ORIGIN a\nwww CAA 0 issue ca.example", "www.a.b.example.com", CAA),
                row("absolute $ORIGIN", "$ORIGIN b.example.com. ; so\n@ CAA 0 issue ca.example", "b.example.com", CAA),
                row("$ORIGIN in upper case", "$origin b\n@ CAA 0 issue ca.example", "b.example.com", CAA),
                row(
                        "other types",
                        "www A 192.0.2.1\n MX 10 (\n mail )\n TXT \"; (\" \"b\"\"c\" d\\\"e",
                        NAME,
                        "nodata"),
                row("SVCB", "www HTTPS 1 . alpn=\"h2,h3 ;(\" port=443\nx A 192.0.2.1", NAME, "nodata"),
                row("types that nobody knows", "www TYPE65534 \\# 4 0a000001\n TYPE1234 a b", NAME, "nodata"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    void the_same_record_may_be_written_in_many_ways(String what, String text, String name, String answer)
            throws MalformedZoneException {
        assertThat(Zones.answer(Zones.zone("example.com", text + "\n"), name)).isEqualTo(answer);
        // The last line need not end.
        assertThat(Zones.answer(Zones.zone("example.com", text), name)).isEqualTo(answer);
    }

    static Stream<Arguments> ttls() {
        String soa = "@ SOA ns host 1 2 3 4 ";
        return Stream.of(
                Arguments.of("none at all", "www CAA 0 issue x", 3600),
                Arguments.of("$TTL", "$TTL 1h\nwww CAA 0 issue x", 3600),
                Arguments.of("$TTL over the last", "$TTL 7\na 9 A 192.0.2.1\nwww CAA 0 issue x", 7),
                Arguments.of("the last", "a 9 A 192.0.2.1\nwww CAA 0 issue x", 9),
                Arguments.of("the last over the SOA", "@ 9 SOA ns host 1 2 3 4 5\nwww CAA 0 issue x", 9),
                Arguments.of("the minimum of the SOA", soa + "2m\nwww CAA 0 issue x", 120),
                Arguments.of("a minimum too large for a TTL", soa + "4294967295\nwww CAA 0 issue x", 2147483647),
                Arguments.of("the least of an RRset", "www 9 CAA 0 issue x\nwww 8 CAA 0 issue y", 8),
                Arguments.of("the least of duplicates", "www 9 CAA 0 issue x\nwww 8 CAA 0 issue x", 8),
                Arguments.of("the alias's if less", "www 7 CNAME a\na 9 CAA 0 issue x", 7),
                Arguments.of("the target's if less", "www 9 CNAME a\na 7 CAA 0 issue x", 7),
                Arguments.of("a DNAME's if less", "www.x 9 CAA 0 issue x\nb 5 DNAME x\nwww CNAME www.b", 5));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ttls")
    void the_ttl_is_the_least_that_applies(String what, String text, long ttl) throws MalformedZoneException {
        assertThat(Zones.answer(Zones.zone("example.com", text), NAME)).startsWith(ttl + " ");
    }

    static Stream<Arguments> origins() {
        return Stream.of(
                Arguments.of("SOA", "example.com. SOA ns host. 1 2 3 4 5", "example.com."),
                Arguments.of("$ORIGIN and SOA", "$ORIGIN example.com.\n@ SOA ns host 1 2 3 4 5", "example.com."),
                Arguments.of("SOA below $ORIGIN", "$ORIGIN com.\nexample SOA ns host 1 2 3 4 5", "example.com."),
                Arguments.of("first $ORIGIN", "$ORIGIN a.example.\nb A 192.0.2.1\n$ORIGIN b.a.example.", "a.example."),
                Arguments.of("a top-level domain with SOA", "corp. SOA ns.corp. host.corp. 1 2 3 4 5", "corp."),
                Arguments.of("the root", ". SOA ns. host. 1 2 3 4 5", "."),
                Arguments.of("no host name", "0/25.example. SOA ns.example. x.example. 1 2 3 4 5", "0/25.example."),
                Arguments.of("twice, as dig writes transfers", """
                        example.com. 5 IN SOA ns.example. h.example. 1 2 3 4 5
                        example.com. 5 IN SOA ns.example. h.example. 1 2 3 4 5
                        """, "example.com."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("origins")
    void the_file_may_say_its_origin(String what, String text, String origin) throws MalformedZoneException {
        String absolute = text.replace("SOA ns host.", "SOA ns.example. host.");
        assertThat(Zones.zone(absolute).origin()).isEqualTo(origin);
    }

    @Test
    void an_origin_that_is_given_stands_before_the_first_line() throws MalformedZoneException {
        ZoneFile zone = Zones.zone("Example.COM.", "www CAA 0 issue ca.example");
        assertThat(zone.origin()).isEqualTo("example.com.");
        assertThat(zone).hasToString("test.zone (example.com.)");
        assertThat(Zones.answer(zone, NAME)).isEqualTo(CAA);
    }

    @Test
    void a_file_is_read_from_the_disk(@TempDir Path directory) throws IOException, MalformedZoneException {
        Path file = Files.writeString(directory.resolve("db.example"), "www CAA 0 issue ca.example");
        ZoneFile zone = ZoneFile.read(file, Optional.of(DomainName.parse("example.com")));
        assertThat(zone.name()).isEqualTo(file.toString());
        assertThat(Zones.answer(zone, NAME)).isEqualTo(CAA);
    }

    @Test
    void what_is_hardly_meant_is_a_warning() throws MalformedZoneException {
        ZoneFile zone = Zones.zone("example.com", """
                sub      NS  ns
                sub      CAA 0 issue "ca.example"
                a.sub    CAA 0 issue "ca.example"
                subtle   CAA 0 issue "ca.example"
                www.example.com CAA 0 issue "ca.example"
                """);
        assertThat(zone.warnings())
                .containsExactly(
                        "test.zone:2: this CAA record is not visible: sub.example.com. is delegated by the NS"
                                + " records at it or"
                                + " above; put it into the zone that they name",
                        "test.zone:3: this CAA record is not visible: a.sub.example.com. is delegated by the NS"
                                + " records at it or"
                                + " above; put it into the zone that they name",
                        "test.zone:5: the owner is www.example.com.example.com.: is a dot missing at its end?");
    }

    @Test
    void a_sound_file_has_no_warnings() throws MalformedZoneException {
        assertThat(Zones.zone("example.com", "@ NS ns\n@ CAA 0 issue x\nns A 192.0.2.1")
                        .warnings())
                .isEmpty();
    }
}
