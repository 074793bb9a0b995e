package org.caagate.dns;

import java.time.Duration;
import org.caagate.lookup.Timer;

/** A timer that takes some alarms and forgets them, and breaks then. */
final class ForgetfulTimer implements Timer {
    private final Timer clock;
    private final Runnable fault;
    private int alarmsLeft;

    ForgetfulTimer(Timer clock, int alarms, Runnable fault) {
        this.clock = clock;
        this.alarmsLeft = alarms;
        this.fault = fault;
    }

    @Override
    public long nanoTime() {
        return clock.nanoTime();
    }

    @Override
    public Alarm after(Duration delay, Runnable action) {
        if (alarmsLeft == 0) {
            fault.run();
        }
        alarmsLeft--;
        return () -> {};
    }
}
