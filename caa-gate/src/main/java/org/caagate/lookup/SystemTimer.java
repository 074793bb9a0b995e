package org.caagate.lookup;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The real time, in steps of a millisecond: what is due within the same step runs together at its end. Nearly every alarm is called
 * off, and there are three for each question, so a queue that sorts them one by one takes a good part of a check.
 */
final class SystemTimer implements Timer {
    static final SystemTimer INSTANCE = new SystemTimer();

    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** So long that nothing overflows: 146 years. */
    private static final long LONGEST_NANOS = Long.MAX_VALUE >> 1;

    private final ScheduledThreadPoolExecutor executor;
    private final Map<Long, Step> steps = new HashMap<>();

    private SystemTimer() {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "caa-gate timer");
            thread.setDaemon(true);
            return thread;
        });
        // Without this, what was called off would pile up until it is due.
        executor.setRemoveOnCancelPolicy(true);
        executor.setKeepAliveTime(10, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
    }

    /** What is due at the same time. Only touched under the lock of the timer. */
    private static final class Step {
        private final ScheduledFuture<?> due;
        private final Set<Call> calls = new LinkedHashSet<>();

        Step(ScheduledFuture<?> due) {
            this.due = due;
        }
    }

    /** One alarm: no two are the same. */
    private final class Call implements Alarm {
        private final Long end;
        private final Runnable action;

        Call(Long end, Runnable action) {
            this.end = end;
            this.action = action;
        }

        @Override
        public void cancel() {
            forget(this);
        }
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Alarm after(Duration delay, Runnable action) {
        long now = System.nanoTime();
        long nanos = Math.max(0, Math.min(delay.toNanos(), LONGEST_NANOS));
        Call call = new Call(Math.floorDiv(now + nanos, STEP_NANOS) + 1, action);
        synchronized (this) {
            steps.computeIfAbsent(call.end, end -> new Step(schedule(end, end * STEP_NANOS - now)))
                    .calls
                    .add(call);
        }
        return call;
    }

    private ScheduledFuture<?> schedule(Long end, long nanos) {
        return executor.schedule(() -> ring(end), nanos, TimeUnit.NANOSECONDS);
    }

    private synchronized void forget(Call call) {
        Step step = steps.get(call.end);
        if (step != null && step.calls.remove(call) && step.calls.isEmpty()) {
            steps.remove(call.end);
            step.due.cancel(false);
        }
    }

    private void ring(Long end) {
        for (Optional<Call> call = next(end); call.isPresent(); call = next(end)) {
            run(call.get().action);
        }
    }

    /** One at a time: the others may still be called off. */
    private synchronized Optional<Call> next(Long end) {
        Optional<Step> step = Optional.ofNullable(steps.get(end));
        Optional<Call> next = step.flatMap(ringing -> ringing.calls.stream().findFirst());
        if (next.isEmpty()) {
            steps.remove(end);
        } else {
            step.orElseThrow().calls.remove(next.get());
        }
        return next;
    }

    /** What one throws is no matter of the others, nor is what throws when it is told. */
    private static void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error thrown) {
            tell(thrown);
        }
    }

    private static void tell(Throwable thrown) {
        Thread thread = Thread.currentThread();
        try {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
        } catch (RuntimeException | Error e) {
            // The handler is the application's; as with one of a thread that ends, nobody is left to hear of it.
        }
    }
}
