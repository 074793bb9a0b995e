package org.caagate.dns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.caagate.lookup.Timer;

/** A timer whose hands a test turns, once somebody waits for it. */
final class SteppedTimer implements Timer {
    private static final long PATIENCE_SECONDS = 30;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Due> due = new ArrayList<>();
    private long now = Long.MAX_VALUE - 1;

    private record Due(long at, Duration delay, Runnable action) {}

    @Override
    public long nanoTime() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Alarm after(Duration delay, Runnable action) {
        lock.lock();
        try {
            Due alarm = new Due(now + delay.toNanos(), delay, action);
            due.add(alarm);
            changed.signalAll();
            return () -> cancel(alarm);
        } finally {
            lock.unlock();
        }
    }

    private void cancel(Due alarm) {
        lock.lock();
        try {
            due.remove(alarm);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until somebody waits for so long, and lets just that time pass. */
    void pass(Duration delay) throws InterruptedException, TimeoutException {
        awaitAlarmAfter(delay);
        advance(delay);
    }

    /** Waits until somebody waits for so long. */
    void awaitAlarmAfter(Duration delay) throws InterruptedException, TimeoutException {
        lock.lock();
        try {
            await(() -> due.stream().anyMatch(alarm -> alarm.delay().equals(delay)), "no alarm after " + delay);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there are just so many alarms. */
    void awaitAlarms(int count) throws InterruptedException, TimeoutException {
        lock.lock();
        try {
            await(() -> due.size() == count, "not " + count + " alarms");
        } finally {
            lock.unlock();
        }
    }

    private void await(BooleanSupplier condition, String complaint) throws InterruptedException, TimeoutException {
        long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (left <= 0) {
                throw new TimeoutException(complaint + ": " + due);
            }
            left = changed.awaitNanos(left);
        }
    }

    /** Lets time pass; whatever is due runs here. */
    void advance(Duration by) {
        List<Due> passed;
        lock.lock();
        try {
            now += by.toNanos();
            passed = due.stream()
                    .filter(alarm -> alarm.at() - now <= 0)
                    .sorted(Comparator.comparingLong(alarm -> alarm.at() - now))
                    .toList();
            due.removeAll(passed);
        } finally {
            lock.unlock();
        }
        passed.forEach(alarm -> alarm.action().run());
    }
}
