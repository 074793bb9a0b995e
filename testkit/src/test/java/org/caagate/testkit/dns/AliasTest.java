package org.caagate.testkit.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Names that lead to other names: CNAME, DNAME and DNS wildcards. */
class AliasTest {
    private final ScriptedDnsServer server = ScriptedDnsServer.start();
    private Client client;

    @BeforeEach
    void connect() throws IOException {
        client = new Client(server);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void follows_aliases_across_zones_to_data() throws IOException {
        server.zone("""
                www.example.com.  CNAME host.cdn.example.
                host.cdn.example. CNAME Edge.example.net.
                edge.example.net. CAA 0 issue "x.example"
                """);
        Message answer = client.ask("WWW.example.com");

        assertThat(Client.answer(answer))
                .containsExactly(
                        "WWW.example.com. CNAME host.cdn.example.",
                        "host.cdn.example. CNAME Edge.example.net.",
                        "edge.example.net. CAA 0 issue \"x.example\"");
        assertThat(answer.getSection(Section.AUTHORITY)).isEmpty();
    }

    @Test
    void proves_the_emptiness_of_the_end_of_an_alias_chain() throws IOException {
        server.zone("www.example.com. CNAME host.cdn.example.");
        Message answer = client.ask("www.example.com");

        assertThat(Client.answer(answer)).containsExactly("www.example.com. CNAME host.cdn.example.");
        assertThat(soaOwner(answer)).isEqualTo("example.");
    }

    @Test
    void answers_a_question_for_the_alias_itself_without_following_it() throws IOException {
        server.zone("www.example.com. CNAME host.cdn.example.");

        assertThat(Client.answer(client.ask(Client.question("www.example.com", Type.CNAME))))
                .containsExactly("www.example.com. CNAME host.cdn.example.");
    }

    @Test
    void answers_the_own_records_of_a_name_that_has_an_alias_too() throws IOException {
        server.zone("www.example.com. CNAME host.cdn.example.\nwww.example.com. CAA 0 issue \"x.example\"");

        assertThat(Client.answer(client.ask("www.example.com")))
                .containsExactly("www.example.com. CAA 0 issue \"x.example\"");
    }

    @Test
    void makes_an_alias_from_a_dname_for_names_below_it_only() throws IOException {
        server.zone("""
                d.example.com.     DNAME e.example.net.
                d.example.com.     CAA 0 issue "own.example"
                a.b.e.example.net. CAA 0 issue "x.example"
                hidden.d.example.com. CAA 0 issue "hidden.example"
                """);

        assertThat(Client.answer(client.ask("a.b.d.example.com")))
                .containsExactly(
                        "d.example.com. DNAME e.example.net.",
                        "a.b.d.example.com. CNAME a.b.e.example.net.",
                        "a.b.e.example.net. CAA 0 issue \"x.example\"");
        assertThat(Client.answer(client.ask("d.example.com")))
                .containsExactly("d.example.com. CAA 0 issue \"own.example\"");
        assertThat(Client.answer(client.ask("hidden.d.example.com")))
                .containsExactly(
                        "d.example.com. DNAME e.example.net.", "hidden.d.example.com. CNAME hidden.e.example.net.");
    }

    @Test
    void says_yxdomain_when_a_dname_makes_a_name_too_long() throws IOException {
        String label = "a".repeat(60);
        server.zone("d. DNAME " + (label + ".").repeat(3) + "net.");
        Message answer = client.ask(label + "." + label + ".d.");

        assertThat(answer.getRcode()).isEqualTo(Rcode.YXDOMAIN);
        assertThat(answer.getSection(Section.ANSWER)).hasSize(1);
    }

    @Test
    void expands_dns_wildcards_as_rfc_4592_says() throws IOException {
        server.zone("""
                *.example.com.      CAA 0 issue "wild.example"
                host.example.com.   A 192.0.2.1
                a.deep.example.com. A 192.0.2.1
                *.alias.example.    CNAME host.example.
                """);
        List<String> wild = List.of("CAA 0 issue \"wild.example\"");

        assertThat(Client.answer(client.ask("foo.example.com"))).containsExactly("foo.example.com. " + wild.get(0));
        assertThat(Client.answer(client.ask("b.foo.example.com"))).containsExactly("b.foo.example.com. " + wild.get(0));
        assertThat(Client.answer(client.ask("*.example.com"))).containsExactly("*.example.com. " + wild.get(0));
        assertThat(Client.answer(client.ask("example.com"))).isEmpty();
        assertThat(Client.answer(client.ask("host.example.com"))).isEmpty();
        assertThat(Client.answer(client.ask("x.host.example.com"))).isEmpty();
        assertThat(Client.answer(client.ask("deep.example.com"))).isEmpty();
        assertThat(Client.answer(client.ask("b.deep.example.com"))).isEmpty();
        assertThat(Client.answer(client.ask("q.alias.example")))
                .containsExactly("q.alias.example. CNAME host.example.");
    }

    @Test
    void follows_32_aliases_and_no_more() throws IOException {
        server.zone(chain(33));

        assertThat(Client.answer(client.ask(Client.ednsQuestion("c1.example", 4096))))
                .hasSize(33);
        Message tooLong = client.ask(Client.ednsQuestion("c0.example", 4096));
        assertThat(tooLong.getRcode()).isEqualTo(Rcode.SERVFAIL);
        assertThat(Client.answer(tooLong)).isEmpty();
    }

    @Test
    void follows_as_many_aliases_as_it_was_told() throws IOException {
        try (ScriptedDnsServer patient =
                        ScriptedDnsServer.builder().aliasCap(100).start();
                Client other = new Client(patient)) {
            patient.zone(chain(100));

            assertThat(Client.answer(other.askOverTcp("c0.example"))).hasSize(101);
        }
    }

    @Test
    void says_servfail_to_an_alias_loop() throws IOException {
        server.zone("a.example. CNAME b.example.\nb.example. CNAME a.example.\nself.example. CNAME self.example.");

        assertThat(client.ask("a.example").getRcode()).isEqualTo(Rcode.SERVFAIL);
        assertThat(client.ask("self.example").getRcode()).isEqualTo(Rcode.SERVFAIL);
    }

    private static String chain(int links) {
        String aliases = IntStream.range(0, links)
                .mapToObj(i -> "c" + i + ".example. CNAME c" + (i + 1) + ".example.\n")
                .collect(Collectors.joining());
        return aliases + "c" + links + ".example. CAA 0 issue \"end.example\"";
    }

    private static String soaOwner(Message answer) {
        assertThat(answer.getSection(Section.AUTHORITY)).hasSize(1);
        assertThat(answer.getSection(Section.AUTHORITY).get(0).getType()).isEqualTo(Type.SOA);
        return answer.getSection(Section.AUTHORITY).get(0).getName().toString();
    }
}
