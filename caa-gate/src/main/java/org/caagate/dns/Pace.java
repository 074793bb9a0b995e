package org.caagate.dns;

import java.time.Duration;

/**
 * How long a lookup keeps trying.
 *
 * @param tries how often a name is asked, at least once of each server
 * @param backOff how long a server that failed is left alone at first
 */
record Pace(int tries, Duration backOff) {}
