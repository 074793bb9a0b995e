package org.caagate.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookupContextTest {
    private static final List<UnaryOperator<LookupContext>> OTHERS =
            List.of(LookupContext::frugal, LookupContext::wantingInsecurityProofs, LookupContext::anew);

    /** {@link System#nanoTime} may begin anywhere and run over. */
    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MAX_VALUE - 5, Long.MAX_VALUE, Long.MIN_VALUE})
    void the_rest_of_the_time_shrinks_to_nothing(long start) {
        StoppedTimer timer = new StoppedTimer(start);
        LookupContext context = LookupContext.lasting(Duration.ofNanos(10), timer);
        assertThat(context.remaining()).isEqualTo(Duration.ofNanos(10));
        timer.now += 4;
        assertThat(context.remaining()).isEqualTo(Duration.ofNanos(6));
        timer.now += 6;
        assertThat(context.remaining()).isEqualTo(Duration.ZERO);
        timer.now += 1;
        assertThat(context.remaining()).isEqualTo(Duration.ZERO);
    }

    @Test
    void what_is_registered_runs_once_at_the_end_in_order() {
        LookupContext context = context();
        List<String> ran = new ArrayList<>();
        context.onEnd(() -> ran.add("first"));
        context.onEnd(() -> ran.add("second"));
        assertThat(ran).isEmpty();
        assertThat(context.isEnded()).isFalse();
        context.end();
        context.end();
        assertThat(ran).containsExactly("first", "second");
        assertThat(context.isEnded()).isTrue();
    }

    @Test
    void what_is_registered_after_the_end_runs_at_once() {
        LookupContext context = context();
        context.end();
        List<String> ran = new ArrayList<>();
        context.onEnd(() -> ran.add("late"));
        assertThat(ran).containsExactly("late");
        context.end();
        assertThat(ran).containsExactly("late");
    }

    @Test
    void an_action_of_the_end_sees_the_end_and_may_register_another() {
        LookupContext context = context();
        List<Boolean> ended = new ArrayList<>();
        context.onEnd(() -> context.onEnd(() -> ended.add(context.isEnded())));
        context.end();
        assertThat(ended).containsExactly(true);
    }

    @Test
    void all_that_is_registered_runs_although_some_of_it_throws() {
        LookupContext context = context();
        IllegalStateException defect = new IllegalStateException("a defect");
        AssertionError another = new AssertionError("another defect");
        List<String> ran = new ArrayList<>();
        context.onEnd(() -> {
            throw defect;
        });
        context.onEnd(() -> ran.add("between"));
        context.onEnd(() -> {
            throw another;
        });
        context.onEnd(() -> ran.add("last"));

        assertThatThrownBy(context::end).hasCause(defect).satisfies(thrown -> assertThat(thrown.getSuppressed())
                .containsExactly(another));
        assertThat(ran).containsExactly("between", "last");
        context.end();
        assertThat(ran).hasSize(2);
    }

    @Test
    void questions_are_counted() {
        LookupContext context = context();
        assertThat(context.questions()).isZero();
        context.countQuestion();
        context.countQuestion();
        assertThat(context.questions()).isEqualTo(2);
    }

    @Test
    void octets_are_counted_with_what_is_kept_beside_them_until_one_message_does_not_fit() {
        LookupContext context = context().keepingAtMost(2000);
        assertThat(context.mostOctets()).isEqualTo(2000);
        assertThat(context.admit(500)).isTrue();
        assertThat(context.admit(500)).isTrue();
        assertThat(context.isUsedUp()).isFalse();
        assertThat(context.admit(0)).isFalse();
        assertThat(context.isUsedUp()).isTrue();
    }

    @Test
    void nothing_fits_after_a_message_that_did_not() {
        LookupContext context = context().keepingAtMost(2000);
        assertThat(context.admit(1501)).isFalse();
        assertThat(context.admit(1)).isFalse();
    }

    @Test
    void there_is_room_for_five_hundred_messages_of_the_longest_kind() {
        LookupContext context = context();
        for (int i = 0; i < 500; i++) {
            assertThat(context.admit(65_535)).isTrue();
        }
        assertThat(context.mostOctets()).isEqualTo(LookupContext.MOST_OCTETS);
    }

    @Test
    void proofs_of_insecurity_have_to_be_wanted() {
        assertThat(context().wantsInsecurityProofs()).isFalse();
        LookupContext wanting = context().keepingAtMost(2000).wantingInsecurityProofs();
        assertThat(wanting.wantsInsecurityProofs()).isTrue();
        assertThat(wanting.mostOctets()).isEqualTo(2000);
        assertThat(wanting.keepingAtMost(1000).wantsInsecurityProofs()).isTrue();
        assertThat(wanting.remaining()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_wish_in_the_midst_of_a_request_brings_no_new_budget() {
        for (UnaryOperator<LookupContext> wish : OTHERS) {
            LookupContext context = context().keepingAtMost(2000);
            assertThat(context.admit(500)).isTrue();
            LookupContext other = wish.apply(context);
            assertThat(other.admit(1500)).isFalse();
            assertThat(context.isUsedUp()).isTrue();
            assertThat(wish.apply(context).isUsedUp()).isTrue();
        }
    }

    @Test
    void a_request_has_begun_whichever_of_its_contexts_is_used() {
        for (UnaryOperator<LookupContext> wish : OTHERS) {
            LookupContext context = context();
            assertThat(wish.apply(context).admit(500)).isTrue();
            assertThatIllegalStateException().isThrownBy(() -> context.keepingAtMost(10));
        }
    }

    @Test
    void a_context_with_another_budget_ends_with_the_request() {
        LookupContext context = context();
        LookupContext other = context.keepingAtMost(10);
        context.end();
        assertThat(other.isEnded()).isTrue();
    }

    @Test
    void questions_of_a_context_with_another_wish_count_for_the_request() {
        for (UnaryOperator<LookupContext> wish : OTHERS) {
            LookupContext context = context();
            context.countQuestion();
            LookupContext other = wish.apply(context);
            other.countQuestion();
            assertThat(other.questions()).isEqualTo(1);
            assertThat(context.questions()).isEqualTo(2);
        }
    }

    @Test
    void a_context_with_another_wish_ends_with_the_request() {
        LookupContext context = context();
        LookupContext frugal = context.frugal();
        LookupContext both = frugal.wantingInsecurityProofs();
        both.end();
        assertThat(frugal.isEnded()).isFalse();
        context.end();
        assertThat(frugal.isEnded()).isTrue();
        assertThat(context.frugal().isEnded()).isTrue();
    }

    @Test
    void what_a_request_may_keep_cannot_be_changed_once_it_has_begun() {
        List<Consumer<LookupContext>> beginnings = List.of(
                LookupContext::countQuestion,
                context -> assertThat(context.admit(1)).isTrue(),
                context -> assertThat(context.anew()).isNotNull(),
                context -> assertThat(context.beyondRequest(() -> {})).isNotNull(),
                context -> context.onEnd(() -> {}),
                LookupContext::end);
        for (Consumer<LookupContext> beginning : beginnings) {
            LookupContext context = context();
            beginning.accept(context);
            assertThatIllegalStateException()
                    .isThrownBy(() -> context.keepingAtMost(1))
                    .withMessageContaining("the request has begun");
            assertThatIllegalStateException().isThrownBy(() -> context.frugal().keepingAtMost(1));
        }
        assertThatIllegalStateException().isThrownBy(() -> context().anew().keepingAtMost(1));
    }

    @Test
    void less_than_nothing_is_no_limit() {
        LookupContext context = context();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> context.keepingAtMost(-1))
                .withMessageContaining("-1");
    }

    private static LookupContext context() {
        return LookupContext.lasting(Duration.ofSeconds(1), new StoppedTimer(0));
    }

    /** A timer whose hands the test turns. */
    private static final class StoppedTimer implements Timer {
        private long now;

        StoppedTimer(long now) {
            this.now = now;
        }

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public Alarm after(Duration delay, Runnable action) {
            throw new UnsupportedOperationException("no context waits by itself");
        }
    }
}
