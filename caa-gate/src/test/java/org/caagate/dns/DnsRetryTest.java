package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caagate.dns.Ask.answer;
import static org.caagate.dns.Ask.ask;
import static org.caagate.dns.Ask.failure;
import static org.caagate.dns.Ask.patient;
import static org.caagate.dns.Ask.present;
import static org.caagate.dns.Ask.tcp;
import static org.caagate.dns.Ask.udp;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Failure;
import org.caagate.lookup.LookupContext;
import org.caagate.name.DomainName;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.Forgery;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.dns.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A lookup that fails at first")
class DnsRetryTest {
    private static final DomainName NAME = DomainName.parse("example.com");
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);
    private static final String RECORD = "example.com. CAA 0 issue \"ca.example\"\n";

    private final SteppedTimer timer = new SteppedTimer();
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

    private DnsLookup stepped(DnsServer... servers) {
        return DnsLookup.builder().servers(servers).timer(timer).build();
    }

    private LookupContext context(Duration limit) {
        return LookupContext.lasting(limit, timer);
    }

    private static List<String> servers(Answer answer) {
        return answer.trail().exchanges().stream().map(Exchange::server).toList();
    }

    @Nested
    @DisplayName("asks again")
    class Again {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "SERVFAIL",
                    "REFUSED",
                    "NOTIMP",
                    "FORMERR",
                    "MALFORMED",
                    "REFERRAL",
                    "TRUNCATED",
                    "WRONG_QUESTION"
                })
        void over_the_other_transport_after_any_failure(String failure) {
            server.zone(RECORD + "example.com. " + failure + "_ONCE");
            Answer answer = ask(patient(udp(server)).build(), "example.com");
            present(answer);
            assertThat(servers(answer)).endsWith(tcp(server).toString());
        }

        @Test
        void and_once_more_over_udp_where_tcp_fails() {
            server.zone(RECORD + "example.com. SERVFAIL_ONCE")
                    .fault("example.com", Forgery.closeAfter(0).over(Transport.TCP));
            Answer answer = ask(patient(udp(server)).build(), "example.com");
            present(answer);
            assertThat(servers(answer))
                    .containsExactly(
                            udp(server).toString(),
                            tcp(server).toString(),
                            udp(server).toString());
        }

        @Test
        void the_next_server_at_once() {
            server.zone("example.com. MALFORMED");
            other.zone(RECORD);
            Answer answer = answer(stepped(udp(server), udp(other)).lookup(NAME, context(Duration.ofMinutes(1))));
            present(answer);
            assertThat(servers(answer))
                    .containsExactly(udp(server).toString(), udp(other).toString());
        }

        @Test
        void every_server_at_least_once() {
            server.zone("example.com. REFUSED");
            other.zone(RECORD);
            present(ask(patient(udp(server), tcp(server), udp(other)).tries(1).build(), "example.com"));
        }

        @Test
        void nobody_after_an_answer() {
            server.zone("example.com. A 192.0.2.1");
            other.zone(RECORD);
            Ask.absence(ask(patient(udp(server), udp(other)).build(), "example.com"));
            assertThat(other.questionCount()).isZero();
        }

        @Test
        void the_same_server_only_after_a_back_off_that_doubles() throws InterruptedException, TimeoutException {
            server.zone(RECORD).fault("example.com", Fault.refused().first(2));
            CompletionStage<Answer> stage = stepped(udp(server)).lookup(NAME, context(Duration.ofMinutes(1)));
            timer.pass(BACK_OFF);
            server.awaitQuestions(2, Ask.PATIENCE);
            timer.pass(BACK_OFF.multipliedBy(2));
            present(answer(stage));
            assertThat(server.questionCount()).isEqualTo(3);
        }

        @Test
        void without_a_back_off_after_silence() throws InterruptedException, TimeoutException {
            server.zone(RECORD + "example.com. TIMEOUT_ONCE");
            CompletionStage<Answer> stage = stepped(udp(server)).lookup(NAME, context(Duration.ofMinutes(1)));
            server.awaitQuestions(1, Ask.PATIENCE);
            timer.pass(TIMEOUT);
            present(answer(stage));
        }
    }

    @Nested
    @DisplayName("gives up")
    class GivesUp {
        @Test
        void after_its_tries_without_any_reply() throws InterruptedException, TimeoutException {
            server.zone("example.com. TIMEOUT");
            CompletionStage<Answer> stage = stepped(tcp(server)).lookup(NAME, context(Duration.ofMinutes(1)));
            for (int i = 1; i <= 3; i++) {
                server.awaitQuestions(i, Ask.PATIENCE);
                timer.pass(TIMEOUT);
            }
            Failure failure = failure(answer(stage));
            assertThat(failure.kind()).isEqualTo(Failure.Kind.TIMEOUT);
            assertThat(failure.detail()).isEqualTo("no reply from " + tcp(server) + " within 3 s, 3 tries");
        }

        @Test
        void on_noise_with_another_id_only_when_time_is_up() throws InterruptedException, TimeoutException {
            server.zone("example.com. WRONG_ID");
            DnsLookup lookup = DnsLookup.builder()
                    .servers(udp(server))
                    .timer(timer)
                    .tries(1)
                    .build();
            CompletionStage<Answer> stage = lookup.lookup(NAME, context(Duration.ofMinutes(1)));
            server.awaitQuestions(1, Ask.PATIENCE);
            timer.pass(TIMEOUT);
            assertThat(failure(answer(stage)).kind()).isIn(Failure.Kind.MALFORMED, Failure.Kind.TIMEOUT);
        }

        @Test
        void where_tcp_after_a_truncated_reply_uses_up_the_rest_of_the_try()
                throws InterruptedException, TimeoutException {
            server.zone(RECORD)
                    .fault(
                            "example.com",
                            Fault.truncated().over(Transport.UDP),
                            Fault.timeout().over(Transport.TCP));
            DnsLookup lookup = DnsLookup.builder()
                    .servers(udp(server))
                    .timer(timer)
                    .tries(1)
                    .build();
            CompletionStage<Answer> stage = lookup.lookup(NAME, context(Duration.ofMinutes(1)));
            server.awaitQuestions(2, Ask.PATIENCE);
            timer.pass(TIMEOUT);
            Answer answer = answer(stage);
            assertThat(failure(answer).kind()).isEqualTo(Failure.Kind.TIMEOUT);
            assertThat(servers(answer))
                    .containsExactly(udp(server).toString(), tcp(server).toString());
        }

        @Test
        void telling_what_else_went_wrong() {
            server.zone("example.com. REFUSED");
            other.zone("example.com. NOTIMP");
            assertThat(failure(ask(patient(udp(server), udp(other)).tries(2).build(), "example.com"))
                            .detail())
                    .isEqualTo("NOTIMP from " + udp(other) + ", 2 tries; also REFUSED from " + udp(server));
        }

        @ParameterizedTest
        @CsvSource({"BOGUS, REFUSED, BOGUS", "SERVFAIL, REFUSED, SERVFAIL_UNCHECKED", "SERVFAIL, BOGUS, BOGUS"})
        void with_the_gravest_of_its_failures(String first, String second, Failure.Kind kind) {
            server.zone("example.com. " + first);
            other.zone("example.com. " + second);
            assertThat(failure(ask(patient(udp(server), udp(other)).build(), "example.com"))
                            .kind())
                    .isEqualTo(kind);
        }
    }

    @Nested
    @DisplayName("at the end of its time")
    class Late {
        @Test
        void asks_nothing_any_more() {
            LookupContext context = context(Duration.ZERO);
            assertThat(failure(answer(stepped(udp(server)).lookup(NAME, context)))
                            .kind())
                    .isEqualTo(Failure.Kind.DEADLINE);
            assertThat(context.questions()).isZero();
        }

        @Test
        void does_not_start_a_wait_that_it_cannot_finish() {
            server.zone("example.com. REFUSED");
            Failure failure = failure(answer(stepped(udp(server)).lookup(NAME, context(BACK_OFF))));
            assertThat(failure.kind()).isEqualTo(Failure.Kind.DEADLINE);
            assertThat(failure.detail()).contains("REFUSED from " + udp(server));
        }

        @Test
        void stops_waiting_for_a_reply() throws InterruptedException, TimeoutException {
            server.zone("example.com. TIMEOUT");
            CompletionStage<Answer> stage = stepped(udp(server)).lookup(NAME, context(Duration.ofSeconds(2)));
            server.awaitQuestions(1, Ask.PATIENCE);
            timer.pass(Duration.ofSeconds(2));
            Failure failure = failure(answer(stage));
            assertThat(failure.kind()).isEqualTo(Failure.Kind.DEADLINE);
            assertThat(failure.detail()).contains("no reply from " + udp(server) + " within 2 s");
        }

        @Test
        void still_says_that_a_servfail_may_be_bogus() {
            server.fault(
                    "example.com", Fault.respond(query -> Optional.of(ServfailExplanationTest.withRcode(query, 2))));
            assertThat(failure(answer(stepped(udp(server)).lookup(NAME, context(BACK_OFF))))
                            .kind())
                    .isEqualTo(Failure.Kind.SERVFAIL_UNCHECKED);
        }

        @Test
        void is_over_when_the_request_ends_during_a_back_off() throws InterruptedException, TimeoutException {
            server.zone("example.com. REFUSED");
            LookupContext context = context(Duration.ofMinutes(1));
            CompletionStage<Answer> stage = stepped(udp(server)).lookup(NAME, context);
            server.awaitQuestions(1, Ask.PATIENCE);
            timer.awaitAlarmAfter(BACK_OFF);
            context.end();
            assertThat(failure(answer(stage)).kind()).isEqualTo(Failure.Kind.DEADLINE);
            timer.awaitAlarms(0);
            assertThat(server.questionCount()).isEqualTo(1);
        }
    }
}
