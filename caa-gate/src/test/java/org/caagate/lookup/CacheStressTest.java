package org.caagate.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.caagate.ManualTimer;
import org.caagate.name.DomainName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lookups, ends of requests and answers at random, by one thread and by many at once. The source numbers its questions, and gives up those
 * whose context ends, some at once and some when they would be answered, as one for DNS does.
 */
@DisplayName("A cache that many threads use at once")
@Timeout(120)
class CacheStressTest {
    private static final int RUNS = 60;
    private static final int STEPS = 400;
    private static final List<DomainName> NAMES = Stream.of("example.com", "com", "dead.example")
            .map(DomainName::parse)
            .toList();
    private static final Duration LONG = Duration.ofHours(6);
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String GIVEN_UP = "nobody waits";

    /** A question that reached the source. */
    private record Asked(DomainName name, LookupContext context, long number, CompletableFuture<Answer> answer) {}

    /** What one request was told of one name. */
    private record Told(LookupContext request, CompletableFuture<Answer> answer) {}

    private static final class World implements CaaLookup {
        private final ManualTimer timer = new ManualTimer();
        private final AtomicLong numbers = new AtomicLong();
        private final Queue<Asked> open = new ConcurrentLinkedQueue<>();
        private final Queue<Told> all = new ConcurrentLinkedQueue<>();
        private final Queue<String> faults = new ConcurrentLinkedQueue<>();
        private final Map<DomainName, AtomicLong> newest = new ConcurrentHashMap<>();
        private final CachedLookup cache = CachedLookup.of(this)
                .maximumAge(Duration.ofHours(7))
                .timer(timer)
                .clock(Clock.fixed(NOON, ZoneOffset.UTC))
                .build();

        private AtomicLong newest(DomainName name) {
            return newest.computeIfAbsent(name, any -> new AtomicLong());
        }

        @Override
        public CompletionStage<Answer> lookup(DomainName name, LookupContext context) {
            Asked question = new Asked(name, context, numbers.incrementAndGet(), new CompletableFuture<>());
            open.add(question);
            if (question.number() % 2 == 0) {
                context.onEnd(() -> question.answer().complete(failed(name, GIVEN_UP)));
            }
            return question.answer();
        }

        private Answer failed(DomainName name, String why) {
            return new Answer.Failed(name, new Failure(Failure.Kind.DEADLINE, why), Trail.none(NOON));
        }

        /** An answer that carries the number of its question. */
        private Answer answer(Asked question) {
            Instant obtained = NOON.minus(Duration.ofHours(1)).plusNanos(question.number());
            return new Answer.Absent(
                    question.name(), Answer.Absence.NODATA, Trail.none(obtained).lasting(LONG));
        }

        void ask(DomainName name, LookupContext request) {
            long seen = newest(name).get();
            CompletableFuture<Answer> told = cache.lookup(name, request).toCompletableFuture();
            all.add(new Told(request, told));
            CompletionStage<Void> unused = told.thenAccept(answer -> judge(answer, request, seen));
        }

        private void judge(Answer answer, LookupContext request, long seen) {
            if (answer instanceof Answer.Failed failed
                    && failed.failure().detail().equals(GIVEN_UP)) {
                if (!request.isEnded()) {
                    faults.add("an open request was given up for the sake of another");
                }
            } else if (answer.trail().origin() == Trail.Origin.CACHE) {
                long number = Duration.between(
                                NOON.minus(Duration.ofHours(1)), answer.trail().obtainedAt())
                        .toNanos();
                if (number < seen) {
                    faults.add("kept is " + number + " where " + seen + " was kept before");
                }
                newest(answer.name()).accumulateAndGet(number, Math::max);
            }
        }

        void settle(Asked question, boolean fails) {
            if (question.context().isEnded()) {
                question.answer().complete(failed(question.name(), GIVEN_UP));
            } else {
                question.answer().complete(fails ? failed(question.name(), "it failed") : answer(question));
            }
        }
    }

    /** What one thread does. */
    private static final class Worker implements Callable<Void> {
        private final World world;
        private final SplittableRandom random;
        private final CyclicBarrier start;
        private final List<LookupContext> requests = new ArrayList<>();

        Worker(World world, long seed, CyclicBarrier start) {
            this.world = world;
            this.random = new SplittableRandom(seed);
            this.start = start;
        }

        @Override
        public Void call() throws Exception {
            start.await();
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(8)) {
                    case 0, 1 -> begin();
                    case 2 -> end();
                    case 3, 4 -> settle();
                    default -> ask();
                }
            }
            requests.forEach(LookupContext::end);
            return null;
        }

        private void begin() {
            Duration oldest = random.nextInt(3) == 0 ? Duration.ZERO : Duration.ofHours(5);
            Duration limit = Duration.ofMinutes(random.nextInt(1, 4));
            requests.add(LookupContext.lasting(limit, world.timer, oldest));
            ask();
        }

        private void ask() {
            if (!requests.isEmpty()) {
                world.ask(NAMES.get(random.nextInt(NAMES.size())), requests.get(random.nextInt(requests.size())));
            }
        }

        /** Some go on asking after their end, as a check does that has not heard of it yet. */
        private void end() {
            if (!requests.isEmpty()) {
                int which = random.nextInt(requests.size());
                requests.get(which).end();
                if (random.nextBoolean()) {
                    requests.remove(which);
                }
            }
        }

        /** Answers one of the oldest questions, not always the oldest. */
        private void settle() {
            Asked first = world.open.poll();
            if (first != null && random.nextInt(3) == 0) {
                Asked second = world.open.poll();
                world.open.add(first);
                first = second;
            }
            if (first != null) {
                world.settle(first, random.nextInt(5) == 0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void fails_nobody_for_the_end_of_another_and_keeps_nothing_under_way_and_nothing_older(int threads)
            throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            long reused = 0;
            for (int seed = 0; seed < RUNS; seed++) {
                reused += run(pool, threads, seed);
            }
            assertThat(reused).isPositive();
        } finally {
            pool.shutdown();
        }
    }

    /** Returns how often an answer was used again. */
    private static long run(ExecutorService pool, int threads, int seed) throws Exception {
        World world = new World();
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Worker> workers = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            workers.add(new Worker(world, 1000L * seed + thread, start));
        }
        for (Future<Void> done : pool.invokeAll(workers)) {
            done.get();
        }
        world.open.forEach(question -> world.settle(question, false));

        assertThat(world.faults).as("seed " + seed).isEmpty();
        assertThat(world.all).as("seed " + seed).isNotEmpty().allMatch(told -> told.answer()
                .isDone());
        assertThat(world.cache.underway()).as("seed " + seed).isZero();
        assertThat(world.cache.contexts()).as("seed " + seed).isZero();
        return world.cache.statistics().reused();
    }
}
