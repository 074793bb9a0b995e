package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The tokens of a server")
class TokenBucketTest {
    private static final long START = Long.MAX_VALUE - 1;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final TokenBucket bucket = new TokenBucket(10, 4, START);

    private static int takeAll(TokenBucket bucket, long now) {
        int taken = 0;
        while (taken < 1000 && bucket.take(now)) {
            taken++;
        }
        return taken;
    }

    private static long after(double seconds) {
        return START + (long) (seconds * SECOND);
    }

    @Test
    void are_a_burst_and_then_so_many_a_second() {
        assertThat(takeAll(bucket, START)).isEqualTo(4);
        assertThat(bucket.has(START)).isFalse();
        assertThat(bucket.untilNext(START)).isEqualTo(Duration.ofMillis(100));
        assertThat(takeAll(bucket, after(0.1) - 1)).isZero();
        assertThat(takeAll(bucket, after(0.1))).isEqualTo(1);
        assertThat(takeAll(bucket, after(0.3))).isEqualTo(2);
    }

    @Test
    void are_never_more_than_a_burst_after_a_rest() {
        assertThat(takeAll(bucket, after(3600))).isEqualTo(4);
        assertThat(takeAll(bucket, after(7200))).isEqualTo(4);
    }

    @Test
    void may_be_borrowed_and_are_paid_back() {
        assertThat(takeAll(bucket, START)).isEqualTo(4);
        bucket.borrow(START);
        bucket.borrow(START);
        assertThat(bucket.untilNext(START)).isEqualTo(Duration.ofMillis(300));
        assertThat(takeAll(bucket, after(0.3))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 333, 500, 999_983, 1_000_000})
    void are_there_after_the_wait_that_was_said(int rate) {
        TokenBucket any = new TokenBucket(rate, 1, START);
        long now = START;
        for (int i = 0; i < 100; i++) {
            assertThat(any.take(now)).isTrue();
            assertThat(any.take(now)).isFalse();
            now += any.untilNext(now).toNanos();
        }
        assertThat(now - START).isCloseTo(100 * SECOND / rate, within(100L));
    }

    @Test
    void are_half_as_many_after_a_timeout_and_half_as_large_a_burst() {
        assertThat(bucket.halve(START, after(3))).isTrue();
        assertThat(takeAll(bucket, after(3))).isEqualTo(2);
        assertThat(bucket.untilNext(after(3))).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void are_halved_once_for_all_questions_of_before() {
        assertThat(bucket.halve(START, after(3))).isTrue();
        assertThat(bucket.halve(after(2.9), after(3.1))).isFalse();
        assertThat(takeAll(bucket, after(3.1))).isEqualTo(2);
    }

    @Test
    void are_halved_again_for_a_question_of_after() {
        assertThat(bucket.halve(START, after(3))).isTrue();
        assertThat(bucket.halve(after(3), after(3))).isFalse();
        assertThat(takeAll(bucket, after(3))).isEqualTo(1);
        assertThat(bucket.untilNext(after(3))).isEqualTo(Duration.ofMillis(400));
    }

    @Test
    void are_never_less_than_one_a_second() {
        for (int i = 0; i < 10; i++) {
            bucket.halve(START, START);
        }
        assertThat(takeAll(bucket, START)).isEqualTo(1);
        assertThat(bucket.untilNext(START)).isEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "12, 2", "24, 3", "36, 4", "3600, 4"})
    void grow_back_evenly(double seconds, int burst) {
        assertThat(bucket.halve(START, START)).isTrue();
        assertThat(takeAll(bucket, after(seconds))).isEqualTo(burst);
    }

    @Test
    void at_one_a_second_are_not_halved() {
        TokenBucket slowest = new TokenBucket(1, 4, START);
        assertThat(slowest.halve(START, START)).isFalse();
        assertThat(takeAll(slowest, START)).isEqualTo(4);
    }

    @Test
    void without_a_limit_never_run_out() {
        TokenBucket unlimited = new TokenBucket(Double.POSITIVE_INFINITY, 1, START);
        assertThat(takeAll(unlimited, START)).isEqualTo(1000);
        assertThat(unlimited.halve(START, START)).isFalse();
        assertThat(takeAll(unlimited, after(9))).isEqualTo(1000);
    }
}
