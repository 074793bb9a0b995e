package org.caagate;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.caagate.lookup.Timer;

/** A clock that goes as a timer does. */
public final class SteppingClock extends Clock {
    private final Instant start;
    private final Timer timer;

    /** Starts the clock. */
    public SteppingClock(Instant start, Timer timer) {
        this.start = start.minusNanos(timer.nanoTime());
        this.timer = timer;
    }

    @Override
    public Instant instant() {
        return start.plusNanos(timer.nanoTime());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
