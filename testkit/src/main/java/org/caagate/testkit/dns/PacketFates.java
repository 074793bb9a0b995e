package org.caagate.testkit.dns;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * What becomes of each packet: a pure function of the seed, the direction and the packet's number in that direction.
 *
 * @param seed from which all follows
 * @param rates how often what happens
 */
record PacketFates(long seed, Rates rates) {
    /** Which way a packet goes. */
    enum Direction {
        TO_SERVER,
        TO_CLIENT
    }

    /**
     * How often what happens, each from 0 to 1.
     *
     * @param loss how often a packet is lost
     * @param duplication how often a packet arrives twice
     * @param reordering how often a packet lets the next one pass
     * @param delay how often a packet is late
     * @param longestDelay how late at most
     */
    record Rates(double loss, double duplication, double reordering, double delay, Duration longestDelay) {}

    /**
     * What becomes of one packet.
     *
     * @param copies none if it is lost, two if it is duplicated
     * @param letsNextPass whether it waits for the next packet of its direction
     * @param delay how late it is
     */
    record Fate(int copies, boolean letsNextPass, Duration delay) {}

    Fate of(Direction direction, long number) {
        // One draw between, so that neighbouring seeds have nothing in common.
        long own = new SplittableRandom(seed).nextLong() + 2 * number + (direction == Direction.TO_CLIENT ? 1 : 0);
        SplittableRandom random = new SplittableRandom(own);
        boolean lost = random.nextDouble() < rates.loss();
        boolean twice = random.nextDouble() < rates.duplication();
        boolean passed = random.nextDouble() < rates.reordering();
        boolean late = random.nextDouble() < rates.delay();
        long nanos = (long) (random.nextDouble() * rates.longestDelay().toNanos());
        return new Fate(lost ? 0 : twice ? 2 : 1, passed, late ? Duration.ofNanos(nanos) : Duration.ZERO);
    }
}
