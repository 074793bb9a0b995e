package org.caagate.testkit.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class FaultTest {
    private static final String CAA = "example.com. CAA 0 issue \"x.example\"";

    private final ScriptedDnsServer server = ScriptedDnsServer.start().zone(CAA);
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

    @ParameterizedTest
    @ValueSource(strings = {"SERVFAIL", "REFUSED", "NOTIMP", "FORMERR", "YXDOMAIN"})
    void fails_with_the_response_code_that_the_zone_text_names(String word) throws IOException {
        server.zone("example.com. " + word + " with some words, \"unbalanced");

        for (Message answer : List.of(client.ask("example.com"), client.askOverTcp("example.com"))) {
            assertThat(Rcode.string(answer.getRcode())).isEqualTo(word);
            assertThat(Client.answer(answer)).isEmpty();
            assertThat(answer.getSection(Section.AUTHORITY)).isEmpty();
        }
    }

    @Test
    void fails_with_a_response_code_of_edns() throws IOException {
        server.fault("example.com", Fault.rcode(Rcode.BADCOOKIE));

        assertThat(client.ask(Client.ednsQuestion("example.com", 1232)).getRcode())
                .isEqualTo(Rcode.BADCOOKIE);
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.rcode(4096));
    }

    @Test
    void denies_a_name_with_the_soa_record_of_its_parent() throws IOException {
        server.zone("gone.example.com. NXDOMAIN\nnotld. NXDOMAIN");
        server.zone("gone.example.com. SOA ns.example.com. admin.example.com. 7 1 1 1 60");

        Message answer = client.ask("gone.example.com");
        assertThat(answer.getRcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(Client.records(answer, Section.AUTHORITY)).hasSize(1).allMatch(soa -> soa.startsWith("com. SOA"));
        assertThat(Client.records(client.ask("notld"), Section.AUTHORITY))
                .hasSize(1)
                .allMatch(soa -> soa.startsWith(". SOA"));
    }

    @Test
    void denies_the_end_of_an_alias_chain_and_keeps_the_chain() throws IOException {
        server.zone("""
                www.example.com.  CNAME gone.cdn.example.
                gone.cdn.example. CNAME further.example.
                gone.cdn.example. NXDOMAIN
                """);
        Message answer = client.ask("www.example.com");

        assertThat(answer.getRcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(Client.answer(answer)).containsExactly("www.example.com. CNAME gone.cdn.example.");
        assertThat(Client.records(answer, Section.AUTHORITY))
                .hasSize(1)
                .allMatch(soa -> soa.startsWith("example. SOA"));
    }

    @Test
    void strikes_where_an_alias_chain_passes_through_or_ends() throws IOException {
        server.zone("""
                a.example. CNAME b.example.
                b.example. CNAME c.example.
                x.d.example. CNAME y.e.example.
                e.example. DNAME f.example.
                y.f.example. REFUSED
                """);
        server.fault("c.example", Fault.servfail());
        assertThat(client.ask("a.example").getRcode()).isEqualTo(Rcode.SERVFAIL);
        assertThat(client.ask("x.d.example").getRcode()).isEqualTo(Rcode.REFUSED);

        server.fault("b.example", Fault.refused());
        assertThat(client.ask("a.example").getRcode()).isEqualTo(Rcode.REFUSED);
        assertThat(client.ask("c.example").getRcode()).isEqualTo(Rcode.SERVFAIL);
    }

    @Test
    void does_not_use_up_a_fault_behind_a_failed_link() throws IOException {
        server.zone("a.example. CNAME b.example.\na.example. SERVFAIL_ONCE\nb.example. REFUSED_ONCE");

        assertThat(List.of(rcode("a.example"), rcode("a.example"), rcode("a.example")))
                .containsExactly(Rcode.SERVFAIL, Rcode.REFUSED, Rcode.NOERROR);
    }

    @Test
    void keeps_silent() throws IOException {
        server.zone("silent.example. TIMEOUT");
        client.send(Client.question("silent.example").toWire());
        client.sendOverTcp(Client.question("silent.example"), Client.question("example.com"));

        // Answers come in the order of the questions, so the first to come proves that the one before was not answered.
        assertThat(Client.answer(client.ask("example.com"))).containsExactly(CAA);
        assertThat(Client.answer(new Message(client.receiveOverTcp()))).containsExactly(CAA);
        assertThat(server.questionCount("silent.example")).isEqualTo(2);
    }

    @Test
    void truncates_over_udp_and_tcp() throws IOException {
        server.zone("example.com. TRUNCATED");

        for (Message answer : List.of(client.ask("example.com"), client.askOverTcp("example.com"))) {
            assertThat(Client.isTruncated(answer)).isTrue();
            assertThat(Client.answer(answer)).isEmpty();
        }
    }

    @Test
    void says_bogus_unless_checking_is_disabled() throws IOException {
        server.zone("example.com. BOGUS signatures have expired\nwww.example.org. CNAME example.com.");
        for (String name : List.of("example.com", "www.example.org")) {
            Message failed = client.ask(Client.ednsQuestion(name, 1232));
            assertThat(failed.getRcode()).isEqualTo(Rcode.SERVFAIL);
            assertThat(extendedError(failed).getErrorCode()).isEqualTo(6);

            Message unchecked = client.ask(Client.withFlag(Client.ednsQuestion(name, 1232), Flags.CD));
            assertThat(unchecked.getRcode()).isEqualTo(Rcode.NOERROR);
            assertThat(Client.answer(unchecked)).contains(CAA);
        }
        assertThat(client.ask("example.com").getRcode()).isEqualTo(Rcode.SERVFAIL);
    }

    @Test
    void strikes_only_once_or_the_first_few_times() throws IOException {
        server.zone("once.example. SERVFAIL_ONCE\nsilent.example. TIMEOUT_ONCE");
        server.fault("twice.example", Fault.refused().first(2));

        assertThat(List.of(rcode("once.example"), rcode("once.example")))
                .containsExactly(Rcode.SERVFAIL, Rcode.NOERROR);
        assertThat(List.of(rcode("twice.example"), rcode("twice.example"), rcode("twice.example")))
                .containsExactly(Rcode.REFUSED, Rcode.REFUSED, Rcode.NOERROR);
        client.send(Client.question("silent.example").toWire());
        Message second = Client.question("silent.example");
        assertThat(client.ask(second).getHeader().getID())
                .isEqualTo(second.getHeader().getID());
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.servfail().first(0));
    }

    @Test
    void strikes_only_questions_of_one_type() throws IOException {
        server.fault("example.com", Fault.servfail().forType("CAA").once());

        assertThat(client.ask(Client.question("example.com", Type.A)).getRcode())
                .isEqualTo(Rcode.NOERROR);
        assertThat(client.ask("example.com").getRcode()).isEqualTo(Rcode.SERVFAIL);
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.servfail().forType("NONE SUCH"));
    }

    @Test
    void strikes_only_questions_over_one_transport() throws IOException {
        server.fault("example.com", Fault.servfail().over(Transport.TCP));

        assertThat(client.ask("example.com").getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(client.askOverTcp("example.com").getRcode()).isEqualTo(Rcode.SERVFAIL);
    }

    @Test
    void strikes_all_names_below_a_wildcard_and_the_nearest_fault_has_the_last_word() throws IOException {
        server.fault("*", Fault.refused()).fault("*.example.com", Fault.notimp());
        server.fault("b.example.com", Fault.servfail());

        assertThat(rcode("org")).isEqualTo(Rcode.REFUSED);
        assertThat(rcode("example.com")).isEqualTo(Rcode.REFUSED);
        assertThat(rcode("x.y.example.com")).isEqualTo(Rcode.NOTIMP);
        assertThat(rcode("b.example.com")).isEqualTo(Rcode.SERVFAIL);
        assertThat(rcode(".")).isEqualTo(Rcode.NOERROR);
    }

    @Test
    void is_healed_without_loss_of_records() throws IOException {
        server.fault("example.com", Fault.servfail());
        server.heal("example.com");

        assertThat(Client.answer(client.ask("example.com"))).containsExactly(CAA);
    }

    @Test
    void adds_an_extended_error_to_any_answer() throws IOException {
        server.fault("example.com", Fault.extendedError(15, "blocked by policy"));
        Message answer = client.ask(Client.ednsQuestion("example.com", 1232));

        assertThat(Client.answer(answer)).containsExactly(CAA);
        assertThat(extendedError(answer).getErrorCode()).isEqualTo(15);
        assertThat(extendedError(answer).getText()).isEqualTo("blocked by policy");
        assertThat(client.ask("example.com").getOPT()).isNull();
    }

    @Test
    void answers_later_without_keeping_others_waiting() throws IOException {
        server.zone("late.example. CAA 0 issue \"late.example\"");
        server.fault("late.example", Fault.delay(Duration.ofMillis(20)));
        server.fault("never.example", Fault.delay(Duration.ofDays(1)));
        Message late = Client.question("late.example");
        Message prompt = Client.question("example.com");
        client.sendOverTcp(Client.question("never.example"), late, prompt);

        assertThat(new Message(client.receiveOverTcp()).getHeader().getID())
                .isEqualTo(prompt.getHeader().getID());
        assertThat(new Message(client.receiveOverTcp()).getHeader().getID())
                .isEqualTo(late.getHeader().getID());
    }

    @Test
    void lets_the_test_itself_respond() throws IOException {
        server.fault(
                "example.com",
                Fault.respond(
                        query -> Optional.of(query.answer("unrelated.test. CAA 0 issue \"" + query.type() + "\""))));
        Message question = Client.question("example.com");
        Message answer = client.ask(question);

        assertThat(answer.getHeader().getID()).isEqualTo(question.getHeader().getID());
        assertThat(Client.answer(answer)).containsExactly("unrelated.test. CAA 0 issue \"CAA\"");

        server.replace("example.com", "");
        server.fault("example.com", Fault.respond(query -> Optional.of(query.octets())));
        assertThat(client.exchange(question)).isEqualTo(question.toWire());
    }

    @Test
    void reports_a_responder_that_throws_when_closed_and_goes_on() throws IOException {
        try (Client other = new Client(server)) {
            server.fault("example.com", Fault.respond(query -> {
                throw new IllegalArgumentException("broken test");
            }));
            other.send(Client.question("example.com").toWire());
            assertThat(other.ask("other.example").getRcode()).isEqualTo(Rcode.NOERROR);
        }
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(server::close)
                .withStackTraceContaining("broken test");
    }

    @Test
    void joins_two_faults_in_one() throws IOException {
        server.fault("example.com", Fault.nxdomain().and(Forgery.inAnswer(CAA)).once());
        Message answer = client.ask("example.com");

        assertThat(answer.getRcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(Client.answer(answer)).containsExactly(CAA);
        assertThat(rcode("example.com")).isEqualTo(Rcode.NOERROR);
    }

    @Test
    void fails_with_records_in_the_answer() throws IOException {
        server.fault("example.com", Fault.servfail(), Forgery.inAnswer(CAA));
        Message answer = client.ask("example.com");

        assertThat(answer.getRcode()).isEqualTo(Rcode.SERVFAIL);
        assertThat(Client.answer(answer)).containsExactly(CAA);
    }

    private int rcode(String name) throws IOException {
        return client.ask(name).getRcode();
    }

    private static ExtendedErrorCodeOption extendedError(Message answer) {
        List<EDNSOption> options = answer.getOPT().getOptions(EDNSOption.Code.EDNS_EXTENDED_ERROR);
        assertThat(options).hasSize(1);
        return (ExtendedErrorCodeOption) options.get(0);
    }
}
