package org.caagate.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.caagate.name.DomainName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A cache asks once")
class SharedQuestionTest {
    private static final DomainName NAME = DomainName.parse("example.com");
    private static final Duration TTL = Duration.ofSeconds(60);

    private final CacheWorld world = new CacheWorld();
    private final CachedLookup cache =
            world.cache().maximumAge(Duration.ofMinutes(2)).build();

    @Test
    void for_all_who_wait_and_counts_the_question_for_the_first() {
        LookupContext first = world.request();
        LookupContext second = world.request();
        CompletableFuture<Answer> one = cache.lookup(NAME, first).toCompletableFuture();
        CompletableFuture<Answer> other = cache.lookup(NAME, second).toCompletableFuture();
        Answer absent = world.absent(NAME, Duration.ZERO);
        world.last().complete(absent);

        assertThat(List.of(one.join(), other.join())).containsExactly(absent, absent);
        assertThat(world.asked).hasSize(1);
        assertThat(first.questions()).isEqualTo(1);
        assertThat(second.questions()).isZero();
    }

    @Test
    void and_those_who_wait_share_a_failure() {
        CompletableFuture<Answer> one = cache.lookup(NAME, world.request()).toCompletableFuture();
        CompletableFuture<Answer> other = cache.lookup(NAME, world.request()).toCompletableFuture();
        Answer failed = world.failed(NAME, Failure.Kind.TIMEOUT);
        world.last().complete(failed);
        assertThat(List.of(one.join(), other.join())).containsExactly(failed, failed);
    }

    @Test
    void under_one_context_for_all_questions_of_a_request() {
        LookupContext request = world.request();
        cache.lookup(NAME, request);
        cache.lookup(DomainName.parse("com"), request);
        cache.lookup(DomainName.parse("other.example"), world.request());

        assertThat(world.asked.get(0).context()).isSameAs(world.asked.get(1).context());
        assertThat(world.asked.get(0).context())
                .isNotSameAs(request)
                .isNotSameAs(world.asked.get(2).context());
    }

    @Test
    void but_not_for_one_who_has_much_more_time() {
        cache.lookup(NAME, LookupContext.lasting(Duration.ofSeconds(4), world.timer));
        cache.lookup(NAME, LookupContext.lasting(Duration.ofSeconds(8), world.timer));
        assertThat(world.asked).hasSize(1);
        cache.lookup(NAME, LookupContext.lasting(Duration.ofSeconds(9), world.timer));
        assertThat(world.asked).hasSize(2);
    }

    @Test
    void but_not_for_one_who_wants_proofs_that_the_first_does_not_want() {
        cache.lookup(NAME, world.request());
        cache.lookup(NAME, world.request().wantingInsecurityProofs());
        assertThat(world.asked).hasSize(2);
        assertThat(world.last().context().wantsInsecurityProofs()).isTrue();
        cache.lookup(NAME, world.request());
        assertThat(world.asked).hasSize(2);
    }

    @Test
    void but_not_for_one_who_has_less_time() {
        cache.lookup(NAME, world.request());
        cache.lookup(NAME, LookupContext.lasting(Duration.ofSeconds(5), world.timer));

        assertThat(cache.statistics()).isEqualTo(new CachedLookup.Statistics(0, 0, 2));
    }

    @Test
    void and_once_more_for_one_who_has_time_left_when_the_first_has_none() {
        cache.lookup(NAME, LookupContext.lasting(Duration.ofSeconds(5), world.timer));
        CompletableFuture<Answer> patient = cache.lookup(
                        NAME, LookupContext.lasting(Duration.ofSeconds(10), world.timer))
                .toCompletableFuture();
        world.last().complete(world.failed(NAME, Failure.Kind.DEADLINE));
        assertThat(patient).isNotDone();
        world.last().complete(world.absent(NAME, TTL));

        assertThat(patient).isCompletedWithValueMatching(Answer.Absent.class::isInstance);
        assertThat(cache.statistics()).isEqualTo(new CachedLookup.Statistics(0, 1, 2));
    }

    @Test
    void and_tells_how_often_it_did() {
        world.ask(cache, world.absent(NAME, TTL));
        cache.lookup(NAME, world.request());
        cache.lookup(NAME, world.request());
        cache.lookup(DomainName.parse("com"), world.request());
        cache.lookup(DomainName.parse("com"), world.request());
        assertThat(cache.statistics()).isEqualTo(new CachedLookup.Statistics(2, 1, 2));
    }
}
