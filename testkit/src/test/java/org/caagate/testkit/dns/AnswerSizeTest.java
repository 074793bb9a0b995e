package org.caagate.testkit.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Answers and questions that are too large for something. */
class AnswerSizeTest {
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

    private static Message bigQuestion(int id) {
        Message question = Message.newQuery(Record.newRecord(ZoneText.name("big.example"), Type.CAA, DClass.IN));
        question.getHeader().setID(id);
        return question;
    }

    private static String manyRecords(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "big.example. CAA 0 t" + i + " \"test\"\n")
                .collect(Collectors.joining());
    }
}
