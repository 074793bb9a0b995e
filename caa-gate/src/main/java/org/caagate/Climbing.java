package org.caagate;

/**
 * When the names of a climb (RFC 8659 section 3) are asked. It changes how many questions it takes and how long, and no verdict that is
 * reached in time: a climb is decided in either case by the nearest name that has records, or whose lookup failed. No name is asked twice in a request.
 */
public enum Climbing {
    /**
     * All names of all climbs at once: one round trip, and a question for each label, those above the name that decides included. What
     * they say is not waited for. A lookup that validates ({@code Dnssec.validate}) also asks for DS and DNSKEY records of each label
     * before it knows which of them it needs.
     */
    FAST,
    /**
     * Level by level, and a name only when all below it on its path were seen to have no records: the fewest questions, and a round trip
     * for each level climbed, all within the one deadline of the request. Where that is over before a climb has come to its records, the name is
     * undetermined, so it cannot be had together with {@link GatePolicy#clearDespiteFailedLookup()}. A lookup that validates ({@code
     * Dnssec.validate}) asks for each link of a chain of trust when the one above it is verified, and not all together as in a fast climb.
     */
    FRUGAL
}
