package org.caagate.dns;

import java.time.Duration;
import org.caagate.lookup.Timer;

/**
 * A timer whose alarms go off, whoever calls them off.
 *
 * @param clock the timer that keeps the time
 */
record StubbornTimer(Timer clock) implements Timer {
    @Override
    public long nanoTime() {
        return clock.nanoTime();
    }

    @Override
    public Alarm after(Duration delay, Runnable action) {
        Alarm taken = clock.after(delay, action);
        return () -> {
            throw new IllegalStateException("not taken back: " + taken);
        };
    }
}
