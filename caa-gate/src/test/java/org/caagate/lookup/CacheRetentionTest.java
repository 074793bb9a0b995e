package org.caagate.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.caagate.name.DomainName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A cache keeps")
class CacheRetentionTest {
    private static final DomainName NAME = DomainName.parse("example.com");
    private static final Duration TTL = Duration.ofSeconds(60);

    private final CacheWorld world = new CacheWorld();
    private final CachedLookup cache =
            world.cache().maximumAge(Duration.ofMinutes(2)).build();

    private boolean isKept() {
        return world.kept(cache, NAME, world.request()).isPresent();
    }

    @Test
    void records_for_their_lifetime_and_no_nanosecond_longer() {
        Answer records = world.present(NAME, TTL, "0 issue \"ca.example\"");
        world.ask(cache, records);

        world.timer.advance(TTL.minusNanos(1));
        assertThat(world.kept(cache, NAME, world.request())).contains(FromCache.of(records));
        world.timer.advance(Duration.ofNanos(1));
        assertThat(isKept()).isFalse();
    }

    @Test
    void an_absence_for_its_lifetime() {
        world.ask(cache, world.absent(NAME, TTL));
        world.timer.advance(TTL.minusNanos(1));
        assertThat(isKept()).isTrue();
        world.timer.advance(Duration.ofNanos(1));
        assertThat(isKept()).isFalse();
    }

    @Test
    void nothing_longer_than_its_bound() {
        world.ask(cache, world.absent(NAME, Duration.ofDays(1)));
        world.timer.advance(Duration.ofMinutes(2).minusNanos(1));
        assertThat(isKept()).isTrue();
        world.timer.advance(Duration.ofNanos(1));
        assertThat(isKept()).isFalse();
    }

    @Test
    void nothing_that_has_no_lifetime() {
        world.ask(cache, world.absent(NAME, Duration.ZERO));
        assertThat(isKept()).isFalse();
        world.last().complete(world.absent(NAME, Duration.ofSeconds(-5)));
        assertThat(isKept()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Failure.Kind.class)
    void no_failure_whatever_its_trail_says(Failure.Kind kind) {
        assertThat(world.ask(cache, world.failed(NAME, kind))).isInstanceOf(Answer.Failed.class);
        assertThat(isKept()).isFalse();
    }

    @Test
    void nothing_that_a_newer_question_did_not_see() {
        world.ask(cache, world.absent(NAME, TTL));
        cache.lookup(NAME, world.requestThatTakes(Duration.ZERO));
        world.last().complete(world.failed(NAME, Failure.Kind.SERVFAIL));
        assertThat(isKept()).isFalse();
    }

    @Test
    void the_newest_answer() {
        world.ask(cache, world.absent(NAME, TTL));
        cache.lookup(NAME, world.requestThatTakes(Duration.ZERO));
        Answer newer = world.present(NAME, TTL, "0 issue \";\"");
        world.last().complete(newer);
        assertThat(world.kept(cache, NAME, world.request())).contains(FromCache.of(newer));
    }

    @Test
    void nothing_that_an_older_question_brings_after_a_newer_one() {
        cache.lookup(NAME, world.request());
        cache.lookup(NAME, world.requestThatTakes(Duration.ZERO));
        Answer older = world.absent(NAME, TTL);
        world.timer.advance(Duration.ofSeconds(30));
        Answer newer = world.present(NAME, TTL, "0 issue \";\"");

        world.asked.get(1).complete(newer);
        world.asked.get(0).complete(older);

        assertThat(world.kept(cache, NAME, world.request())).contains(FromCache.of(newer));
    }

    @Test
    void nothing_that_an_older_question_brings_while_a_newer_one_is_under_way() {
        cache.lookup(NAME, world.request());
        CompletableFuture<Answer> fresh =
                cache.lookup(NAME, world.requestThatTakes(Duration.ZERO)).toCompletableFuture();
        world.asked.get(0).complete(world.absent(NAME, TTL));

        CompletableFuture<Answer> late = cache.lookup(NAME, world.request()).toCompletableFuture();
        assertThat(late).isNotDone();
        Answer newer = world.present(NAME, TTL, "0 issue \";\"");
        world.asked.get(1).complete(newer);

        assertThat(List.of(fresh.join(), late.join())).containsOnly(newer);
        assertThat(world.kept(cache, NAME, world.request())).contains(FromCache.of(newer));
    }

    @Test
    void what_a_newer_question_brought_although_an_older_one_fails_after_that() {
        cache.lookup(NAME, LookupContext.lasting(Duration.ofSeconds(20), world.timer));
        cache.lookup(NAME, world.request());
        Answer newer = world.present(NAME, TTL, "0 issue \";\"");

        world.asked.get(1).complete(newer);
        world.asked.get(0).complete(world.failed(NAME, Failure.Kind.DEADLINE));

        assertThat(world.kept(cache, NAME, world.request())).contains(FromCache.of(newer));
    }

    @Test
    void no_answer_for_another_name() {
        DomainName other = DomainName.parse("other.example");
        cache.lookup(NAME, world.request());
        world.last().complete(world.absent(other, TTL));
        assertThat(isKept()).isFalse();
        assertThat(world.kept(cache, other, world.request())).isEmpty();
    }

    @Test
    void names_apart_only_where_they_differ() {
        world.ask(cache, world.absent(NAME, TTL));
        assertThat(world.kept(cache, DomainName.parse("EXAMPLE.com"), world.request()))
                .isPresent();
    }
}
