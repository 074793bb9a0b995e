package org.caagate.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caagate.GatePolicy;
import org.caagate.lookup.Alias;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Failure;
import org.caagate.testkit.peers.Nsd;
import org.caagate.testkit.peers.RealPeers;
import org.caagate.testkit.peers.Unbound;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A real resolver: Unbound in front of NSD")
class ResolverTest {
    private static final String NET = """
            example      NS    ns.peer.invalid.
            """;

    private static final String ORG = """
            example      NS    ns.peer.invalid.
            lame         NS    ns.peer.invalid.
            bogus        NS    ns.peer.invalid.
            """;

    private static final String EXAMPLE_NET = """
            @            CAA   0 issue "ca.example"
            @            CAA   0 iodef "mailto:security@example.net"
            other        CAA   0 issue "other.example"
            www          A     192.0.2.1
            a.deep       A     192.0.2.1
            *.wild       CAA   0 issue "other.example"
            own.wild     A     192.0.2.1
            shop         CNAME shop.hosting
            shop.hosting CNAME edge.example.org.
            nowhere      CNAME nothing.example.org.
            old          DNAME new.example.org.
            upper        TYPE257 \\# 18 80 05 4953535545 6f746865722e74657374
            hyphen       TYPE257 \\# 5 80 03 612d62
            """;

    private static final String EXAMPLE_ORG = """
            edge         CAA   0 issue "other.example"
            www.new      CAA   0 issuewild "ca.example"
            www.new      CAA   0 issue ";"
            """;

    @AutoClose
    private static Nsd nsd;

    @AutoClose
    private static Nsd stranger;

    @AutoClose
    private static Unbound unbound;

    @BeforeAll
    static void start(@TempDir Path directory) throws InterruptedException {
        RealPeers.require("nsd", "nsd-control", "unbound");
        nsd = Nsd.start(
                directory.resolve("nsd"),
                Map.of(
                        ".",
                        "net. NS ns.peer.invalid.\norg. NS ns.peer.invalid.",
                        "net.",
                        NET,
                        "org.",
                        ORG,
                        "example.net.",
                        EXAMPLE_NET + many(),
                        "example.org.",
                        EXAMPLE_ORG,
                        "bogus.org.",
                        "@ CAA 0 issue \"ca.example\""));
        Map<String, InetSocketAddress> zones = Unbound.zonesOf(nsd);
        // The name server that is said to serve it does not.
        stranger = Nsd.start(directory.resolve("stranger"), Map.of("unrelated.org.", ""));
        zones.put("lame.org.", stranger.address());
        // A zone that should be signed, by this, and is not.
        unbound = Unbound.start(
                directory.resolve("unbound"), zones, Map.of("bogus.org.", "DS 1 13 2 " + "00".repeat(32)));
    }

    private static String many() {
        return IntStream.rangeClosed(1, 1000)
                .mapToObj("many CAA 0 issue \"ca%d.example\""::formatted)
                .collect(Collectors.joining("\n", "", "\nmany CAA 0 issue \"ca.example\"\n"));
    }

    @Test
    void a_name_without_records_and_one_that_does_not_exist_leave_it_to_the_parent() throws Exception {
        Asked noData = check("www.example.net");
        Asked noName = check("nothing.example.net");

        assertThat(noData.reason()).isEqualTo("issuer-authorized");
        assertThat(noName.reason()).isEqualTo("issuer-authorized");
        assertThat(noData.absence()).isEqualTo(Answer.Absence.NODATA);
        assertThat(noName.absence()).isEqualTo(Answer.Absence.NXDOMAIN);
    }

    @Test
    void a_name_between_others_is_there_although_it_has_no_record() throws Exception {
        assertThat(check("deep.example.net").absence()).isEqualTo(Answer.Absence.NODATA);
    }

    @Test
    void no_record_up_to_the_top_level_domain_permits() throws Exception {
        Asked asked = check("www.example.org");

        assertThat(asked.reason()).isEqualTo("no-caa");
        assertThat(asked.steps()).hasSize(3).allMatch(Answer.Absent.class::isInstance);
    }

    @Test
    void a_top_level_domain_that_does_not_exist_permits_nothing() throws Exception {
        Asked asked = check("www.example.com");

        assertThat(asked.failed().failure().kind()).isEqualTo(Failure.Kind.NO_SUCH_TLD);
    }

    @Test
    void a_wildcard_record_counts_for_names_that_have_none_of_their_own() throws Exception {
        assertThat(check("any.wild.example.net").reason()).isEqualTo("issuer-not-authorized");
        assertThat(check("own.wild.example.net").reason()).isEqualTo("issuer-authorized");
        // RFC 8659 section 3: the climb for *.wild starts at wild, where the record is not.
        assertThat(check("*.wild.example.net").reason()).isEqualTo("issuer-authorized");
    }

    @Test
    void an_alias_chain_into_another_zone_is_followed_before_the_parent() throws Exception {
        Asked asked = check("shop.example.net");

        assertThat(asked.reason()).isEqualTo("issuer-not-authorized");
        assertThat(asked.firstStep().trail().aliases())
                .extracting(Alias::toString)
                .containsExactly(
                        "shop.example.net -> shop.hosting.example.net", "shop.hosting.example.net -> edge.example.org");
    }

    @Test
    void an_alias_to_a_name_that_does_not_exist_leaves_it_to_the_parent_of_the_alias() throws Exception {
        Asked asked = check("nowhere.example.net");

        assertThat(asked.reason()).isEqualTo("issuer-authorized");
        assertThat(asked.absence()).isEqualTo(Answer.Absence.NXDOMAIN);
    }

    @Test
    void a_redirection_of_a_whole_subtree_is_followed() throws Exception {
        assertThat(check("www.old.example.net").reason()).isEqualTo("issuance-forbidden");
        assertThat(check("*.www.old.example.net").reason()).isEqualTo("issuer-authorized");
    }

    @Test
    void tags_in_upper_case_and_with_other_characters_are_read() throws Exception {
        assertThat(check("upper.example.net").reason()).isEqualTo("issuer-not-authorized");
        assertThat(check("hyphen.example.net").reason()).isEqualTo("unknown-critical-property");
    }

    @Test
    void a_thousand_and_one_records_come_over_tcp() throws Exception {
        Asked asked = check("many.example.net");

        assertThat(asked.reason()).isEqualTo("issuer-authorized");
        assertThat(asked.verdict().examination().orElseThrow().records()).hasSize(1001);
        assertThat(asked.firstStep().trail().exchanges())
                .extracting(exchange -> exchange.server().substring(0, 3))
                .containsExactly("udp", "tcp");
    }

    @Test
    void a_zone_that_no_server_answers_for_permits_nothing_below_it() throws Exception {
        Asked asked = check("www.lame.org");

        assertThat(asked.reason()).isEqualTo("lookup-failed");
        assertThat(asked.failed().name()).hasToString("www.lame.org");
        assertThat(asked.failed().failure().kind()).isEqualTo(Failure.Kind.SERVFAIL_UNCHECKED);
    }

    @Test
    void a_zone_that_is_not_signed_as_it_should_be_is_told_from_one_that_no_server_answers_for() throws Exception {
        Asked asked = check("www.bogus.org");

        assertThat(asked.reason()).isEqualTo("dnssec-bogus");
        assertThat(asked.failed().name()).hasToString("www.bogus.org");
    }

    private static Asked check(String name) throws InterruptedException {
        return Asked.of(unbound.address(), GatePolicy.strict(), name);
    }
}
