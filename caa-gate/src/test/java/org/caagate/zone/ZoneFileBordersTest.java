package org.caagate.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caagate.lookup.Alias;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Where zone files end, and the other lookup is asked")
class ZoneFileBordersTest {
    private static final String ZONE = """
            www          CAA   0 issue "new"
            inside       CNAME www
            abroad       10 CNAME www.example.net.
            slow         1000 CNAME www.example.net.
            sub          NS    ns.sub
            ns.sub       A     192.0.2.53
            sub          CAA   0 issue "never seen"
            www.sub      CAA   0 issue "never seen"
            intosub      CNAME www.sub
            odd          CNAME a\\.b.example.net.
            toroot       CNAME .
            moved        DNAME example.net.
            """;

    private final Elsewhere elsewhere = new Elsewhere();

    private Answer ask(String name, String... zones) throws MalformedZoneException {
        List<ZoneFile> files = new ArrayList<>(List.of(Zones.zone("example.com", ZONE)));
        for (String zone : zones) {
            files.add(Zones.zone(zone));
        }
        return Zones.ask(ZoneFileLookup.of(files, elsewhere), name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com",
                "example.net",
                "xexample.com",
                "sub.example.com",
                "www.sub.example.com",
                "x.y.sub.example.com"
            })
    void names_outside_and_delegated_ones_are_asked_of_the_other_lookup_as_they_are(String name)
            throws MalformedZoneException {
        elsewhere.found(name, "today");
        assertThat(ask(name)).isSameAs(elsewhere.answerFor(name));
    }

    @Test
    void a_failure_outside_stays_what_it_is() throws MalformedZoneException {
        elsewhere.failed("com");
        assertThat(ask("com")).isSameAs(elsewhere.answerFor("com"));
    }

    @Test
    void stale_records_at_the_end_of_an_alias_are_those_of_the_asked_name() throws MalformedZoneException {
        Answer.Failed stale = new Answer.Failed(
                DomainName.parse("www.example.net"),
                new Failure(Failure.Kind.STALE, "old"),
                Elsewhere.trail("www.example.net"),
                List.of(CaaRecord.of(0, "issue", "once").withTtl(100)),
                List.of());
        elsewhere.answer("www.example.net", stale);
        Answer.Failed answer = (Answer.Failed) ask("abroad.example.com");
        assertThat(answer.name()).hasToString("abroad.example.com");
        assertThat(answer.stale())
                .containsExactly(CaaRecord.of(0, "issue", "once").withTtl(10));
    }

    @Test
    void nobody_else_is_asked_for_what_the_file_has() throws MalformedZoneException {
        ask("www.example.com");
        ask("nowhere.example.com");
        assertThat(elsewhere.asked()).isEmpty();
    }

    @Test
    void an_alias_that_leads_out_is_followed() throws MalformedZoneException {
        elsewhere.found("www.example.net", "today");
        Answer answer = ask("abroad.example.com");
        assertThat(answer.name()).hasToString("abroad.example.com");
        assertThat(Zones.shown(answer)).isEqualTo("10 0 issue \"today\" | abroad.example.com -> www.example.net");
        assertThat(Zones.shown(ask("slow.example.com"))).startsWith("100 0 issue");
        assertThat(answer.trail().exchanges())
                .extracting(Exchange::server)
                .containsExactly("zone:test.zone", "udp://192.0.2.53:53");
        assertThat(answer.trail().obtainedAt()).isEqualTo(Zones.READ_AT);
        assertThat(answer.trail().authentication()).isEqualTo(Trail.Authentication.UNVALIDATED);
    }

    @Test
    void a_dname_that_leads_out_is_followed() throws MalformedZoneException {
        elsewhere.found("www.example.net", "today");
        assertThat(Zones.shown(ask("www.moved.example.com")))
                .startsWith("100 0 issue \"today\" | www.moved.example.com -> ");
    }

    @Test
    void aliases_outside_follow_those_of_the_file() throws MalformedZoneException {
        elsewhere.absent("www.example.net", new Alias("www.example.net", "a.example", 5));
        assertThat(Zones.shown(ask("abroad.example.com")))
                .isEqualTo("nxdomain | abroad.example.com -> www.example.net, www.example.net -> a.example");
    }

    @Test
    void a_failure_at_the_target_is_a_failure_of_the_name() throws MalformedZoneException {
        elsewhere.failed("www.example.net");
        assertThat(ask("abroad.example.com")).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
            assertThat(failed.name()).hasToString("abroad.example.com");
            assertThat(failed.failure())
                    .isEqualTo(new Failure(Failure.Kind.TIMEOUT, "for the alias target www.example.net: no reply"));
        });
    }

    @Test
    void an_alias_into_a_delegated_zone_is_asked_there() throws MalformedZoneException {
        elsewhere.found("www.sub.example.com", "today");
        assertThat(Zones.shown(ask("intosub.example.com")))
                .startsWith("100 0 issue \"today\" | intosub.example.com -> ");
    }

    @Test
    void the_file_of_a_delegated_zone_answers_for_it() throws MalformedZoneException {
        String sub =
                "sub.example.com. SOA ns.sub.example.com. h. 1 2 3 4 5\nwww.sub.example.com. CAA 0 issue \"child\"";
        assertThat(Zones.shown(ask("www.sub.example.com", sub))).startsWith("5 0 issue \"child\"");
        assertThat(Zones.shown(ask("sub.example.com", sub))).isEqualTo("nodata");
        assertThat(Zones.shown(ask("intosub.example.com", sub)))
                .startsWith("5 0 issue \"child\" | intosub.example.com -> ");
        assertThat(elsewhere.asked()).isEmpty();
    }

    @Test
    void the_file_with_the_longest_origin_answers_even_for_what_its_parent_does_not_delegate()
            throws MalformedZoneException {
        String www = "$ORIGIN www.example.com.\n@ CAA 0 issue \"child\"";
        assertThat(Zones.shown(ask("www.example.com", www))).isEqualTo("3600 0 issue \"child\"");
        assertThat(Zones.shown(ask("a.www.example.com", www))).isEqualTo("nxdomain");
    }

    @Test
    void aliases_lead_from_file_to_file() throws MalformedZoneException {
        String net = "$ORIGIN example.net.\nwww CNAME www.example.com.";
        assertThat(Zones.shown(ask("abroad.example.com", net)))
                .isEqualTo(
                        "10 0 issue \"new\" | abroad.example.com -> www.example.net, www.example.net -> www.example.com");
    }

    /** Whether the chain ends well today or not: behind the link that leads into the file only the file counts. */
    @Test
    void an_alias_outside_that_leads_into_a_file_is_answered_by_the_file() throws MalformedZoneException {
        Alias in = new Alias("www.example.net", "inside.example.com", 7);
        Alias today = new Alias("inside.example.com", "old.example.com", 3);
        String expected =
                "7 0 issue \"new\" | www.example.net -> inside.example.com, inside.example.com -> www.example.com";
        elsewhere.found("www.example.net", "old", in, today);
        assertThat(Zones.shown(ask("www.example.net"))).isEqualTo(expected);
        elsewhere.absent("www.example.net", in);
        assertThat(Zones.shown(ask("www.example.net"))).isEqualTo(expected);
        elsewhere.failed("www.example.net", in, today);
        assertThat(Zones.shown(ask("www.example.net"))).isEqualTo(expected);
        assertThat(Zones.shown(ask("abroad.example.com")))
                .isEqualTo(expected.replace(" | ", " | abroad.example.com -> www.example.net, "));
    }

    @Test
    void an_alias_outside_that_leads_into_a_delegated_zone_stays_outside() throws MalformedZoneException {
        elsewhere.found("www.example.net", "today", new Alias("www.example.net", "www.sub.example.com", 7));
        assertThat(ask("www.example.net")).isSameAs(elsewhere.answerFor("www.example.net"));
    }

    @Test
    void a_chain_out_and_in_again_that_comes_back_to_itself_is_a_failure() throws MalformedZoneException {
        elsewhere.found("www.example.net", "old", new Alias("www.example.net", "abroad.example.com", 7));
        assertThat(Zones.shown(ask("abroad.example.com"))).startsWith("alias-loop | ");
        assertThat(elsewhere.asked()).hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void the_links_inside_and_outside_count_together(int outside, boolean fine) throws MalformedZoneException {
        Alias[] links = IntStream.range(0, outside)
                .mapToObj(i ->
                        new Alias(i == 0 ? "www.example.net" : "a" + i + ".example", "a" + (i + 1) + ".example", 9))
                .toArray(Alias[]::new);
        elsewhere.found("www.example.net", "today", links);
        assertThat(ask("abroad.example.com") instanceof Answer.Present).isEqualTo(fine);
    }

    static Stream<Arguments> lengths() {
        return Stream.of(Arguments.of(15, true), Arguments.of(16, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"odd.example.com", "toroot.example.com"})
    void a_target_that_nobody_can_be_asked_for_is_a_failure(String name) throws MalformedZoneException {
        assertThat(ask(name)).isInstanceOfSatisfying(Answer.Failed.class, failed -> assertThat(
                        failed.failure().detail())
                .endsWith("which is not a host name, so it cannot be looked up"));
    }

    @Test
    void an_answer_for_another_name_is_a_failure() throws MalformedZoneException {
        elsewhere.found("www.example.org", "other");
        elsewhere.answer("www.example.net", elsewhere.answerFor("www.example.org"));
        assertThat(ask("www.example.net").name()).hasToString("www.example.org");
        assertThat(ask("abroad.example.com")).isInstanceOfSatisfying(Answer.Failed.class, failed -> assertThat(
                        failed.failure().kind())
                .isEqualTo(Failure.Kind.LOOKUP_DEFECT));
    }

    @Test
    void aliases_that_are_no_names_lead_nowhere() throws MalformedZoneException {
        elsewhere.found(
                "www.example.net", "today", new Alias("x", "..", 1), new Alias("x", "", 1), new Alias("x", ".", 1));
        assertThat(ask("www.example.net")).isSameAs(elsewhere.answerFor("www.example.net"));
    }

    @Test
    void without_files_everything_is_asked_elsewhere() {
        elsewhere.found("example.com", "today");
        assertThat(Zones.ask(ZoneFileLookup.of(List.of(), elsewhere), "example.com"))
                .isSameAs(elsewhere.answerFor("example.com"));
    }

    @Test
    void a_zone_of_the_root_answers_for_everything() throws MalformedZoneException {
        ZoneFile root = Zones.zone(". SOA ns. h. 1 2 3 4 5\nlan. NS ns.lan.\na.b. CAA 0 issue \"x\"");
        ZoneFileLookup lookup = ZoneFileLookup.of(List.of(root), elsewhere.found("www.lan", "today"));
        assertThat(List.of("a.b", "b", "com", "www.lan").stream()
                        .map(name -> Zones.shown(Zones.ask(lookup, name)))
                        .collect(Collectors.toList()))
                .containsExactly("5 0 issue \"x\"", "nodata", "nxdomain", "100 0 issue \"today\"");
    }
}
