package org.caagate.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.caagate.name.DomainName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A cache in front of a lookup")
class CachedLookupTest {
    private static final DomainName NAME = DomainName.parse("example.com");
    private static final Duration TTL = Duration.ofSeconds(60);

    private final CacheWorld world = new CacheWorld();
    private final CachedLookup cache =
            world.cache().maximumAge(Duration.ofMinutes(2)).build();

    private boolean isKept() {
        return world.kept(cache, NAME, world.request()).isPresent();
    }

    @Nested
    @DisplayName("keeps")
    class Keeping {
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

    @Nested
    @DisplayName("gives out answers")
    class GivingOut {
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

    @Nested
    @DisplayName("when a clock is set")
    class Clocks {
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
                strings = {
                    "2026-11-22T12:00:01Z",
                    "+1000000000-12-31T23:59:59.999999999Z",
                    "-1000000000-01-01T00:00:00Z"
                })
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

    @Nested
    @DisplayName("asks once")
    class AskingOnce {
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
            CompletableFuture<Answer> other =
                    cache.lookup(NAME, world.request()).toCompletableFuture();
            Answer failed = world.failed(NAME, Failure.Kind.TIMEOUT);
            world.last().complete(failed);
            assertThat(List.of(one.join(), other.join())).containsExactly(failed, failed);
        }

        @Test
        void and_goes_on_when_the_first_request_ends() {
            LookupContext first = world.request();
            cache.lookup(NAME, first);
            CompletableFuture<Answer> other =
                    cache.lookup(NAME, world.request()).toCompletableFuture();
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
            CompletableFuture<Answer> other =
                    cache.lookup(NAME, world.request()).toCompletableFuture();
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

    @Nested
    @DisplayName("in front of a source that does as it likes")
    class Hostile {
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
            assertThat(hostile.lookup(NAME, world.request()).toCompletableFuture())
                    .isCompletedWithValue(first);
            assertThat(world.kept(hostile, NAME, world.request())).contains(FromCache.of(first));
        }

        @Test
        void lets_nobody_meddle_with_the_answer_of_others() {
            CompletableFuture<Answer> one = cache.lookup(NAME, world.request()).toCompletableFuture();
            CompletableFuture<Answer> other =
                    cache.lookup(NAME, world.request()).toCompletableFuture();
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

    @Nested
    @DisplayName("stays within its memory")
    class Memory {
        private static final int ROOM = 1 << 16;

        private final CachedLookup small = world.cache()
                .maximumAge(Duration.ofHours(1))
                .maximumWeight(ROOM)
                .build();

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
