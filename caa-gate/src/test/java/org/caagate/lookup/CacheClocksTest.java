package org.caagate.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.caagate.name.DomainName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A cache whose clock is set")
class CacheClocksTest {
    private static final DomainName NAME = DomainName.parse("example.com");
    private static final Duration TTL = Duration.ofSeconds(60);

    private final CacheWorld world = new CacheWorld();
    private final CachedLookup cache =
            world.cache().maximumAge(Duration.ofMinutes(2)).build();

    private boolean isKept() {
        return world.kept(cache, NAME, world.request()).isPresent();
    }

    @Test
    void back_a_little_does_not_make_answers_younger() {
        world.ask(cache, world.absent(NAME, TTL));
        world.timer.advance(Duration.ofSeconds(50));
        world.set(Duration.ofSeconds(-5));
        assertThat(isKept()).isTrue();
        world.timer.advance(Duration.ofSeconds(10));
        assertThat(isKept()).isFalse();
    }

    @Test
    void back_a_lot_does_not_use_what_clearances_would_count_as_younger() {
        world.ask(cache, world.absent(NAME, TTL));
        world.timer.advance(Duration.ofSeconds(50));
        world.set(Duration.ofSeconds(-6));
        assertThat(isKept()).isFalse();
    }

    @Test
    void back_before_they_were_obtained_does_not_use_them() {
        world.ask(cache, world.absent(NAME, TTL));
        world.set(Duration.ofSeconds(-1));
        assertThat(isKept()).isFalse();
    }

    @Test
    void forth_does_not_use_what_clearances_would_count_as_old() {
        world.ask(cache, world.absent(NAME, TTL));
        world.set(TTL);
        assertThat(isKept()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-22T12:00:01Z", "+1000000000-12-31T23:59:59.999999999Z", "-1000000000-01-01T00:00:00Z"})
    void by_the_source_alone_keeps_nothing_whose_age_is_not_known(String obtained) {
        cache.lookup(NAME, world.request());
        world.last()
                .complete(new Answer.Absent(
                        NAME,
                        Answer.Absence.NODATA,
                        Trail.none(Instant.parse(obtained)).lasting(Duration.ofSeconds(Long.MAX_VALUE))));
        assertThat(isKept()).isFalse();
    }
}
