package org.caagate.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.caagate.name.DomainName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A cache stays within its memory")
class CacheMemoryTest {
    private static final Duration TTL = Duration.ofSeconds(60);

    private final CacheWorld world = new CacheWorld();

    private static final int ROOM = 1 << 16;

    private final CachedLookup small =
            world.cache().maximumAge(Duration.ofHours(1)).maximumWeight(ROOM).build();

    private DomainName name(int number) {
        return DomainName.parse("n" + number + ".example");
    }

    @Test
    void and_lets_go_first_what_nobody_wanted_for_longest() {
        int many = 1000;
        world.ask(small, world.absent(DomainName.parse("com"), TTL));
        for (int i = 0; i < many; i++) {
            world.ask(small, world.absent(name(i), TTL));
            assertThat(small.weight()).isLessThanOrEqualTo(ROOM);
            assertThat(world.kept(small, DomainName.parse("com"), world.request()))
                    .isPresent();
        }
        assertThat(world.kept(small, name(many - 1), world.request())).isPresent();
        assertThat(world.kept(small, name(many - 50), world.request())).isPresent();
        assertThat(world.kept(small, name(0), world.request())).isEmpty();
    }

    @Test
    void and_lets_no_large_answer_drive_out_the_others() {
        world.ask(small, world.absent(name(1), TTL));
        world.ask(small, world.present(name(2), TTL, "0 issue \"" + "x".repeat(ROOM / 16) + "\""));
        assertThat(world.kept(small, name(2), world.request())).isEmpty();
        assertThat(world.kept(small, name(1), world.request())).isPresent();
    }

    @Test
    void and_frees_what_has_expired() {
        world.ask(small, world.absent(name(1), TTL));
        world.ask(small, world.absent(name(2), TTL));
        long two = small.weight();
        world.timer.advance(TTL);
        world.ask(small, world.absent(name(3), TTL));
        assertThat(small.weight()).isEqualTo(two / 2);
    }
}
