package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caagate.dns.Ask.absence;
import static org.caagate.dns.Ask.answer;
import static org.caagate.dns.Ask.failure;
import static org.caagate.dns.Ask.udp;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Failure;
import org.caagate.lookup.LookupContext;
import org.caagate.name.DomainName;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.dns.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The rate of questions")
class DnsRateTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration TENTH = Duration.ofMillis(100);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SteppedTimer timer = new SteppedTimer();
    private final Queue<String> slowdowns = new ConcurrentLinkedQueue<>();
    private ScriptedDnsServer server;

    @BeforeEach
    void start() {
        server = ScriptedDnsServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private DnsLookupBuilder stepped(int inFlight) {
        return DnsLookup.builder()
                .servers(udp(server))
                .timer(timer)
                .tries(1)
                .inFlight(inFlight)
                .onSlowdown(slowdowns::add);
    }

    private LookupContext context(Duration limit) {
        return LookupContext.lasting(limit, timer);
    }

    private static List<CompletionStage<Answer>> lookUp(DnsLookup lookup, LookupContext context, String... names) {
        return Stream.of(names)
                .map(name -> lookup.lookup(DomainName.parse(name + ".example"), context))
                .toList();
    }

    @Test
    void lets_a_burst_out_at_once_and_the_rest_as_tokens_come() throws InterruptedException, TimeoutException {
        DnsLookup lookup = stepped(3).rate(10).build();
        List<CompletionStage<Answer>> stages = lookUp(lookup, context(MINUTE), "a", "b", "c", "d", "e");
        stages.subList(0, 3).forEach(stage -> absence(answer(stage)));
        for (int sent = 3; sent < 5; sent++) {
            timer.awaitAlarmAfter(TENTH);
            assertThat(server.questionCount()).isEqualTo(sent);
            timer.advance(TENTH);
            absence(answer(stages.get(sent)));
        }
        assertThat(server.questionCount()).isEqualTo(5);
        timer.awaitAlarms(0);
    }

    @Test
    void has_no_limit_on_loopback_unless_one_is_set() {
        String[] names = IntStream.range(0, 50).mapToObj(i -> "n" + i).toArray(String[]::new);
        lookUp(stepped(2).build(), context(MINUTE), names).forEach(stage -> absence(answer(stage)));
        assertThat(server.questionCount()).isEqualTo(50);
    }

    @Test
    void is_limited_elsewhere_for_all_transports_together() {
        ServerRates rates = new ServerRates(new ServerRates.Limit(500, 2, false), timer, slowdowns::add);
        TokenBucket bucket = rates.of(DnsServer.parse("192.0.2.53"));
        long now = timer.nanoTime();
        assertThat(List.of(bucket.take(now), bucket.take(now), bucket.take(now)))
                .containsExactly(true, true, false);
        assertThat(bucket.untilNext(now)).isEqualTo(Duration.ofMillis(2));
        assertThat(rates.of(DnsServer.parse("tcp://192.0.2.53"))).isSameAs(bucket);
        assertThat(rates.of(DnsServer.parse("192.0.2.54"))).isNotSameAs(bucket);
    }

    @Test
    void counts_the_question_over_tcp_after_a_cut_reply() throws InterruptedException, TimeoutException {
        server.fault("a.example", Fault.truncated().over(Transport.UDP));
        DnsLookup lookup = stepped(2).rate(10).build();
        LookupContext context = context(MINUTE);
        absence(answer(lookUp(lookup, context, "a").get(0)));
        assertThat(server.questionCount()).isEqualTo(2);
        CompletionStage<Answer> next = lookUp(lookup, context, "b").get(0);
        timer.pass(TENTH);
        absence(answer(next));
    }

    @Test
    void does_not_spend_the_time_of_a_try() throws InterruptedException, TimeoutException {
        server.zone("b.example. TIMEOUT");
        DnsLookup lookup = stepped(1).rate(1).build();
        List<CompletionStage<Answer>> stages = lookUp(lookup, context(MINUTE), "a", "b");
        timer.pass(Duration.ofSeconds(1));
        timer.pass(TIMEOUT);
        assertThat(failure(answer(stages.get(1))).detail()).contains("within 3 s");
        // It was sent, and time passes here only as it is told to: it may still be on its way.
        server.awaitQuestions(2, Duration.ofSeconds(30));
        assertThat(server.questionCount()).isEqualTo(2);
    }

    @Test
    void lets_a_deadline_pass_while_questions_wait() throws InterruptedException, TimeoutException {
        DnsLookup lookup = stepped(1).rate(1).build();
        LookupContext context = context(Duration.ofMillis(999));
        List<CompletionStage<Answer>> stages = lookUp(lookup, context, "a", "b");
        absence(answer(stages.get(0)));
        timer.awaitAlarmAfter(Duration.ofSeconds(1));
        timer.advance(Duration.ofMillis(999));
        assertThat(failure(answer(stages.get(1))).kind()).isEqualTo(Failure.Kind.DEADLINE);
        assertThat(context.questions()).isEqualTo(1);
        timer.awaitAlarms(0);
    }

    @Test
    void keeps_nothing_of_a_request_that_ended_while_it_waited() throws InterruptedException, TimeoutException {
        DnsLookup lookup = stepped(1).rate(1).build();
        LookupContext cancelled = context(MINUTE);
        List<CompletionStage<Answer>> stages = lookUp(lookup, cancelled, "a", "b", "c");
        absence(answer(stages.get(0)));
        timer.awaitAlarmAfter(Duration.ofSeconds(1));
        cancelled.end();
        assertThat(stages.subList(1, 3).stream()
                        .map(stage -> failure(answer(stage)).kind()))
                .containsExactly(Failure.Kind.DEADLINE, Failure.Kind.DEADLINE);
        timer.awaitAlarms(0);
        timer.advance(Duration.ofSeconds(1));
        absence(answer(lookUp(lookup, context(MINUTE), "d").get(0)));
        assertThat(server.questionCount()).isEqualTo(2);
    }

    private void letTimeOut(DnsLookup lookup) throws InterruptedException, TimeoutException {
        server.zone("silent.example. TIMEOUT\nmute.example. TIMEOUT");
        List<CompletionStage<Answer>> stages = lookUp(lookup, context(MINUTE), "silent", "mute");
        server.awaitQuestions(2, Ask.PATIENCE);
        timer.awaitAlarms(2);
        timer.advance(TIMEOUT);
        assertThat(stages.stream().map(stage -> failure(answer(stage)).kind()))
                .containsExactly(Failure.Kind.TIMEOUT, Failure.Kind.TIMEOUT);
    }

    @Test
    void is_halved_by_timeouts_and_that_is_said_once() throws InterruptedException, TimeoutException {
        DnsLookup lookup = stepped(2).rate(10).build();
        letTimeOut(lookup);
        List<CompletionStage<Answer>> stages = lookUp(lookup, context(MINUTE), "a", "b");
        absence(answer(stages.get(0)));
        timer.pass(Duration.ofMillis(200));
        absence(answer(stages.get(1)));
        timer.advance(MINUTE);
        letTimeOut(lookup);
        assertThat(slowdowns)
                .containsExactly(udp(server) + " did not answer in time: it is asked at most 5 questions a second now"
                        + " instead of 10, fewer if that goes on, more as it gets better");
    }

    @Test
    void has_nothing_to_be_halved_on_loopback() throws InterruptedException, TimeoutException {
        letTimeOut(stepped(2).build());
        assertThat(slowdowns).isEmpty();
    }

    @Test
    void is_not_halved_by_a_deadline() throws InterruptedException, TimeoutException {
        server.zone("silent.example. TIMEOUT");
        DnsLookup lookup = stepped(2).rate(10).build();
        CompletionStage<Answer> stage =
                lookUp(lookup, context(Duration.ofSeconds(2)), "silent").get(0);
        server.awaitQuestions(1, Ask.PATIENCE);
        timer.pass(Duration.ofSeconds(2));
        assertThat(failure(answer(stage)).detail()).contains("no reply from " + udp(server) + " within 2 s");
        assertThat(slowdowns).isEmpty();
    }

    @Test
    void is_halved_whatever_the_listener_does() throws InterruptedException, TimeoutException {
        Consumer<String> broken = slowdown -> {
            throw new IllegalStateException("broken listener");
        };
        letTimeOut(stepped(2).rate(10).onSlowdown(broken).build());
    }
}
