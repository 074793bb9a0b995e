package org.caagate;

/**
 * When the names of a climb (RFC 8659 section 3) are asked. It changes no verdict, only how many questions it takes and how long: a climb
 * is decided in either case by the nearest name that has records, or whose lookup failed. Each perspective is asked once in a request for
 * a name, but for the tries that follow a failure and for what a cache kept in vain.
 */
public enum Climbing {
    /**
     * All names of all climbs at once (in parallel): a question for each label, those above the name that decides included. What they say is
     * not waited for. That is one round trip where every answer is plain and all questions fit into the bound of the lookup (128 in
     * flight for DNS); aliases, answers that do not fit into a datagram, failures and DNSSEC take more.
     */
    FAST,
    /**
     * Level by level (sequentially), and a name only when all below it on its path were seen to have no records: the fewest questions for CAA,
     * and at least a round trip for each level climbed, all within the one deadline of the request. What a validation of DNSSEC asks for is
     * the same in both.
     */
    FRUGAL
}
