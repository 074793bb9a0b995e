package org.caagate.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Reply;
import org.caagate.lookup.Trail;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What a zone file answers by itself: what an authority would that has loaded it")
class ZoneFileLookupTest {
    private static final String ZONE = """
            $TTL 60
            @            SOA   ns host 1 2 3 4 5
            @            NS    ns
            @            CAA   0 issue "apex"
            ns           A     192.0.2.1
            www          CAA   0 issue "www"
            www          CAA   0 issue "www"
            www          CAA   0 issuewild ";"
            below.empty  A     192.0.2.1
            alias        CNAME www
            alias2       CNAME alias
            dangling     CNAME nowhere
            toapex       CNAME @
            loop1        CNAME loop2
            loop2        CNAME loop1
            self         CNAME self
            old          CAA   0 issue "old"
            old          DNAME new
            www.new      CAA   0 issue "www.new"
            tree         DNAME www.tree.below
            dloop        DNAME a.dloop
            *.wild       CAA   0 issue "wild"
            host.wild    A     192.0.2.1
            a.deep.wild  A     192.0.2.1
            *.walias     CNAME www
            *.wempty.x   A     192.0.2.1
            below.*.star CAA   0 issue "below the star"
            """;

    static Stream<Arguments> names() {
        String www = "60 0 issue \"www\"; 60 0 issuewild \";\"";
        return Stream.of(
                row("@", "60 0 issue \"apex\""),
                row("www", www),
                row("WWW", www),
                row("ns", "nodata"),
                row("nowhere", "nxdomain"),
                row("a.www", "nxdomain"),
                row("empty", "nodata"),
                row("other.empty", "nxdomain"),
                row("alias", www + " | alias -> www"),
                row("alias2", www + " | alias2 -> alias, alias -> www"),
                row("x.alias", "nxdomain"),
                row("dangling", "nxdomain | dangling -> nowhere"),
                row("toapex", "60 0 issue \"apex\" | toapex -> "),
                row("loop1", "alias-loop | loop1 -> loop2, loop2 -> loop1, loop1 -> loop2"),
                row("self", "alias-loop | self -> self, self -> self"),
                row("old", "60 0 issue \"old\""),
                row("www.old", "60 0 issue \"www.new\" | www.old -> www.new"),
                row("nowhere.old", "nxdomain | nowhere.old -> nowhere.new"),
                row("wild", "nodata"),
                row("a.wild", "60 0 issue \"wild\""),
                row("b.a.wild", "60 0 issue \"wild\""),
                row("host.wild", "nodata"),
                row("x.host.wild", "nxdomain"),
                row("deep.wild", "nodata"),
                row("x.deep.wild", "nxdomain"),
                row("a.deep.wild", "nodata"),
                row("a.walias", www + " | a.walias -> www"),
                row("a.wempty.x", "nodata"),
                row("a.star", "nodata"),
                row("below.a.star", "nodata"));
    }

    /** Names stand without the origin. */
    private static Arguments row(String name, String answer) {
        return Arguments.of(name, answer);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void a_name_is_answered_as_by_an_authority(String name, String answer) throws MalformedZoneException {
        String shown =
                Zones.answer(Zones.zone("example.com", ZONE), name.equals("@") ? "example.com" : name + ".example.com");
        assertThat(shown.replace(".example.com", "").replace("example.com", "")).isEqualTo(answer);
    }

    @Test
    void a_chain_may_have_sixteen_links_and_no_more() throws MalformedZoneException {
        ZoneFile zone = Zones.zone(
                "example.com",
                IntStream.range(0, 17)
                                .mapToObj(i -> "a" + i + " CNAME a" + (i + 1))
                                .collect(Collectors.joining("\n")) + "\na17 CAA 0 issue \"end\"");
        assertThat(Zones.answer(zone, "a1.example.com")).startsWith("3600 0 issue \"end\" | ");
        assertThat(Zones.answer(zone, "a0.example.com")).startsWith("alias-loop | ");
    }

    @Test
    void a_dname_that_makes_a_name_too_long_is_a_failure() throws MalformedZoneException {
        ZoneFile zone = Zones.zone("example.com", "d DNAME " + "a.".repeat(115) + "e");
        Answer answer =
                Zones.ask(ZoneFileLookup.of(List.of(zone), Elsewhere.nobody()), "b".repeat(20) + ".d.example.com");
        assertThat(answer).isInstanceOfSatisfying(Answer.Failed.class, failed -> assertThat(
                        failed.failure().detail())
                .startsWith("the DNAME in line 1 of test.zone makes")
                .endsWith("longer than 255 octets (YXDOMAIN)"));
    }

    @Test
    void a_dname_that_feeds_itself_ends() throws MalformedZoneException {
        assertThat(Zones.answer(Zones.zone("example.com", "d DNAME x.d"), "a.d.example.com"))
                .startsWith("alias-loop");
    }

    @Test
    void the_trail_names_the_file_and_its_lines() throws MalformedZoneException {
        ZoneFile zone = Zones.zone("example.com", """
                alias CNAME www
                www   CAA 0 issue "a"
                ; between
                www   CAA 0 issue "b"
                """);
        Answer answer = Zones.ask(ZoneFileLookup.of(List.of(zone), Elsewhere.nobody()), "alias.example.com");
        assertThat(answer.trail().exchanges())
                .containsExactly(
                        new Exchange(
                                "zone:test.zone",
                                "alias.example.com",
                                Zones.READ_AT,
                                Duration.ZERO,
                                new Reply.ZoneText(List.of(1))),
                        new Exchange(
                                "zone:test.zone",
                                "www.example.com",
                                Zones.READ_AT,
                                Duration.ZERO,
                                new Reply.ZoneText(List.of(2, 4))));
        assertThat(answer.trail().obtainedAt()).isEqualTo(Zones.READ_AT);
        assertThat(answer.trail().authentication()).isEqualTo(Trail.Authentication.UNVALIDATED);
    }

    @Test
    void nothing_rests_on_no_line() throws MalformedZoneException {
        ZoneFile zone = Zones.zone("example.com", "www A 192.0.2.1");
        Answer answer = Zones.ask(ZoneFileLookup.of(List.of(zone), Elsewhere.nobody()), "www.example.com");
        assertThat(answer.trail().exchanges())
                .extracting(Exchange::reply)
                .containsExactly(new Reply.ZoneText(List.of()));
    }

    @Test
    void two_files_of_one_zone_are_an_error() throws MalformedZoneException {
        List<ZoneFile> twice = List.of(Zones.zone("example.com", "a A 1"), Zones.zone("EXAMPLE.com", "b A 1"));
        assertThatThrownBy(() -> ZoneFileLookup.of(twice, Elsewhere.nobody()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two files of the zone example.com.: test.zone and test.zone; leave one away");
    }
}
