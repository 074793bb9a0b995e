package org.caagate.testkit.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;

class HoldTest {
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
    void keeps_answers_back_until_they_are_released() throws Exception {
        Hold hold = server.hold("held.example");
        client.sendOverTcp(
                Client.question("held.example"), Client.question("HELD.example"), Client.question("free.example"));
        assertThat(askedIn(client.receiveOverTcp())).isEqualTo("free.example.");

        hold.await(2, Client.PATIENCE);
        hold.release();
        assertThat(askedIn(client.receiveOverTcp())).isEqualTo("held.example.");
        assertThat(askedIn(client.receiveOverTcp())).isEqualTo("HELD.example.");
    }

    @Test
    void keeps_nothing_back_after_the_release() throws IOException {
        Hold hold = server.hold("*");
        hold.release();
        hold.release();

        assertThat(client.ask("held.example").getQuestion().getName().toString())
                .isEqualTo("held.example.");
    }

    @Test
    void keeps_an_answer_back_until_all_its_gates_are_released() throws Exception {
        Hold first = server.hold("held.example");
        Hold second = server.hold("*");
        client.sendOverTcp(Client.question("held.example"));
        first.await(1, Client.PATIENCE);
        first.release();
        second.await(1, Client.PATIENCE);
        client.sendOverTcp(Client.question("."));
        assertThat(askedIn(client.receiveOverTcp())).isEqualTo(".");

        second.release();
        assertThat(askedIn(client.receiveOverTcp())).isEqualTo("held.example.");
    }

    @Test
    void holds_what_the_zone_said_when_the_question_came() throws Exception {
        server.zone("held.example. CAA 0 issue \"old.example\"");
        Hold hold = server.hold("held.example");
        client.send(Client.question("held.example").toWire());
        hold.await(1, Client.PATIENCE);
        server.replace("held.example", "held.example. CAA 0 issue \"new.example\"");
        hold.release();

        assertThat(Client.answer(new Message(client.receive())))
                .containsExactly("held.example. CAA 0 issue \"old.example\"");
    }

    @Test
    void says_how_many_answers_it_holds_when_there_are_too_few() {
        Hold hold = server.hold("held.example");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> hold.await(1, Duration.ZERO))
                .withMessage("holds 0 answers, not 1");
    }

    @Test
    void closes_with_answers_held() throws Exception {
        Hold hold = server.hold("held.example");
        client.send(Client.question("held.example").toWire());
        hold.await(1, Client.PATIENCE);
        server.close();
        hold.release();

        assertThat(server.questionCount()).isEqualTo(1);
    }

    private static String askedIn(byte[] answer) throws IOException {
        return new Message(answer).getQuestion().getName().toString();
    }
}
