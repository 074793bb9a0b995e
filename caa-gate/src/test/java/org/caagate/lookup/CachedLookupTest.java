package org.caagate.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.caagate.name.DomainName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A cache in front of a lookup")
class CachedLookupTest {
    private static final DomainName NAME = DomainName.parse("example.com");

    private final CacheWorld world = new CacheWorld();

    @Test
    void says_all_that_is_wrong_with_its_options() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CachedLookup.of(world).maximumWeight(1).build())
                .withMessageContaining("maximumAge: say how old")
                .withMessageContaining("maximumWeight: from 65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        CachedLookup.of(world).maximumAge(Duration.ofHours(8)).build())
                .withMessageContaining("PT8H");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> CachedLookup.of(world).maximumAge(Duration.ZERO).build())
                .withMessageContaining("maximumAge");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CachedLookup.of(world)
                        .sharingFailuresFor(Duration.ZERO)
                        .sharingFailuresFor(Duration.ofMinutes(6))
                        .build())
                .withMessageContaining("sharingFailuresFor: more than nothing and at most 5 minutes, not PT0S")
                .withMessageContaining("PT6M");
    }

    @Test
    @SuppressWarnings("NullAway")
    void takes_no_null_for_an_option() {
        assertThatNullPointerException().isThrownBy(() -> CachedLookup.of(null)).withMessage("source");
        CachedLookupBuilder builder = CachedLookup.of(world);
        assertThatNullPointerException()
                .isThrownBy(() -> builder.onQuestion(null))
                .withMessage("listener");
        assertThatNullPointerException().isThrownBy(() -> builder.timer(null)).withMessage("measure");
        assertThatNullPointerException().isThrownBy(() -> builder.clock(null)).withMessage("wall");
    }

    @Test
    void tells_of_each_question_that_is_sent() {
        List<String> told = new ArrayList<>();
        CachedLookup telling = world.cache()
                .maximumAge(Duration.ofMinutes(1))
                .onQuestion(() -> told.add("one"))
                .build();
        CompletionStage<Answer> unused = telling.lookup(NAME, world.request());
        world.last().context().countQuestion();
        assertThat(told).hasSize(2);
    }
}
