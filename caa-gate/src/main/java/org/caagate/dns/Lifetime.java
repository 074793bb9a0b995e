package org.caagate.dns;

import java.time.Duration;
import org.caagate.lookup.Timer;

/** How long an answer may be kept that several messages make up: no longer than any of them. */
final class Lifetime {
    private static final long SECOND = 1_000_000_000;

    private final Timer timer;
    private final long begin;
    private long nanos = Integer.MAX_VALUE * SECOND;

    Lifetime(Timer timer) {
        this.timer = timer;
        this.begin = timer.nanoTime();
    }

    /**
     * Takes a message into account.
     *
     * @param askedAt when it was asked for, by the timer: it is no younger than it can be
     * @param seconds its time to live
     */
    void restrict(long askedAt, long seconds) {
        nanos = Math.min(nanos, askedAt - begin + seconds * SECOND);
    }

    /** Returns what is left. */
    Duration rest() {
        return Duration.ofNanos(Math.max(0, nanos - (timer.nanoTime() - begin)));
    }
}
