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
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
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

    private static String soaOwner(Message answer) {
        assertThat(answer.getSection(Section.AUTHORITY)).hasSize(1);
        assertThat(answer.getSection(Section.AUTHORITY).get(0).getType()).isEqualTo(Type.SOA);
        return answer.getSection(Section.AUTHORITY).get(0).getName().toString();
    }
}
