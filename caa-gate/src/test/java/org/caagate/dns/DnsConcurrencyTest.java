package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caagate.dns.Ask.answer;
import static org.caagate.dns.Ask.failure;
import static org.caagate.dns.Ask.patient;
import static org.caagate.dns.Ask.present;
import static org.caagate.dns.Ask.udp;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Failure;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Timer;
import org.caagate.name.DomainName;
import org.caagate.testkit.dns.Hold;
import org.caagate.testkit.dns.Query;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Many lookups at once")
class DnsConcurrencyTest {
    private ScriptedDnsServer server;

    @BeforeEach
    void start() {
        server = ScriptedDnsServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static List<CompletionStage<Answer>> lookUp(DnsLookup lookup, LookupContext context, Stream<String> names) {
        return names.map(name -> lookup.lookup(DomainName.parse(name), context)).toList();
    }

    private static Stream<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i + ".example");
    }

    @Test
    void all_get_their_own_answer() {
        StringBuilder zone = new StringBuilder();
        names("n", 200).forEach(name -> zone.append(name)
                .append(". CAA 0 issue \"")
                .append(name)
                .append("\"\n"));
        server.zone(zone.toString());
        List<CompletionStage<Answer>> stages =
                lookUp(patient(udp(server)).inFlight(4).build(), Ask.context(), names("n", 200));
        assertThat(stages.stream().map(stage -> present(answer(stage))))
                .hasSize(200)
                .allMatch(present -> present.records()
                        .get(0)
                        .value()
                        .toText()
                        .equals(present.name().toString()));
    }

    @Test
    void are_never_more_on_the_wire_than_allowed() throws InterruptedException {
        Hold hold = server.hold("*");
        List<CompletionStage<Answer>> stages =
                lookUp(patient(udp(server)).inFlight(4).build(), Ask.context(), names("n", 20));
        hold.await(4, Ask.PATIENCE);
        assertThat(server.questionCount()).isEqualTo(4);
        hold.release();
        assertThat(stages.stream().map(Ask::answer)).hasSize(20).allMatch(Answer.Absent.class::isInstance);
    }

    @Test
    void take_turns_by_request() throws InterruptedException {
        Hold hold = server.hold("first.example");
        DnsLookup lookup = patient(udp(server)).inFlight(1).build();
        CompletionStage<Answer> first = lookup.lookup(DomainName.parse("first.example"), Ask.context());
        hold.await(1, Ask.PATIENCE);
        List<CompletionStage<Answer>> large = lookUp(lookup, Ask.context(), names("large", 3));
        List<CompletionStage<Answer>> small = lookUp(lookup, Ask.context(), names("small", 1));
        hold.release();
        Stream.of(List.of(first), large, small).flatMap(List::stream).forEach(Ask::answer);
        assertThat(server.questions())
                .extracting(Query::name)
                .containsExactly(
                        "first.example.", "large0.example.", "small0.example.", "large1.example.", "large2.example.");
    }

    @Test
    void leave_the_queue_with_their_request_and_their_slots_when_answered() throws InterruptedException {
        Hold hold = server.hold("*.example");
        DnsLookup lookup = patient(udp(server)).inFlight(2).build();
        LookupContext cancelled = Ask.context();
        List<CompletionStage<Answer>> stages = lookUp(lookup, cancelled, names("n", 50));
        hold.await(2, Ask.PATIENCE);
        cancelled.end();
        assertThat(stages.stream().skip(2).map(stage -> failure(answer(stage)).kind()))
                .hasSize(48)
                .containsOnly(Failure.Kind.DEADLINE);
        hold.release();
        stages.forEach(Ask::answer);
        assertThat(server.questionCount()).isEqualTo(2);
        assertThat(lookUp(lookup, Ask.context(), names("m", 5)).stream().map(Ask::answer))
                .hasSize(5)
                .allMatch(Answer.Absent.class::isInstance);
    }

    @Test
    void complete_on_the_executor_whatever_becomes_of_them() {
        server.zone("refused.example. REFUSED\nbroken.example. MALFORMED\nwww.example. CNAME host.example.\n"
                + "www.example. HALF_CHASED\ntruncated.example. TRUNCATED");
        ExecutorService executor = Executors.newSingleThreadExecutor(task -> new Thread(task, "the executor"));
        try {
            DnsLookup lookup =
                    patient(udp(server)).inFlight(1).executor(executor).build();
            Set<String> threads = ConcurrentHashMap.newKeySet();
            LookupContext context = Ask.context();
            List<CompletableFuture<Void>> all = Stream.of("refused", "broken", "www", "truncated", "nothing")
                    .map(name -> lookup.lookup(DomainName.parse(name + ".example"), context)
                            .thenRun(() -> threads.add(Thread.currentThread().getName()))
                            .toCompletableFuture())
                    .toList();
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
            assertThat(threads).containsExactly("the executor");
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void fail_but_complete_where_the_executor_takes_nothing() {
        Executor closed = task -> {
            throw new RejectedExecutionException("closed");
        };
        DnsLookup lookup = patient(udp(server)).inFlight(2).executor(closed).build();
        List<CompletionStage<Answer>> stages = lookUp(lookup, Ask.context(), names("n", 20));
        assertThat(stages.stream().map(stage -> failure(answer(stage))))
                .hasSize(20)
                .allMatch(failure -> failure.kind() == Failure.Kind.LOOKUP_DEFECT)
                .allMatch(failure -> failure.detail().contains("closed"));
    }

    /** An error as well as an exception: neither may cost the others their place. */
    static List<Runnable> breakages() {
        return List.of(
                () -> {
                    throw new IllegalStateException("no time");
                },
                () -> {
                    throw new StackOverflowError("no time");
                });
    }

    @ParameterizedTest
    @MethodSource("breakages")
    void fail_but_complete_where_the_timer_breaks(Runnable breakage) {
        Timer broken = new Timer() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public Alarm after(Duration delay, Runnable action) {
                breakage.run();
                return () -> {};
            }
        };
        DnsLookup lookup = patient(udp(server)).inFlight(1).timer(broken).build();
        assertThat(lookUp(lookup, Ask.context(), names("n", 5)).stream()
                        .map(stage -> failure(answer(stage)).kind()))
                .hasSize(5)
                .containsOnly(Failure.Kind.LOOKUP_DEFECT);
    }

    @Test
    void do_not_pile_up_where_nothing_can_even_be_sent() {
        // A broadcast address: connecting a datagram socket to it is refused by the system at once.
        DnsServer unusable = DnsServer.parse("255.255.255.255");
        DnsLookup lookup =
                patient(unusable).tries(1).inFlight(1).rate(1_000_000).build();
        assertThat(lookUp(lookup, Ask.context(), names("n", 3000)).stream()
                        .map(stage -> failure(answer(stage)).kind()))
                .hasSize(3000)
                .containsOnly(Failure.Kind.NETWORK);
    }

    @Test
    void can_be_continued_with_further_lookups() {
        server.zone("a.example. CAA 0 issue \"ca.example\"\nb.example. CAA 0 issue \"ca.example\"");
        DnsLookup lookup = patient(udp(server)).inFlight(1).build();
        present(answer(lookup.lookup(DomainName.parse("a.example"), Ask.context())
                .thenCompose(answer -> lookup.lookup(DomainName.parse("b.example"), Ask.context()))));
    }
}
