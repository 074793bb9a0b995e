package org.caagate.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.caagate.CaaGate;
import org.caagate.GateReport;
import org.caagate.IssuanceRequest;
import org.caagate.decision.Issuer;
import org.caagate.decision.Verdict;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsServer;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Exchange;
import org.caagate.testkit.dns.Query;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The gate asked what would be if a zone were published")
class ZoneFileGateTest {
    @AutoClose
    private final ScriptedDnsServer published = ScriptedDnsServer.start();

    private GateReport check(String zone, String... names) throws Exception {
        CaaGate gate = CaaGate.builder()
                .lookup(ZoneFileLookup.of(
                        List.of(Zones.zone("example.com", zone)),
                        DnsLookup.builder()
                                .servers(DnsServer.parse(
                                        "127.0.0.1:" + published.address().getPort()))
                                .backOff(Duration.ofMillis(1))
                                .build()))
                .build();
        return gate.check(IssuanceRequest.builder()
                .issuer(Issuer.named("ca.example"))
                .identifiers(names)
                .build());
    }

    private Verdict verdict(String zone, String name) throws Exception {
        return check(zone, name).verdicts().get(0);
    }

    @Test
    void the_new_zone_decides_and_not_the_published_one() throws Exception {
        published.zone("example.com CAA 0 issue \"ca.example\"");
        Verdict verdict = verdict("@ CAA 0 issue \"other.example\"", "www.example.com");
        assertThat(verdict.reason().id()).isEqualTo("issuer-not-authorized");
        assertThat(published.questions()).extracting(Query::name).doesNotContain("example.com.", "www.example.com.");
    }

    @Test
    void above_the_zone_the_resolver_decides() throws Exception {
        published.zone("com CAA 0 issue \"other.example\"");
        Verdict verdict = verdict("www A 192.0.2.1", "www.example.com");
        assertThat(verdict.reason().id()).isEqualTo("issuer-not-authorized");
        assertThat(verdict.examination().orElseThrow().climb().steps())
                .extracting(Answer::name)
                .extracting(Object::toString)
                .containsExactly("www.example.com", "example.com", "com");
        assertThat(servers(verdict))
                .startsWith("zone:test.zone", "zone:test.zone")
                .hasSize(3);
    }

    private static List<String> servers(Verdict verdict) {
        return verdict.examination().orElseThrow().climb().steps().stream()
                .flatMap(step -> step.trail().exchanges().stream())
                .map(Exchange::server)
                .toList();
    }

    @Test
    void nothing_anywhere_permits() throws Exception {
        published.zone("com A 192.0.2.1");
        assertThat(verdict("www A 192.0.2.1", "www.example.com").reason().id()).isEqualTo("no-caa");
    }

    @Test
    void a_resolver_that_fails_above_the_zone_leaves_it_open() throws Exception {
        published.zone("com REFUSED");
        assertThat(verdict("www A 192.0.2.1", "www.example.com").reason().id()).isEqualTo("lookup-failed");
    }

    @Test
    void an_alias_into_the_world_is_followed_there() throws Exception {
        published.zone("cdn.example.net CNAME edge.example.net\nedge.example.net 60 CAA 0 issue \"other.example\"");
        Verdict verdict = verdict("www CNAME cdn.example.net.", "www.example.com");
        assertThat(verdict.reason().id()).isEqualTo("issuer-not-authorized");
        assertThat(verdict.examination()
                        .orElseThrow()
                        .climb()
                        .steps()
                        .get(0)
                        .trail()
                        .aliases())
                .hasToString("[www.example.com -> cdn.example.net, cdn.example.net -> edge.example.net]");
    }

    @Test
    void an_alias_of_the_world_into_the_zone_is_followed_in_the_file() throws Exception {
        published.zone("www.example.net CNAME host.example.com\nhost.example.com CAA 0 issue \"ca.example\"");
        Verdict verdict = verdict("host CAA 0 issue \";\"", "www.example.net");
        assertThat(verdict.reason().id()).isEqualTo("issuance-forbidden");
    }

    @Test
    void a_delegated_name_is_asked_of_the_world() throws Exception {
        published.zone("www.sub.example.com CAA 0 issue \"ca.example\"");
        Verdict verdict = verdict("sub NS ns.example.net.\n@ CAA 0 issue \";\"", "www.sub.example.com");
        assertThat(verdict.reason().id()).isEqualTo("issuer-authorized");
    }

    @Test
    void questions_to_the_file_are_not_counted_as_sent() throws Exception {
        published.zone("com A 192.0.2.1");
        GateReport report = check("www A 192.0.2.1", "www.example.com", "a.b.example.com");
        assertThat(report.questions()).isEqualTo(published.questionCount()).isEqualTo(1);
    }
}
