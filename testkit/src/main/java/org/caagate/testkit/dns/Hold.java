package org.caagate.testkit.dns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A gate that keeps answers back until a test lets them go; {@link ScriptedDnsServer#hold} makes one.
 *
 * <p>What a held answer says was decided when its question arrived. Safe for use by several threads.
 */
public final class Hold {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Runnable> held = new ArrayList<>();
    private boolean released;

    Hold() {}

    /** Sends all answers that were kept back, and keeps back no more. A second call has no effect. */
    public void release() {
        List<Runnable> sendings;
        lock.lock();
        try {
            released = true;
            sendings = List.copyOf(held);
            held.clear();
        } finally {
            lock.unlock();
        }
        sendings.forEach(Runnable::run);
    }

    /**
     * Waits until the gate holds so many answers.
     *
     * @param count how many
     * @param timeout how long to wait at most
     * @throws AssertionError if there are fewer when the time is over, or the gate was released
     * @throws InterruptedException if the thread is interrupted
     */
    public void await(int count, Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            long left = timeout.toNanos();
            while (held.size() < count) {
                if (left <= 0 || released) {
                    throw new AssertionError("holds " + held.size() + " answers, not " + count);
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Keeps a sending back, or runs it now if the gate is open. */
    void pass(Runnable sending) {
        lock.lock();
        try {
            if (!released) {
                held.add(sending);
                changed.signalAll();
                return;
            }
        } finally {
            lock.unlock();
        }
        sending.run();
    }
}
