package org.caagate.lookup;

import java.time.Instant;

/**
 * A moment by two clocks: one that may be set, and one that never jumps.
 *
 * @param nanos by the timer
 * @param wall by the clock
 */
record Moment(long nanos, Instant wall) {}
