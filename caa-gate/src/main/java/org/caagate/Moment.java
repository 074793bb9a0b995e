package org.caagate;

import java.time.Clock;
import java.time.Instant;
import org.caagate.lookup.Timer;

/**
 * A moment by both clocks, so that one of them may be set and it is still known how long ago it was.
 *
 * @param wall what the clock said
 * @param ticks what the timer said, in nanoseconds
 */
record Moment(Instant wall, long ticks) {
    static Moment now(Clock clock, Timer timer) {
        return new Moment(clock.instant(), timer.nanoTime());
    }
}
