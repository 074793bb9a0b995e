package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caagate.dns.Ask.answer;
import static org.caagate.dns.Ask.ask;
import static org.caagate.dns.Ask.failure;
import static org.caagate.dns.Ask.patient;
import static org.caagate.dns.Ask.present;
import static org.caagate.dns.Ask.tcp;
import static org.caagate.dns.Ask.udp;

import java.util.Optional;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Failure;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.Query;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 4035 section 5.5. */
@DisplayName("A lookup that is answered with SERVFAIL")
class ServfailExplanationTest {
    private static final String RECORD = "example.com. CAA 0 issue \"ca.example\"\n";

    private ScriptedDnsServer server;
    private ScriptedDnsServer other;

    @BeforeEach
    void start() {
        server = ScriptedDnsServer.start();
        other = ScriptedDnsServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
        other.close();
    }

    private static Fault servfailWhereChecked() {
        return Fault.respond(query -> Optional.of(withRcode(query, query.checkingDisabled() ? 0 : 2)));
    }

    static byte[] withRcode(Query query, int rcode) {
        byte[] reply = query.answer(RECORD);
        reply[3] |= (byte) rcode;
        return reply;
    }

    @Test
    void and_is_bogus_where_only_unchecked_data_is_there() {
        server.fault("example.com", servfailWhereChecked());
        Answer answer = ask(patient(udp(server)).tries(1).build(), "example.com");
        assertThat(failure(answer).kind()).isEqualTo(Failure.Kind.BOGUS);
        assertThat(server.questions()).extracting(Query::checkingDisabled).containsExactly(false, true, false);
        assertThat(answer.trail().exchanges())
                .extracting(Exchange::purpose)
                .containsExactly(Exchange.Purpose.RECORDS, Exchange.Purpose.EXPLANATION, Exchange.Purpose.RECORDS);
    }

    @Test
    void and_stands_against_another_servers_answer_where_the_unchecked_question_fails_otherwise() {
        server.fault(
                "example.com", Fault.respond(query -> Optional.of(withRcode(query, query.checkingDisabled() ? 5 : 2))));
        other.zone(RECORD);
        Answer answer = ask(patient(udp(server), udp(other)).build(), "example.com");
        assertThat(failure(answer).kind()).isEqualTo(Failure.Kind.SERVFAIL);
        assertThat(server.questions()).extracting(Query::checkingDisabled).containsExactly(false, true);
        assertThat(other.questionCount()).isEqualTo(1);
    }

    @Test
    void before_the_answer_of_a_server_that_may_not_validate_counts() {
        server.fault("example.com", servfailWhereChecked());
        Answer answer = ask(patient(udp(server), udp(other)).build(), "example.com");
        assertThat(failure(answer).kind()).isEqualTo(Failure.Kind.BOGUS);
        assertThat(other.questionCount()).isEqualTo(1);
    }

    @Test
    void and_leaves_the_other_servers_answer_where_it_fails_unchecked_too() {
        server.fault("example.com", Fault.servfail());
        other.zone(RECORD);
        Answer answer = ask(patient(udp(server), udp(other)).build(), "example.com");
        assertThat(present(answer).records()).hasSize(1);
        assertThat(server.questions()).extracting(Query::checkingDisabled).containsExactly(false, true);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void at_every_server_that_said_so_in_whatever_order(boolean validatingFirst) {
        server.fault("example.com", servfailWhereChecked());
        other.fault("example.com", Fault.servfail());
        DnsServer[] servers =
                validatingFirst ? new DnsServer[] {udp(server), udp(other)} : new DnsServer[] {udp(other), udp(server)};
        assertThat(failure(ask(patient(servers).build(), "example.com")).kind()).isEqualTo(Failure.Kind.BOGUS);
    }

    @Test
    void and_stays_bogus_where_the_server_says_so_and_then_takes_it_back() {
        server.zone(RECORD).fault("example.com", Fault.bogus().once());
        assertThat(failure(ask(patient(udp(server)).build(), "example.com")).kind())
                .isEqualTo(Failure.Kind.BOGUS);
    }

    @Test
    void and_counts_as_answered_where_the_plain_question_is_answered_now() {
        server.zone(RECORD)
                .fault(
                        "example.com",
                        Fault.respond(query -> Optional.of(withRcode(query, 2))).once());
        assertThat(present(ask(patient(udp(server)).tries(1).build(), "example.com"))
                        .records())
                .hasSize(1);
    }

    @Test
    void and_never_takes_unchecked_data_for_an_answer() {
        server.fault(
                "example.com",
                Fault.respond(query -> Optional.of(query.checkingDisabled() ? query.answer("") : withRcode(query, 2))));
        assertThat(failure(ask(patient(udp(server)).tries(2).build(), "example.com"))
                        .kind())
                .isEqualTo(Failure.Kind.BOGUS);
    }

    @Test
    void and_is_no_matter_of_dnssec_where_it_is_the_same_unchecked() {
        server.zone("example.com. SERVFAIL");
        Failure failure = failure(ask(patient(udp(server)).build(), "example.com"));
        assertThat(failure.kind()).isEqualTo(Failure.Kind.SERVFAIL_UNCHECKED);
        assertThat(failure.detail())
                .isEqualTo("SERVFAIL from " + udp(server)
                        + ", 3 tries; also SERVFAIL from " + tcp(server)
                        + "; the same with checking disabled, so not for DNSSEC validation");
    }

    @Test
    void and_stays_servfail_where_the_unchecked_question_fails_otherwise() {
        server.fault(
                "example.com", Fault.respond(query -> Optional.of(withRcode(query, query.checkingDisabled() ? 5 : 2))));
        assertThat(failure(ask(patient(udp(server)).build(), "example.com")).kind())
                .isEqualTo(Failure.Kind.SERVFAIL);
    }

    @Test
    void at_the_server_that_said_so() {
        server.fault("example.com", servfailWhereChecked());
        other.zone("example.com. REFUSED");
        assertThat(failure(ask(patient(udp(server), udp(other)).build(), "example.com"))
                        .kind())
                .isEqualTo(Failure.Kind.BOGUS);
        assertThat(other.questions()).noneMatch(Query::checkingDisabled);
    }
}
