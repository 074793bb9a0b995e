package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caagate.dns.Ask.absence;
import static org.caagate.dns.Ask.ask;
import static org.caagate.dns.Ask.failure;
import static org.caagate.dns.Ask.patient;
import static org.caagate.dns.Ask.present;
import static org.caagate.dns.Ask.udp;

import java.util.List;
import java.util.stream.Stream;
import org.caagate.lookup.Alias;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.dnssec.SignedHierarchy;
import org.caagate.testkit.dnssec.StandardHierarchy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each server says where the alias leads, and most say at once what they think is there. */
@DisplayName("An alias that leads to names with servers of their own")
class RoutedAliasTest {
    private static final String FORBIDDEN = "host.corp.example.com. 60 CAA 0 issue \";\"\n";

    private ScriptedDnsServer others;
    private ScriptedDnsServer corp;

    @BeforeEach
    void start() {
        others = ScriptedDnsServer.start();
        corp = ScriptedDnsServer.start();
    }

    @AfterEach
    void stop() {
        others.close();
        corp.close();
    }

    private DnsLookupBuilder routed() {
        return patient(udp(others)).serversFor(DomainName.parse("corp.example.com"), udp(corp));
    }

    private Answer lookup(String name) {
        return ask(routed().build(), name);
    }

    private static List<String> issuers(Answer answer) {
        return present(answer).records().stream()
                .map(record -> record.value().toText())
                .toList();
    }

    private static List<String> questions(Answer answer) {
        return answer.trail().exchanges().stream()
                .map(exchange -> exchange.question() + " of " + exchange.server())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host.corp.example.com. CAA 0 issue \"ca.example\"",
                "host.corp.example.com. A 192.0.2.1",
                "www.example.com. HALF_CHASED",
                "elsewhere.example. A 192.0.2.1"
            })
    void is_decided_there_whatever_the_server_of_the_alias_says(String view) {
        others.zone("www.example.com. 30 CNAME host.corp.example.com.\n"
                + view.replace("www.example.com. HALF_CHASED", "www.example.com. HALF_CHASED"));
        corp.zone(FORBIDDEN);

        Answer answer = lookup("www.example.com");

        assertThat(issuers(answer)).containsExactly(";");
        assertThat(present(answer).records()).extracting(CaaRecord::ttl).containsExactly(30L);
        assertThat(answer.trail().aliases())
                .extracting(Alias::toString)
                .containsExactly("www.example.com -> host.corp.example.com");
        assertThat(questions(answer))
                .containsExactly("www.example.com of " + udp(others), "host.corp.example.com of " + udp(corp));
    }

    @Test
    void is_decided_where_it_leads_out_of_them_as_well() {
        corp.zone("www.corp.example.com. CNAME host.example.net.\nhost.example.net. CAA 0 issue \"ca.example\"");
        others.zone("host.example.net. CAA 0 issue \"other.example\"");

        Answer answer = lookup("www.corp.example.com");

        assertThat(issuers(answer)).containsExactly("other.example");
        assertThat(questions(answer))
                .containsExactly("www.corp.example.com of " + udp(corp), "host.example.net of " + udp(others));
    }

    @Test
    void may_be_one_of_a_longer_chain() {
        others.zone("""
                www.example.com. CNAME a.example.net.
                a.example.net. CNAME b.corp.example.com.
                b.corp.example.com. CNAME c.example.net.
                c.example.net. CAA 0 issue "ca.example"
                """);
        corp.zone("b.corp.example.com. CNAME d.example.net.\nd.example.net. CAA 0 issue \"ca.example\"");
        others.zone("d.example.net. CAA 0 issue \";\"");

        Answer answer = lookup("www.example.com");

        assertThat(issuers(answer)).containsExactly(";");
        assertThat(answer.trail().aliases())
                .extracting(Alias::target)
                .containsExactly("a.example.net", "b.corp.example.com", "d.example.net");
        assertThat(answer.trail().exchanges())
                .extracting(Exchange::question)
                .containsExactly("www.example.com", "b.corp.example.com", "d.example.net");
    }

    @Test
    void may_be_made_by_a_dname() {
        others.zone("d.example.net. DNAME corp.example.com.\nhost.corp.example.com. CAA 0 issue \"ca.example\"");
        corp.zone(FORBIDDEN);
        assertThat(issuers(lookup("host.d.example.net"))).containsExactly(";");
    }

    @Test
    void is_absent_only_on_their_word() {
        others.zone("www.example.com. CNAME host.corp.example.com.\nhost.corp.example.com. CAA 0 issue \"ca.example\"");
        corp.zone("host.corp.example.com. A 192.0.2.1");
        assertThat(absence(lookup("www.example.com"))).isEqualTo(Answer.Absence.NODATA);
    }

    @Test
    void fails_where_they_fail() {
        others.zone("www.example.com. CNAME host.corp.example.com.\nhost.corp.example.com. A 192.0.2.1");
        corp.zone("host.corp.example.com. REFUSED");
        assertThat(failure(lookup("www.example.com")).kind()).isEqualTo(Failure.Kind.REFUSED);
    }

    @Test
    void is_followed_in_no_circles() {
        others.zone("www.example.com. CNAME host.corp.example.com.\nhost.corp.example.com. CAA 0 issue \"ca.example\"");
        corp.zone("host.corp.example.com. CNAME www.example.com.\nwww.example.com. CAA 0 issue \"ca.example\"");
        assertThat(failure(lookup("www.example.com")).kind()).isEqualTo(Failure.Kind.ALIAS_LOOP);
        assertThat(Stream.of(others, corp).map(ScriptedDnsServer::questionCount))
                .containsExactly(1, 1);
    }

    @Test
    void is_no_proof_of_records_there_where_it_is_stale() {
        others.zone("www.example.com. CNAME host.corp.example.com.\nhost.corp.example.com. CAA 0 issue \"ca.example\"")
                .fault("www.example.com", Fault.extendedError(3, ""));
        Answer answer = ask(routed().tries(1).build(), "www.example.com");
        assertThat(failure(answer).kind()).isEqualTo(Failure.Kind.STALE);
        assertThat(((Answer.Failed) answer).stale()).isEmpty();
        assertThat(answer.trail().aliases()).extracting(Alias::target).containsExactly("host.corp.example.com");
    }

    @Test
    void costs_no_question_where_it_stays_among_them() {
        corp.zone("www.corp.example.com. CNAME host.corp.example.com.\n" + FORBIDDEN);
        assertThat(issuers(lookup("www.corp.example.com"))).containsExactly(";");
        assertThat(Stream.of(others, corp).map(ScriptedDnsServer::questionCount))
                .containsExactly(0, 1);
    }

    @Test
    void is_validated_by_itself() {
        SignedHierarchy hierarchy = StandardHierarchy.shared();
        try (ScriptedDnsServer signed = hierarchy.resolver().start();
                ScriptedDnsServer own = hierarchy.resolver().start()) {
            DnsLookup lookup = patient(udp(signed))
                    .serversFor(DomainName.parse("caa.secure.com"), udp(own))
                    .dnssec(Dnssec.validate(TrustAnchors.parse(hierarchy.trustAnchor())))
                    .build();

            Answer answer = ask(lookup, "alias.secure.com");

            assertThat(answer.trail().authentication()).isEqualTo(Trail.Authentication.SECURE);
            assertThat(own.questions())
                    .extracting(query -> query.type() + " " + query.name())
                    .contains("CAA caa.secure.com.");
        }
    }
}
