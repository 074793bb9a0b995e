package org.caagate.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.caagate.name.DomainName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A question that a cache asks once")
class SharedQuestionEndTest {
    private static final DomainName NAME = DomainName.parse("example.com");
    private static final Duration TTL = Duration.ofSeconds(60);

    private final CacheWorld world = new CacheWorld();
    private final CachedLookup cache =
            world.cache().maximumAge(Duration.ofMinutes(2)).build();

    private boolean isKept() {
        return world.kept(cache, NAME, world.request()).isPresent();
    }

    @Test
    void and_goes_on_when_the_first_request_ends() {
        LookupContext first = world.request();
        cache.lookup(NAME, first);
        CompletableFuture<Answer> other = cache.lookup(NAME, world.request()).toCompletableFuture();
        first.end();
        assertThat(world.last().context().isEnded()).isFalse();
        world.last().complete(world.absent(NAME, TTL));
        assertThat(other).isCompleted();
        assertThat(world.last().context().isEnded()).isTrue();
    }

    @Test
    void and_drops_the_question_when_nobody_waits_any_more() {
        LookupContext first = world.request();
        LookupContext second = world.request();
        cache.lookup(NAME, first);
        cache.lookup(NAME, second);
        second.end();
        assertThat(world.last().context().isEnded()).isFalse();
        first.end();
        assertThat(world.last().context().isEnded()).isTrue();
        assertThat(cache.underway()).isZero();
    }

    @Test
    void and_does_not_drop_one_of_two_while_somebody_waits_for_the_other() {
        LookupContext first = world.request();
        cache.lookup(NAME, first);
        cache.lookup(DomainName.parse("com"), first);
        LookupContext second = world.request();
        cache.lookup(NAME, second);
        first.end();
        assertThat(world.last().context().isEnded()).isFalse();
        second.end();
        assertThat(world.last().context().isEnded()).isTrue();
    }

    @Test
    void but_joins_nothing_that_was_asked_for_a_request_that_has_ended() {
        DomainName dead = DomainName.parse("dead.example");
        LookupContext first = world.request();
        cache.lookup(NAME, first);
        cache.lookup(dead, first);
        CompletableFuture<Answer> other = cache.lookup(NAME, world.request()).toCompletableFuture();
        first.end();
        world.asked.get(0).complete(world.absent(NAME, TTL));
        assertThat(other).isCompleted();
        assertThat(world.asked.get(1).context().isEnded()).isTrue();

        CompletableFuture<Answer> late = cache.lookup(dead, world.request()).toCompletableFuture();
        assertThat(world.asked).hasSize(3);
        world.asked.get(1).complete(world.failed(dead, Failure.Kind.DEADLINE));
        assertThat(late).isNotDone();
        Answer answer = world.absent(dead, TTL);
        world.asked.get(2).complete(answer);
        assertThat(late).isCompletedWithValue(answer);
    }

    @Test
    void but_joins_nothing_that_a_request_asks_after_its_end() {
        LookupContext first = world.request();
        cache.lookup(DomainName.parse("com"), first);
        first.end();
        cache.lookup(NAME, first);
        assertThat(cache.underway()).isZero();

        cache.lookup(NAME, world.request());
        assertThat(world.asked).hasSize(3);
        assertThat(world.last().context().isEnded()).isFalse();
    }

    @Test
    void but_joins_nothing_whose_context_somebody_else_has_ended() {
        cache.lookup(NAME, world.request());
        world.last().context().end();
        cache.lookup(NAME, world.request());
        assertThat(world.asked).hasSize(2);
    }

    @Test
    void and_leaves_no_alarm_behind() {
        LookupContext first = world.request();
        cache.lookup(NAME, first);
        LookupContext second = LookupContext.lasting(Duration.ofSeconds(5), world.timer);
        cache.lookup(NAME, second);
        cache.lookup(DomainName.parse("com"), second);
        world.asked.forEach(question -> question.complete(world.absent(question.name(), TTL)));
        assertThat(cache.contexts()).isEqualTo(2);

        first.end();
        second.end();
        assertThat(cache.contexts()).isZero();
        assertThat(world.timer.alarms()).isZero();
    }

    @Test
    void and_forgets_what_is_never_answered_for_requests_that_never_end() {
        cache.lookup(DomainName.parse("slow.example"), LookupContext.lasting(Duration.ofHours(1), world.timer));
        cache.lookup(NAME, world.request());
        cache.lookup(DomainName.parse("com"), world.request());
        LookupContext ended = world.request();
        cache.lookup(DomainName.parse("dead.example"), ended);
        ended.end();
        assertThat(cache.underway()).isEqualTo(3);

        world.timer.advance(Duration.ofMinutes(1));
        assertThat(cache.underway()).isEqualTo(1);
        assertThat(cache.contexts()).isEqualTo(1);
    }

    @Test
    void and_lets_a_request_end_what_was_forgotten_at_its_deadline() {
        LookupContext request = world.request();
        cache.lookup(NAME, request);
        world.timer.advance(Duration.ofMinutes(1));
        assertThat(world.last().context().isEnded()).isFalse();
        request.end();
        assertThat(world.last().context().isEnded()).isTrue();
        assertThat(cache.contexts()).isZero();
    }

    @Test
    void and_keeps_nothing_that_comes_after_the_deadline() {
        cache.lookup(NAME, world.request());
        Answer late = world.absent(NAME, Duration.ofMinutes(2));
        world.timer.advance(Duration.ofMinutes(1));
        world.last().complete(late);
        assertThat(isKept()).isFalse();
    }
}
