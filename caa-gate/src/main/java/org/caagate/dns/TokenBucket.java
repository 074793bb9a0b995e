package org.caagate.dns;

import java.time.Duration;

/**
 * How many questions a server may be sent: so many a second, and some more at once after a rest. Timeouts halve both, and they
 * grow back evenly with time.
 *
 * <p>The bucket is kept as the generic cell rate algorithm keeps it: by the moment at which it would be full again. That is whole
 * nanoseconds, so a wait of the length that is said is always long enough.
 */
final class TokenBucket {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final double LEAST_RATE = 1;
    private static final double SECONDS_TO_RECOVER = 60;

    private final double fullRate;
    private final long depth;
    private long fullAt;
    private double slowRate;
    private long slowedAt;
    private boolean isSlowed;

    /**
     * Makes a full bucket.
     *
     * @param rate questions a second, at least 1; infinite where there is no limit
     * @param burst questions at once, at least 1
     * @param now the time of the timer
     */
    TokenBucket(double rate, int burst, long now) {
        fullRate = rate;
        depth = burst * interval(rate);
        fullAt = now;
    }

    /**
     * Takes a token if there is one.
     *
     * @param now the time of the timer
     * @return whether there was
     */
    synchronized boolean take(long now) {
        if (shortfall(now) > 0) {
            return false;
        }
        borrow(now);
        return true;
    }

    /** Takes a token even if there is none: the next one comes later by that. */
    synchronized void borrow(long now) {
        fullAt = now + missing(now) + interval(rate(now));
    }

    /** Returns whether there is a token. */
    synchronized boolean has(long now) {
        return shortfall(now) <= 0;
    }

    /** Returns how long it takes until there is a token, if nobody takes one before. */
    synchronized Duration untilNext(long now) {
        return Duration.ofNanos(Math.max(0, shortfall(now)));
    }

    private long shortfall(long now) {
        return missing(now) - Math.max(0, depth - interval(rate(now)));
    }

    private long missing(long now) {
        return Math.max(0, fullAt - now);
    }

    private static long interval(double rate) {
        return Math.round(SECOND / rate);
    }

    private double rate(long now) {
        if (!isSlowed) {
            return fullRate;
        }
        double seconds = (double) Math.max(0, now - slowedAt) / SECOND;
        return Math.min(fullRate, slowRate + seconds * fullRate / SECONDS_TO_RECOVER);
    }

    /**
     * Halves the rate for a question that was not answered, but not below one a second. Only once for all that were under way
     * together: what was sent before the last halving says nothing about the rate since.
     *
     * @param sentAt when the question was sent
     * @param now the time of the timer
     * @return whether that was the first time
     */
    synchronized boolean halve(long sentAt, long now) {
        double rate = rate(now);
        if (rate <= LEAST_RATE || Double.isInfinite(rate) || (isSlowed && sentAt - slowedAt < 0)) {
            return false;
        }
        boolean isFirst = !isSlowed;
        slowRate = Math.max(LEAST_RATE, rate / 2);
        slowedAt = now;
        isSlowed = true;
        return isFirst;
    }
}
