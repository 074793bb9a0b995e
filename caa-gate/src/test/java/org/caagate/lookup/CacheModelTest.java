package org.caagate.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.caagate.name.DomainName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Requests, answers, failures and clocks at random, against a model that keeps all that ever came and thinks anew each time. */
@DisplayName("A cache, against a naive model")
class CacheModelTest {
    private static final int RUNS = 1000;
    private static final int STEPS = 60;
    private static final Duration BOUND = Duration.ofSeconds(90);
    private static final List<DomainName> NAMES = Stream.of("example.com", "com", "www.example.com")
            .map(DomainName::parse)
            .toList();

    /** What came last for a name, when by the timer. */
    private record Came(Answer answer, long at) {}

    private static final class Run {
        private final long seed;
        private final SplittableRandom random;
        private final CacheWorld world = new CacheWorld();
        private final CachedLookup cache = world.cache().maximumAge(BOUND).build();
        private final Map<DomainName, Came> last = new HashMap<>();
        private int hits;
        private boolean isClockSet;

        Run(long seed) {
            this.seed = seed;
            this.random = new SplittableRandom(seed);
        }

        int hits() {
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(6)) {
                    case 0 -> world.timer.advance(Duration.ofMillis(random.nextInt(40_000)));
                    case 1 -> set();
                    default -> ask();
                }
            }
            return hits;
        }

        private void set() {
            if (seed % 2 == 0) {
                isClockSet = true;
                world.set(Duration.ofSeconds(random.nextInt(-100, 100)));
            }
        }

        private void ask() {
            DomainName name = NAMES.get(random.nextInt(NAMES.size()));
            Duration oldest = Duration.ofSeconds(random.nextInt(120));
            int before = world.asked.size();
            CompletableFuture<Answer> got =
                    cache.lookup(name, world.requestThatTakes(oldest)).toCompletableFuture();

            Optional<Answer> usable = Optional.ofNullable(last.get(name))
                    .filter(came -> isUsable(came, oldest))
                    .map(Came::answer);
            if (world.asked.size() == before) {
                hits++;
                assertThat(usable).as("seed " + seed).isPresent();
                assertThat(got).as("seed " + seed).isCompletedWithValue(FromCache.of(usable.get()));
            } else {
                // What had expired once may be gone, though a clock that is set says later that it had not.
                assertThat(usable.isEmpty() || isClockSet).as("seed " + seed).isTrue();
                Answer answer = draw(name);
                world.last().complete(answer);
                assertThat(got).as("seed " + seed).isCompletedWithValue(answer);
                last.put(name, new Came(answer, world.timer.nanoTime()));
            }
        }

        private Answer draw(DomainName name) {
            Duration lifetime = Duration.ofSeconds(random.nextInt(200) - 20);
            return switch (random.nextInt(4)) {
                case 0 -> world.failed(name, Failure.Kind.SERVFAIL);
                case 1 -> world.present(name, lifetime, "0 issue \"ca.example\"");
                default -> world.absent(name, lifetime);
            };
        }

        /** All that the documentation says, one after the other. */
        private boolean isUsable(Came came, Duration oldest) {
            Trail trail = came.answer().trail();
            Instant obtained = trail.obtainedAt();
            Instant now = world.now();
            long passed = world.timer.nanoTime() - came.at();
            return !(came.answer() instanceof Answer.Failed)
                    && !now.isBefore(obtained)
                    && Stream.of(trail.lifetime(), BOUND, oldest)
                            .allMatch(limit -> passed < limit.toNanos() && now.isBefore(obtained.plus(limit)));
        }
    }

    @Test
    void gives_out_just_what_may_be_used_again() {
        int hits =
                LongStream.range(0, RUNS).mapToInt(seed -> new Run(seed).hits()).sum();
        assertThat(hits).isGreaterThan(RUNS);
    }
}
