package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caagate.dns.Ask.PATIENCE;
import static org.caagate.dns.Ask.answer;
import static org.caagate.dns.Ask.ask;
import static org.caagate.dns.Ask.failure;
import static org.caagate.dns.Ask.present;
import static org.caagate.dns.Vault.stepped;
import static org.caagate.dns.Vault.tls;
import static org.caagate.dns.Vault.trusting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Timer;
import org.caagate.testkit.dns.ClosedPort;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.Forgery;
import org.caagate.testkit.dns.Hold;
import org.caagate.testkit.dns.TlsListener;
import org.caagate.testkit.dns.Transport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("DNS over TLS")
class TlsTransportTest extends EncryptedTransportContract {
    private static final Duration IDLE = Duration.ofSeconds(5);

    TlsTransportTest() {
        super(server -> server.listenOverTls(Vault.GOOD));
    }

    @Override
    DnsServer address() {
        return tls(listener);
    }

    @Test
    void finds_records_and_says_by_which_way() {
        Answer.Present answer = present(ask(trusting(address()).build(), "example.com"));
        assertThat(answer.trail().exchanges()).singleElement().satisfies(exchange -> assertThat(exchange.server())
                .isEqualTo("tls://dns.example:" + listener.address().getPort() + "@127.0.0.1"));
        assertThat(server.questions()).singleElement().satisfies(question -> assertThat(question.transport())
                .isEqualTo(Transport.TLS));
    }

    @Test
    void takes_an_address_for_a_name() {
        DnsServer byAddress =
                DnsServer.parse("tls://127.0.0.1:" + listener.address().getPort());
        present(ask(trusting(byAddress).build(), "example.com"));
    }

    @Nested
    @DisplayName("shares a connection")
    class Shares {
        @Test
        void among_fifty_queries_at_once_under_ids_of_their_own() throws Exception {
            List<String> names = zoneOf(50);
            Hold hold = server.hold("*");
            DnsLookup lookup = trusting(address()).build();
            List<CompletionStage<Answer>> stages = start(lookup, names);
            server.awaitQuestions(50, PATIENCE);
            assertThat(server.questions())
                    .extracting(org.caagate.testkit.dns.Query::id)
                    .doesNotHaveDuplicates();
            hold.release();
            assertOwnRecords(names, stages);
            assertThat(listener.connections()).isEqualTo(1);
        }

        @Test
        void whose_answers_come_in_any_order() throws Exception {
            List<String> names = zoneOf(8);
            List<Hold> holds = new ArrayList<>(
                    names.stream().map(name -> server.hold(name)).toList());
            DnsLookup lookup = trusting(address()).build();
            List<CompletionStage<Answer>> stages = start(lookup, names);
            server.awaitQuestions(8, PATIENCE);
            Collections.reverse(holds);
            holds.forEach(Hold::release);
            assertOwnRecords(names, stages);
            assertThat(listener.connections()).isEqualTo(1);
        }

        @Test
        void with_other_ids_for_queries_that_have_the_same() throws Exception {
            server.zone("two.example. CAA 0 issue \"two.example\"");
            TlsWire wire = new TlsWire(new TlsSettings(Optional.of(Vault.TRUSTING)), Timer.system());
            Hold hold = server.hold("*");
            List<Wire.Pending> pending = List.of(
                    wire.send(Ask.query("example.com.", DnssecBits.NONE).withId(65_535), address()),
                    wire.send(Ask.query("two.example.", DnssecBits.NONE).withId(65_535), address()));
            server.awaitQuestions(2, PATIENCE);
            hold.release();
            for (Wire.Pending each : pending) {
                byte[] reply = each.reply().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                assertThat(MessageJudge.judge(each.query(), reply).judgement()).isInstanceOf(Judgement.Records.class);
            }
            assertThat(server.questions())
                    .extracting(org.caagate.testkit.dns.Query::id)
                    .containsExactlyInAnyOrder(65_535, 0);
        }

        @Test
        void until_nobody_has_asked_for_five_seconds() throws Exception {
            DnsLookup lookup = stepped(timer, address()).build();
            present(answer(start(lookup, "example.com")));
            timer.awaitAlarmAfter(IDLE);
            timer.advance(Duration.ofSeconds(4));
            present(answer(start(lookup, "example.com")));
            timer.awaitAlarms(1);
            timer.advance(Duration.ofSeconds(1));
            timer.awaitAlarmAfter(Duration.ofSeconds(4));
            assertThat(listener.connections()).isEqualTo(1);
            timer.advance(Duration.ofSeconds(4));
            listener.awaitOpenConnections(0, PATIENCE);
            present(answer(start(lookup, "example.com")));
            assertThat(listener.connections()).isEqualTo(2);
        }

        @Test
        void which_one_query_that_is_given_up_leaves_to_the_others() throws Exception {
            server.zone("slow.example. CAA 0 issue \"slow.example\"");
            Hold hold = server.hold("slow.example");
            DnsLookup lookup = stepped(timer, address()).tries(1).build();
            CompletionStage<Answer> slow = start(lookup, "slow.example");
            server.awaitQuestions(1, PATIENCE);
            present(answer(start(lookup, "example.com")));
            timer.pass(TRY);
            assertThat(failure(answer(slow)).kind()).isEqualTo(Failure.Kind.TIMEOUT);
            hold.release();
            present(answer(start(lookup, "example.com")));
            assertThat(listener.connections()).isEqualTo(1);
        }
    }

    @Nested
    @DisplayName("leaves a connection")
    class Leaves {
        @Test
        void on_which_nothing_came_back_in_time() throws Exception {
            server.fault("example.com", Fault.timeout().once());
            CompletionStage<Answer> stage =
                    start(stepped(timer, address()).tries(2).build(), "example.com");
            server.awaitQuestions(1, PATIENCE);
            timer.pass(TRY);
            present(answer(stage));
            assertThat(listener.connections()).isEqualTo(2);
        }

        @Test
        void that_the_server_closed_while_it_was_idle() throws Exception {
            DnsLookup lookup = trusting(address()).tries(1).build();
            present(ask(lookup, "example.com"));
            listener.closeConnections();
            present(ask(lookup, "example.com"));
            assertThat(listener.connections()).isEqualTo(2);
        }

        /** Whoever reads is held up with a reply in its hands, until somebody else has written in vain and found another connection. */
        @Test
        void that_breaks_and_loses_no_reply_that_had_come_before() throws Exception {
            CountDownLatch reading = new CountDownLatch(1);
            CountDownLatch broken = new CountDownLatch(1);
            TlsWire wire = new TlsWire(new TlsSettings(Optional.of(Vault.TRUSTING)), new HeldUp(reading, broken));
            listener.manner(TlsListener.Manner.CLOSE_AFTER_ANSWER);
            List<Wire.Pending> pending = new ArrayList<>();
            pending.add(wire.send(Ask.query("example.com.", DnssecBits.NONE), address()));
            assertThat(reading.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            listener.awaitOpenConnections(0, PATIENCE);
            listener.manner(TlsListener.Manner.USUAL);
            while (listener.connections() == 1) {
                pending.add(wire.send(Ask.query("example.com.", DnssecBits.NONE), address()));
                LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            }
            broken.countDown();
            for (Wire.Pending each : pending) {
                assertThat(each.reply().get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isNotEmpty();
            }
            assertThat(listener.connections()).isEqualTo(2);
        }

        /**
         * Time that is told only when a moment has come.
         *
         * @param asked somebody wants to know
         * @param moment what is waited for
         */
        private record HeldUp(CountDownLatch asked, CountDownLatch moment) implements Timer {
            @Override
            public long nanoTime() {
                asked.countDown();
                try {
                    moment.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return Timer.system().nanoTime();
            }

            @Override
            public Alarm after(Duration delay, Runnable action) {
                return Timer.system().after(delay, action);
            }
        }

        @Test
        void that_the_server_closes_after_each_answer_and_asks_the_rest_again() {
            List<String> names = zoneOf(10);
            listener.manner(TlsListener.Manner.CLOSE_AFTER_ANSWER);
            DnsLookup lookup = trusting(address()).tries(1).build();
            List<CompletionStage<Answer>> stages = start(lookup, names);
            assertOwnRecords(names, stages);
            assertThat(listener.connections()).isBetween(2, 10);
        }

        @Test
        void that_the_server_closes_before_it_answers_anything() {
            server.fault("example.com", Forgery.closeAfter(0));
            Failure failure = failure(ask(trusting(address()).tries(2).build(), "example.com"));
            assertThat(failure.kind()).isEqualTo(Failure.Kind.NETWORK);
            assertThat(failure.detail()).contains("closed the connection before it answered", "2 tries");
            assertThat(listener.connections()).isEqualTo(2);
        }

        @Test
        void with_replies_that_nobody_asked_for() {
            server.fault("example.com", Forgery.wrongId());
            Failure failure = failure(ask(trusting(address()).tries(1).build(), "example.com"));
            assertThat(failure.kind()).isEqualTo(Failure.Kind.MALFORMED);
            assertThat(failure.detail()).contains("sent a reply that was not asked for");
        }
    }

    @Test
    void says_that_nobody_listens() {
        try (ClosedPort port = ClosedPort.hold()) {
            Failure failure = failure(ask(trusting(tls(port.address())).tries(1).build(), "example.com"));
            assertThat(failure.kind()).isEqualTo(Failure.Kind.NETWORK);
            assertThat(failure.detail()).contains("tls://dns.example", "unreachable (Connection refused)");
        }
    }
}
