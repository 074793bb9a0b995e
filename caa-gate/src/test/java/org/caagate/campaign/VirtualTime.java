package org.caagate.campaign;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import org.caagate.SteppingClock;
import org.caagate.lookup.Timer;

/** Time that passes only as fast as things happen: a timer and an executor, both worked off by the thread that waits. */
final class VirtualTime implements Timer, Executor {
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::sequence));
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private long sequence;
    private long now;

    private record Due(long at, long sequence, Runnable action) {}

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    /** A clock that goes as this time does. */
    Clock clock() {
        return new SteppingClock(Instant.EPOCH, this);
    }

    @Override
    public synchronized Alarm after(Duration delay, Runnable action) {
        Due alarm = new Due(now + delay.toNanos(), sequence++, action);
        due.add(alarm);
        notifyAll();
        return () -> cancel(alarm);
    }

    private synchronized void cancel(Due alarm) {
        due.remove(alarm);
    }

    @Override
    public synchronized void execute(Runnable task) {
        tasks.add(task);
        notifyAll();
    }

    /** Lets things happen, what is due at once first, until the future is complete. */
    void runUntil(Future<?> complete) throws InterruptedException {
        while (!complete.isDone()) {
            next().run();
        }
    }

    /** Lets everything happen that is still to come. */
    void runOut() throws InterruptedException {
        while (hasNext()) {
            next().run();
        }
    }

    private synchronized boolean hasNext() {
        return !tasks.isEmpty() || !due.isEmpty();
    }

    private synchronized Runnable next() throws InterruptedException {
        while (!hasNext()) {
            wait();
        }
        Runnable task = tasks.poll();
        if (task != null) {
            return task;
        }
        Due alarm = due.remove();
        now = alarm.at();
        return alarm.action();
    }
}
