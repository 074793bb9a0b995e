package org.caagate.testkit.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.WireParseException;

class ForgeryTest {
    private static final String CAA = "example.com. CAA 0 issue \"x.example\"";
    private static final String STRAY = "unrelated.test. CAA 0 issue \"stray.example\"";

    private final ScriptedDnsServer server = ScriptedDnsServer.start().zone(CAA);
    private final Message question;
    private Client client;

    ForgeryTest() throws IOException {
        question = Client.question("example.com");
    }

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
    void answers_under_another_id() throws IOException {
        server.zone("example.com. WRONG_ID");

        assertThat(client.ask(question).getHeader().getID())
                .isNotEqualTo(question.getHeader().getID());
    }

    @Test
    void answers_another_question() throws IOException {
        server.zone("example.com. WRONG_QUESTION");
        Message answer = client.ask(question);

        assertThat(answer.getHeader().getID()).isEqualTo(question.getHeader().getID());
        assertThat(answer.getQuestion()).isNotEqualTo(question.getQuestion());
        assertThat(Client.answer(answer)).containsExactly(CAA);
    }

    @Test
    void sends_a_question_in_the_place_of_a_response() throws IOException {
        server.zone("example.com. NOT_A_RESPONSE");

        assertThat(Client.flag(client.ask(question), Flags.QR)).isFalse();
    }

    @Test
    void changes_the_flags_of_recursion_authority_and_validation() throws IOException {
        server.fault("example.com", Forgery.noRecursion(), Forgery.authoritative(), Forgery.authenticData());

        assertThat(client.ask(question).getHeader().printFlags()).isEqualTo("qr aa rd ad ");
    }

    @Test
    void answers_without_edns_and_without_authority() throws IOException {
        server.fault("nothing.example", Forgery.withoutEdns(), Forgery.withoutAuthority());
        Message answer = client.ask(Client.ednsQuestion("nothing.example", 1232));

        assertThat(answer.getOPT()).isNull();
        assertThat(answer.getSection(Section.AUTHORITY)).isEmpty();
    }

    @Test
    void puts_a_record_of_another_owner_into_each_section() throws IOException {
        server.fault("example.com", Forgery.inAnswer(STRAY).once());
        assertThat(Client.answer(client.ask(question))).containsExactly(CAA, STRAY);

        server.fault("example.com", Forgery.inAuthority(STRAY).once());
        assertThat(Client.records(client.ask(question), Section.AUTHORITY)).containsExactly(STRAY);

        server.fault("example.com", Forgery.inAdditional(STRAY).once());
        assertThat(Client.records(client.ask(question), Section.ADDITIONAL)).containsExactly(STRAY);
        assertThatIllegalArgumentException().isThrownBy(() -> Forgery.inAnswer("example.com. SERVFAIL"));
    }

    @Test
    void chases_an_alias_chain_half_way() throws IOException {
        server.zone("""
                www.example.com. CNAME a.cdn.example.
                a.cdn.example.   CNAME b.cdn.example.
                b.cdn.example.   CAA 0 issue "x.example"
                x.d.example.com. A 192.0.2.1
                d.example.com.   DNAME cdn.example.
                """);
        server.zone("www.example.com. HALF_CHASED_ONCE");
        Message half = client.ask("www.example.com");
        assertThat(Client.answer(half)).containsExactly("www.example.com. CNAME a.cdn.example.");
        assertThat(half.getSection(Section.AUTHORITY)).isEmpty();

        server.fault("www.example.com", Forgery.halfChasedWithSoa());
        Message withSoa = client.ask("www.example.com");
        assertThat(Client.answer(withSoa)).containsExactly("www.example.com. CNAME a.cdn.example.");
        assertThat(Client.records(withSoa, Section.AUTHORITY)).hasSize(1).allMatch(soa -> soa.startsWith("com. SOA"));

        server.fault("a.d.example.com", Forgery.halfChased());
        assertThat(Client.answer(client.ask("a.d.example.com")))
                .containsExactly("d.example.com. DNAME cdn.example.", "a.d.example.com. CNAME a.cdn.example.");
    }

    @Test
    void says_that_there_is_nothing_without_a_record() throws IOException {
        server.zone("example.com. CAA 0 issue \"x.example\"\nexample.com. EMPTY_NODATA");
        Message answer = client.ask(question);

        assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(Client.answer(answer)).isEmpty();
        assertThat(answer.getSection(Section.AUTHORITY)).isEmpty();
    }

    @Test
    void gives_the_aliases_of_a_chain_and_nothing_of_its_end() throws IOException {
        server.zone("""
                www.example.com. CNAME a.cdn.example.
                a.cdn.example.   CNAME b.cdn.example.
                b.cdn.example.   CAA 0 issue "x.example"
                free.example.com. CNAME c.cdn.example.
                *.example.com.   BARE_ALIASES
                """);
        Message bare = client.ask("www.example.com");
        assertThat(Client.answer(bare))
                .containsExactly("www.example.com. CNAME a.cdn.example.", "a.cdn.example. CNAME b.cdn.example.");
        assertThat(bare.getSection(Section.AUTHORITY)).isEmpty();
        assertThat(client.ask("free.example.com").getSection(Section.AUTHORITY)).isEmpty();
        assertThat(client.ask("other.example.com").getSection(Section.AUTHORITY))
                .hasSize(1);
    }

    @Test
    void refers_to_another_server() throws IOException {
        server.zone("example.com. REFERRAL");
        Message answer = client.ask(question);

        assertThat(Client.answer(answer)).isEmpty();
        assertThat(Client.records(answer, Section.AUTHORITY)).containsExactly("example.com. NS ns.invalid.");
    }

    @Test
    void sends_a_message_that_cannot_be_parsed_under_the_right_id() throws IOException {
        server.zone("example.com. MALFORMED");
        client.sendOverTcp(question);

        for (byte[] octets : List.of(client.exchange(question), client.receiveOverTcp())) {
            assertThatExceptionOfType(WireParseException.class).isThrownBy(() -> new Message(octets));
            assertThat(Arrays.copyOf(octets, 2)).isEqualTo(Arrays.copyOf(question.toWire(), 2));
        }
    }

    @Test
    void sends_garbage_under_no_right_id() throws IOException {
        server.zone("example.com. GARBAGE");
        byte[] garbage = client.exchange(question);

        assertThat(garbage).hasSize(64);
        assertThat(garbage[0]).isNotEqualTo(question.toWire()[0]);
    }

    @Test
    void sends_a_message_of_no_octets() throws IOException {
        server.zone("example.com. EMPTY");
        client.sendOverTcp(question);

        assertThat(client.exchange(question)).isEmpty();
        assertThat(client.receiveOverTcp()).isEmpty();
    }

    @Test
    void sends_any_octets() throws IOException {
        server.fault("example.com", Forgery.octets(new byte[] {1, 2, 3}));

        assertThat(client.exchange(question)).containsExactly(1, 2, 3);
    }

    @Test
    void sends_a_forged_message_before_the_answer() throws IOException {
        server.fault("example.com", Forgery.precededBy(query -> Optional.of(query.answer(STRAY))));

        assertThat(Client.answer(client.ask(question))).containsExactly(STRAY);
        assertThat(Client.answer(new Message(client.receive()))).containsExactly(CAA);
    }

    @Test
    void answers_from_another_port() throws IOException {
        server.fault("example.com", Forgery.fromAnotherPort());
        client.send(question.toWire());

        assertThat(client.receivePacket().getPort())
                .isNotEqualTo(server.address().getPort());
    }

    @Test
    void drips_the_answer_over_tcp_and_sends_the_next_after_it() throws IOException {
        server.fault("example.com", Forgery.drip(Duration.ofNanos(1000)));
        client.sendOverTcp(question, Client.question("other.example"));

        assertThat(Client.answer(new Message(client.receiveOverTcp()))).containsExactly(CAA);
        assertThat(new Message(client.receiveOverTcp()).getQuestion().getName().toString())
                .isEqualTo("other.example.");
        assertThat(Client.answer(client.ask(question))).containsExactly(CAA);
    }

    @Test
    void drips_slowly() throws IOException {
        server.fault("example.com", Forgery.drip(Duration.ofDays(1)));
        client.sendOverTcp(question);
        server.fault("other.example", Forgery.closeAfter(0));
        try (Client other = new Client(server)) {
            other.sendOverTcp(Client.question("other.example"));
            assertThat(other.receiveRestOverTcp()).isEmpty();
        }

        assertThat(client.availableOverTcp()).isLessThanOrEqualTo(1);
    }

    @Test
    void closes_the_connection_within_the_answer() throws IOException {
        server.fault("example.com", Forgery.closeAfter(7));
        client.sendOverTcp(question);
        byte[] received = client.receiveRestOverTcp();

        assertThat(received).hasSize(7);
        assertThat(Arrays.copyOfRange(received, 2, 4)).isEqualTo(Arrays.copyOf(question.toWire(), 2));
        assertThat(Client.answer(client.ask(question))).containsExactly(CAA);
        assertThatIllegalArgumentException().isThrownBy(() -> Forgery.closeAfter(-1));
    }
}
