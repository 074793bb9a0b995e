package org.caagate.lookup;

import java.time.Duration;

/**
 * A monotonic clock that can wake somebody up. Every timeout, back-off and deadline goes through one, so that tests can turn
 * the hands themselves.
 */
public interface Timer {
    /**
     * Returns the time of a clock that never jumps, as {@link System#nanoTime} does.
     *
     * @return nanoseconds since some moment in the past
     */
    long nanoTime();

    /**
     * Runs an action later, once, on a thread of the timer; the action must be short.
     *
     * @param delay how long to wait; none or less means soon
     * @param action what to do
     * @return the way to call it off
     */
    Alarm after(Duration delay, Runnable action);

    /** An action that is due. */
    @FunctionalInterface
    interface Alarm {
        /** Calls the action off; does nothing if it has run. */
        void cancel();
    }

    /**
     * Returns the timer of this JVM: the system's monotonic clock and one daemon thread, shared by all. An action runs up to two milliseconds
     * late, as those of a millisecond run together, and later on a busy machine; what it throws goes to the handler of uncaught exceptions.
     *
     * @return the timer
     */
    static Timer system() {
        return SystemTimer.INSTANCE;
    }
}
