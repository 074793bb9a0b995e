package org.caagate.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SystemTimerTest {
    private static final int MANY = 200;

    private final Timer timer = Timer.system();

    @Test
    void an_action_runs_on_a_daemon_thread_and_not_before_it_is_due() throws Exception {
        Duration delay = Duration.ofMillis(20);
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        CompletableFuture<Long> ranAt = new CompletableFuture<>();
        long start = timer.nanoTime();
        timer.after(delay, () -> {
            ranAt.complete(timer.nanoTime());
            thread.complete(Thread.currentThread());
        });
        assertThat(thread.get(1, TimeUnit.MINUTES).isDaemon()).isTrue();
        assertThat(thread.get()).isNotSameAs(Thread.currentThread());
        assertThat(ranAt.get() - start).isGreaterThanOrEqualTo(delay.toNanos());
    }

    /** While one action holds the only thread, the next is called off: no race, whatever the machine does. */
    @Test
    void an_action_that_was_called_off_does_not_run() throws Exception {
        CountDownLatch calledOff = new CountDownLatch(1);
        List<String> ran = new CopyOnWriteArrayList<>();
        CompletableFuture<List<String>> all = new CompletableFuture<>();
        timer.after(Duration.ZERO, () -> ran.add(Boolean.toString(released(calledOff))));
        Timer.Alarm alarm = timer.after(Duration.ZERO, () -> ran.add("called off"));
        timer.after(Duration.ZERO, () -> all.complete(ran));
        alarm.cancel();
        alarm.cancel();
        calledOff.countDown();
        assertThat(all.get(1, TimeUnit.MINUTES)).containsExactly("true");
    }

    private static boolean released(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Test
    void an_action_without_delay_runs_soon() throws Exception {
        CompletableFuture<String> ran = new CompletableFuture<>();
        timer.after(Duration.ofMillis(-1), () -> ran.complete("soon"));
        assertThat(ran.get(1, TimeUnit.MINUTES)).isEqualTo("soon");
    }

    @Test
    void an_action_that_throws_does_not_stop_the_timer() throws Exception {
        CompletableFuture<String> ran = new CompletableFuture<>();
        timer.after(Duration.ZERO, () -> {
            throw new IllegalStateException("thrown by a test");
        });
        timer.after(Duration.ZERO, () -> ran.complete("still running"));
        assertThat(ran.get(1, TimeUnit.MINUTES)).isEqualTo("still running");
    }

    /** So many at once that there are some of each kind in the same step of the timer. */
    @Test
    void neither_an_action_that_throws_nor_a_handler_that_does_takes_another_action_away() throws Exception {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        CountDownLatch ran = new CountDownLatch(MANY);
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            throw new IllegalStateException("thrown by the handler of a test");
        });
        try {
            for (int i = 0; i < MANY; i++) {
                timer.after(Duration.ofMillis(50), () -> {
                    throw new IllegalStateException("thrown by a test");
                });
                timer.after(Duration.ofMillis(50), ran::countDown);
            }
            assertThat(ran.await(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void each_of_many_actions_runs_once_though_others_are_called_off() throws Exception {
        List<Integer> ran = new CopyOnWriteArrayList<>();
        List<Timer.Alarm> calledOff = new ArrayList<>();
        CompletableFuture<String> last = new CompletableFuture<>();
        for (int i = 0; i < MANY; i++) {
            int number = i;
            Timer.Alarm alarm = timer.after(Duration.ofMillis(200 + i % 7), () -> ran.add(number));
            if (i % 2 == 0) {
                calledOff.add(alarm);
            }
        }
        timer.after(Duration.ofMillis(300), () -> last.complete("over"));
        calledOff.forEach(Timer.Alarm::cancel);

        assertThat(last.get(1, TimeUnit.MINUTES)).isEqualTo("over");
        assertThat(ran)
                .doesNotHaveDuplicates()
                .filteredOn(number -> number % 2 == 1)
                .hasSize(MANY / 2);
    }

    @Test
    void an_action_may_set_another_one() throws Exception {
        CompletableFuture<String> ran = new CompletableFuture<>();
        timer.after(Duration.ZERO, () -> timer.after(Duration.ZERO, () -> ran.complete("set by an action")));
        assertThat(ran.get(1, TimeUnit.MINUTES)).isEqualTo("set by an action");
    }
}
