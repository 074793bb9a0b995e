package org.caagate.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.caagate.name.DomainName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A cache gives out answers")
class AnswersOutOfCacheTest {
    private static final DomainName NAME = DomainName.parse("example.com");
    private static final Duration TTL = Duration.ofSeconds(60);

    private final CacheWorld world = new CacheWorld();
    private final CachedLookup cache =
            world.cache().maximumAge(Duration.ofMinutes(2)).build();

    @Test
    void that_say_where_they_come_from_and_when_they_were_obtained() {
        Answer source = world.ask(cache, world.absent(NAME, TTL));
        world.timer.advance(Duration.ofSeconds(10));

        Trail trail = world.kept(cache, NAME, world.request()).orElseThrow().trail();

        assertThat(source.trail().origin()).isEqualTo(Trail.Origin.SOURCE);
        assertThat(trail.origin()).isEqualTo(Trail.Origin.CACHE);
        assertThat(trail.obtainedAt()).isEqualTo(source.trail().obtainedAt());
        assertThat(trail.lifetime()).isEqualTo(TTL);
    }

    @Test
    void only_to_those_who_take_answers_of_that_age() {
        world.ask(cache, world.absent(NAME, TTL));
        world.timer.advance(Duration.ofSeconds(10));

        assertThat(world.kept(cache, NAME, world.requestThatTakes(Duration.ofSeconds(10))))
                .isEmpty();
        assertThat(world.asked).hasSize(2);
        assertThat(world.kept(
                        cache,
                        NAME,
                        world.requestThatTakes(Duration.ofSeconds(10).plusNanos(1))))
                .isPresent();
    }

    @Test
    void that_count_no_question() {
        world.ask(cache, world.absent(NAME, TTL));
        LookupContext request = world.request();
        cache.lookup(NAME, request);
        assertThat(request.questions()).isZero();
    }

    @Test
    void as_old_as_their_source_says_when_that_is_a_cache_as_well() {
        CachedLookup outer = CachedLookup.of(cache)
                .timer(world.timer)
                .clock(world.clock())
                .maximumAge(Duration.ofHours(1))
                .build();
        world.ask(cache, world.absent(NAME, TTL));
        world.timer.advance(Duration.ofSeconds(50));
        assertThat(world.kept(outer, NAME, world.request())).isPresent();
        world.timer.advance(Duration.ofSeconds(10).minusNanos(1));
        assertThat(world.kept(outer, NAME, world.request())).isPresent();
        world.timer.advance(Duration.ofNanos(1));
        assertThat(world.kept(outer, NAME, world.request())).isEmpty();
    }

    @Test
    void and_lets_a_cache_behind_it_know_how_old_they_may_be() {
        CachedLookup outer = CachedLookup.of(cache)
                .timer(world.timer)
                .clock(world.clock())
                .maximumAge(Duration.ofHours(1))
                .build();
        world.ask(cache, world.absent(NAME, TTL));
        world.timer.advance(Duration.ofSeconds(50));
        outer.lookup(NAME, world.requestThatTakes(Duration.ofSeconds(50)));
        assertThat(world.asked).hasSize(2);
    }
}
