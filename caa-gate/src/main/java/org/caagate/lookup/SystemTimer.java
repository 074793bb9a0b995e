package org.caagate.lookup;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The real time. */
final class SystemTimer implements Timer {
    static final SystemTimer INSTANCE = new SystemTimer();

    private final ScheduledThreadPoolExecutor executor;

    private SystemTimer() {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "caa-gate timer");
            thread.setDaemon(true);
            return thread;
        });
        // Nearly every timeout is called off; without this they would pile up until they are due.
        executor.setRemoveOnCancelPolicy(true);
        executor.setKeepAliveTime(10, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Alarm after(Duration delay, Runnable action) {
        ScheduledFuture<?> due = executor.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> due.cancel(false);
    }
}
