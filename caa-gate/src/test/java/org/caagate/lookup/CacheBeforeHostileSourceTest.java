package org.caagate.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.caagate.name.DomainName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A cache in front of a source that does as it likes")
class CacheBeforeHostileSourceTest {
    private static final DomainName NAME = DomainName.parse("example.com");
    private static final Duration TTL = Duration.ofSeconds(60);

    private final CacheWorld world = new CacheWorld();
    private final CachedLookup cache =
            world.cache().maximumAge(Duration.ofMinutes(2)).build();

    private CachedLookup before(CaaLookup source) {
        return CachedLookup.of(source)
                .maximumAge(Duration.ofMinutes(2))
                .timer(world.timer)
                .clock(world.clock())
                .build();
    }

    private void assertPassesOnAndAsksAgain(CaaLookup source) {
        List<DomainName> asked = new ArrayList<>();
        CachedLookup hostile = before((name, context) -> {
            asked.add(name);
            return source.lookup(name, context);
        });
        for (int i = 1; i <= 2; i++) {
            assertThat(hostile.lookup(NAME, world.request()).toCompletableFuture())
                    .isCompletedExceptionally();
            assertThat(asked).hasSize(i);
        }
        assertThat(hostile.underway()).isZero();
    }

    @Test
    void passes_on_what_it_throws() {
        assertPassesOnAndAsksAgain((name, context) -> {
            throw new IllegalStateException("hostile");
        });
    }

    @Test
    void passes_on_that_there_was_no_stage() {
        assertPassesOnAndAsksAgain((name, context) -> nothing());
    }

    @Test
    void passes_on_that_there_was_no_answer() {
        assertPassesOnAndAsksAgain((name, context) -> CompletableFuture.completedFuture(nothing()));
    }

    @Test
    void passes_on_a_stage_that_completes_exceptionally() {
        assertPassesOnAndAsksAgain(
                (name, context) -> CompletableFuture.failedFuture(new IllegalStateException("hostile")));
    }

    @Test
    void takes_the_first_of_two_answers() {
        Answer first = world.present(NAME, TTL, "0 issue \";\"");
        CachedLookup hostile = before((name, context) -> new CompletableFuture<>() {
            @Override
            public CompletableFuture<Answer> whenComplete(BiConsumer<? super Answer, ? super Throwable> action) {
                action.accept(first, null);
                action.accept(world.absent(NAME, TTL), null);
                return this;
            }
        });
        assertThat(hostile.lookup(NAME, world.request()).toCompletableFuture()).isCompletedWithValue(first);
        assertThat(world.kept(hostile, NAME, world.request())).contains(FromCache.of(first));
    }

    @Test
    void lets_nobody_meddle_with_the_answer_of_others() {
        CompletableFuture<Answer> one = cache.lookup(NAME, world.request()).toCompletableFuture();
        CompletableFuture<Answer> other = cache.lookup(NAME, world.request()).toCompletableFuture();
        one.complete(world.absent(NAME, TTL));
        one.cancel(true);
        Answer failed = world.failed(NAME, Failure.Kind.SERVFAIL);
        world.last().complete(failed);
        assertThat(other.join()).isEqualTo(failed);
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private <T> T nothing() {
        return null;
    }
}
