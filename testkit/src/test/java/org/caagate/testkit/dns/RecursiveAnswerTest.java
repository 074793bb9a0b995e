package org.caagate.testkit.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** What the server says when it is honest. */
class RecursiveAnswerTest {
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
    void answers_over_udp_and_tcp_as_dnsjava_understands_it() throws IOException {
        server.zone("example.com. 60 IN CAA 0 issue \"letsencrypt.org\"");
        for (boolean tcp : List.of(false, true)) {
            SimpleResolver resolver = new SimpleResolver(server.address());
            resolver.setTCP(tcp);
            Message answer = resolver.send(Client.question("example.com"));

            assertThat(Client.answer(answer)).containsExactly("example.com. CAA 0 issue \"letsencrypt.org\"");
            assertThat(answer.getSection(Section.ANSWER).get(0).getTTL()).isEqualTo(60);
            assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
        }
    }

    @Test
    void echoes_id_question_and_flags_and_offers_recursion() throws IOException {
        Message question = Client.withFlag(Client.question("ExAmPlE.com"), Flags.CD);
        Message answer = client.ask(question);

        assertThat(answer.getHeader().getID()).isEqualTo(question.getHeader().getID());
        assertThat(answer.getQuestion().toString())
                .isEqualTo(question.getQuestion().toString());
        assertThat(answer.getHeader().printFlags()).isEqualTo("qr rd ra cd ");
        question.getHeader().unsetFlag(Flags.RD);
        question.getHeader().unsetFlag(Flags.CD);
        assertThat(client.ask(question).getHeader().printFlags()).isEqualTo("qr ra ");
    }

    @Test
    void compares_names_without_case_and_answers_in_the_case_of_the_question() throws IOException {
        server.zone("Example.COM. CAA 0 issue \"x.example\"");

        assertThat(Client.answer(client.ask("eXAMPLE.com"))).containsExactly("eXAMPLE.com. CAA 0 issue \"x.example\"");
    }

    @Test
    void says_no_data_with_an_soa_record_for_names_that_it_does_not_know() throws IOException {
        for (String name : List.of("www.example.com.", "com.", ".")) {
            Message answer = client.ask(name);

            assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
            assertThat(Client.answer(answer)).isEmpty();
            assertThat(soaOwner(answer)).isEqualTo(name.equals(".") ? "." : "com.");
        }
    }

    @Test
    void prefers_an_soa_record_of_the_zone_data() throws IOException {
        server.zone("example.com. SOA ns.example.com. admin.example.com. 7 1 1 1 60");

        assertThat(soaOwner(client.ask("a.b.example.com"))).isEqualTo("example.com.");
        assertThat(soaOwner(client.ask("example.com"))).isEqualTo("example.com.");
        assertThat(soaOwner(client.ask("example.org"))).isEqualTo("org.");
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

    @Test
    void truncates_what_the_client_cannot_take_and_serves_it_by_tcp() throws IOException {
        server.zone(manyRecords(40));
        for (Message question : List.of(Client.question("big.example"), Client.ednsQuestion("big.example", 600))) {
            Message cut = client.ask(question);
            assertThat(Client.isTruncated(cut)).isTrue();
            assertThat(Client.answer(cut)).isEmpty();
        }
        Message fits = client.ask(Client.ednsQuestion("big.example", 4096));
        assertThat(Client.isTruncated(fits)).isFalse();
        assertThat(Client.answer(fits)).hasSize(40);
        assertThat(Client.answer(client.askOverTcp("big.example"))).hasSize(40);
    }

    @Test
    void serves_more_than_two_thousand_records_by_tcp() throws IOException {
        server.zone(manyRecords(2001));

        assertThat(Client.answer(client.askOverTcp("big.example"))).hasSize(2001);
    }

    @Test
    void sends_a_value_of_60_kilobytes() throws IOException {
        String value = "v".repeat(60_000);
        server.zone("big.example. CAA 0 issue \"" + value + "\"");

        assertThat(Client.answer(client.askOverTcp("big.example")))
                .containsExactly("big.example. CAA 0 issue \"" + value + "\"");
    }

    @Test
    void waits_with_large_answers_for_a_client_that_reads_late() throws IOException {
        server.zone(manyRecords(2001));
        Message[] questions = new Message[200];
        Arrays.setAll(questions, i -> bigQuestion(i));
        client.sendOverTcp(questions);
        assertThat(client.ask("other.example").getRcode()).isEqualTo(Rcode.NOERROR);

        for (int i = 0; i < questions.length; i++) {
            assertThat(new Message(client.receiveOverTcp()).getHeader().getID()).isEqualTo(i);
        }
    }

    @Test
    void takes_a_question_in_pieces_and_longer_than_usual() throws IOException {
        server.zone("example.com. CAA 0 issue \"x.example\"");
        Message question = Client.ednsQuestion("example.com", 1232);
        question.removeAllRecords(Section.ADDITIONAL);
        question.addRecord(
                new OPTRecord(1232, 0, 0, 0, List.of(new GenericEDNSOption(12, new byte[3000]))), Section.ADDITIONAL);
        client.sendOverTcpInPieces(question, 700);

        assertThat(Client.answer(new Message(client.receiveOverTcp())))
                .containsExactly("example.com. CAA 0 issue \"x.example\"");
    }

    @Test
    void truncates_over_tcp_what_no_message_can_hold() throws IOException {
        server.zone(manyRecords(4000));

        assertThat(Client.isTruncated(client.askOverTcp("big.example"))).isTrue();
    }

    @Test
    void answers_with_edns_to_those_who_use_it() throws IOException {
        assertThat(client.ask("example.com").getOPT()).isNull();
        assertThat(client.ask(Client.ednsQuestion("example.com", 1232)).getOPT())
                .isNotNull();
    }

    @Test
    void answers_format_error_to_a_message_that_is_no_question() throws IOException {
        byte[] cut = Arrays.copyOf(Client.question("example.com").toWire(), 20);
        client.send(cut);
        Message answer = new Message(client.receive());

        assertThat(answer.getRcode()).isEqualTo(Rcode.FORMERR);
        assertThat(answer.getHeader().getID()).isEqualTo(((cut[0] & 0xFF) << 8) | (cut[1] & 0xFF));
    }

    @Test
    void says_nothing_to_octets_without_header_and_to_responses() throws IOException {
        client.send(new byte[] {1, 2, 3});
        client.send(
                Client.withFlag(Client.question("response.example"), Flags.QR).toWire());

        assertThat(client.ask("next.example").getQuestion().getName()).isEqualTo(Name.fromString("next.example."));
    }

    @Test
    void refuses_other_classes() throws IOException {
        Message question = Message.newQuery(Record.newRecord(Name.fromString("version.bind."), Type.TXT, DClass.CH));

        assertThat(client.ask(question).getRcode()).isEqualTo(Rcode.REFUSED);
    }

    @Test
    void answers_notimp_to_other_operations() throws IOException {
        Message notify = Client.question("example.com");
        notify.getHeader().setOpcode(Opcode.NOTIFY);

        assertThat(client.ask(notify).getRcode()).isEqualTo(Rcode.NOTIMP);
    }

    @Test
    void answers_the_mended_zone_as_soon_as_it_is_mended() throws IOException {
        server.zone("example.com. CAA 0 issue \"old.example\"\nexample.com. SERVFAIL");
        assertThat(client.ask("example.com").getRcode()).isEqualTo(Rcode.SERVFAIL);

        server.replace("example.com", "example.com. CAA 0 issue \"new.example\"");
        assertThat(Client.answer(client.ask("example.com")))
                .containsExactly("example.com. CAA 0 issue \"new.example\"");

        server.zone("example.com. CAA 0 issue \"second.example\"\nexample.com. CAA 0 issue \"second.example\"");
        assertThat(Client.answer(client.ask("example.com"))).hasSize(2);

        server.remove("EXAMPLE.com");
        assertThat(Client.answer(client.ask("example.com"))).isEmpty();
    }

    @Test
    void forgets_everything_when_cleared() throws IOException {
        server.zone("example.com. CAA 0 issue \"x.example\"\nexample.org. SERVFAIL");
        server.clear();

        assertThat(Client.answer(client.ask("example.com"))).isEmpty();
        assertThat(client.ask("example.org").getRcode()).isEqualTo(Rcode.NOERROR);
    }

    @Test
    void answers_thousands_of_questions_sent_in_parallel_each_with_its_own_answer() throws Exception {
        int each = 500;
        server.zone(IntStream.range(0, each)
                .mapToObj(i -> "n" + i + ".example. CAA 0 issue \"ca" + i + ".example\"\n")
                .collect(Collectors.joining()));
        List<Thread> threads = new ArrayList<>();
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        for (int t = 0; t < 4; t++) {
            Thread thread = new Thread(() -> askAll(each, wrong));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(wrong).isEmpty();
        assertThat(server.questionCount()).isEqualTo(4 * each);
    }

    private void askAll(int names, List<String> wrong) {
        try (Client own = new Client(server)) {
            for (int i = 0; i < names; i++) {
                String expected = "n" + i + ".example. CAA 0 issue \"ca" + i + ".example\"";
                Message answer = i % 2 == 0 ? own.ask("n" + i + ".example") : own.askOverTcp("n" + i + ".example");
                if (!Client.answer(answer).equals(List.of(expected))) {
                    wrong.add(expected);
                }
            }
        } catch (IOException e) {
            wrong.add(e.toString());
        }
    }

    private static Message bigQuestion(int id) {
        Message question = Message.newQuery(Record.newRecord(ZoneText.name("big.example"), Type.CAA, DClass.IN));
        question.getHeader().setID(id);
        return question;
    }

    private static String soaOwner(Message answer) {
        assertThat(answer.getSection(Section.AUTHORITY)).hasSize(1);
        assertThat(answer.getSection(Section.AUTHORITY).get(0).getType()).isEqualTo(Type.SOA);
        return answer.getSection(Section.AUTHORITY).get(0).getName().toString();
    }

    private static String chain(int links) {
        String aliases = IntStream.range(0, links)
                .mapToObj(i -> "c" + i + ".example. CNAME c" + (i + 1) + ".example.\n")
                .collect(Collectors.joining());
        return aliases + "c" + links + ".example. CAA 0 issue \"end.example\"";
    }

    private static String manyRecords(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "big.example. CAA 0 t" + i + " \"test\"\n")
                .collect(Collectors.joining());
    }
}
