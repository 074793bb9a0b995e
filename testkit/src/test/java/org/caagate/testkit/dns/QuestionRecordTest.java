package org.caagate.testkit.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class QuestionRecordTest {

    @Test
    void remembers_everything_about_a_question() throws IOException {
        try (ScriptedDnsServer server = ScriptedDnsServer.start();
                Client client = new Client(server)) {
            Message question = Client.withFlag(Client.withFlag(Client.question("Example.com"), Flags.CD), Flags.AD);
            question.addRecord(new OPTRecord(4096, 0, 0, ExtendedFlags.DO), Section.ADDITIONAL);
            client.ask(question);
            client.askOverTcp("example.org");

            Query first = server.questions().get(0);
            assertThat(first.name()).isEqualTo("Example.com.");
            assertThat(first.type()).isEqualTo("CAA");
            assertThat(first.transport()).isEqualTo(Transport.UDP);
            assertThat(first.id()).isEqualTo(question.getHeader().getID());
            assertThat(first.recursionDesired()).isTrue();
            assertThat(first.checkingDisabled()).isTrue();
            assertThat(first.authenticData()).isTrue();
            assertThat(first.dnssecOk()).isTrue();
            assertThat(first.udpPayloadSize()).isEqualTo(Optional.of(4096));
            assertThat(first.source().getPort()).isEqualTo(client.udpPort());
            assertThat(first.octets()).isEqualTo(question.toWire());
            assertThat(first).hasToString("Example.com. CAA over UDP from " + first.source());

            Query second = server.questions().get(1);
            assertThat(second.transport()).isEqualTo(Transport.TCP);
            assertThat(second.dnssecOk()).isFalse();
            assertThat(second.checkingDisabled()).isFalse();
            assertThat(second.authenticData()).isFalse();
            assertThat(second.udpPayloadSize()).isEmpty();
        }
    }

    @Test
    void counts_questions_by_name_without_case() throws IOException {
        try (ScriptedDnsServer server = ScriptedDnsServer.start();
                Client client = new Client(server)) {
            client.ask("example.com");
            client.ask(Client.question("EXAMPLE.com", Type.A));
            client.ask("example.org");

            assertThat(server.questionCount("example.com.")).isEqualTo(2);
            assertThat(server.questionCount("example.net")).isZero();
            assertThat(server.questionCount()).isEqualTo(3);

            server.forgetQuestions();
            assertThat(server.questions()).isEmpty();
            assertThat(server.questionCount("example.com")).isZero();
            assertThat(server.questionCount()).isZero();
        }
    }

    @Test
    void waits_for_questions() throws Exception {
        try (ScriptedDnsServer server = ScriptedDnsServer.start();
                Client client = new Client(server)) {
            server.zone("example.com. TIMEOUT");
            client.send(Client.question("example.com").toWire());
            client.send(Client.question("example.org").toWire());

            server.awaitQuestions(2, Client.PATIENCE);
            server.awaitQuestions("Example.com", 1, Client.PATIENCE);
            assertThat(server.questions()).extracting(Query::name).containsExactly("example.com.", "example.org.");
        }
    }

    @Test
    void says_what_was_asked_when_too_few_questions_came() throws IOException {
        try (ScriptedDnsServer server = ScriptedDnsServer.start();
                Client client = new Client(server)) {
            client.ask("example.com");

            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> server.awaitQuestions("example.org", 1, Duration.ofMillis(1)))
                    .withMessageStartingWith("0 questions arrived, not 1; all questions: [example.com. CAA over UDP");
        }
    }

    @Test
    void keeps_the_latest_questions_only_when_told_so() throws IOException {
        try (ScriptedDnsServer server =
                        ScriptedDnsServer.builder().keepQuestions(1).start();
                ScriptedDnsServer counting =
                        ScriptedDnsServer.builder().keepQuestions(0).start();
                Client client = new Client(server);
                Client other = new Client(counting)) {
            for (String name : List.of("a.example", "b.example")) {
                client.ask(name);
                other.ask(name);
            }

            assertThat(server.questions()).extracting(Query::name).containsExactly("b.example.");
            assertThat(server.questionCount("a.example")).isEqualTo(1);
            assertThat(counting.questions()).isEmpty();
            assertThat(counting.questionCount()).isEqualTo(2);
        }
    }
}
