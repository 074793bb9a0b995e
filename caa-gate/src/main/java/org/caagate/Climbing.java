package org.caagate;

import java.util.List;

/**
 * When the names of a climb (RFC 8659 section 3) are asked. It changes how many questions it takes and how long, and no verdict that is
 * reached in time: a climb is decided in either case by the nearest name that has records, or whose lookup failed. Each perspective is asked
 * once in a request for a name, but for the tries that follow a failure and for what a cache kept in vain.
 */
public enum Climbing {
    /**
     * All names of all climbs at once (in parallel): a question for each label, those above the name that decides included. What they say is
     * not waited for. That is one round trip where every answer is plain and all questions fit into the bound of the lookup (128 in
     * flight for DNS); aliases, answers that do not fit into a datagram, failures and DNSSEC take more. A lookup that validates ({@code
     * Dnssec.validate}) also asks for DS and DNSKEY records of each label before it knows which of them it needs.
     */
    FAST,
    /**
     * Level by level (sequentially), and a name only when all below it on its path were seen to have no records: the fewest questions, and at
     * least a round trip for each level climbed, all within the one deadline of the request. Where that is over before a climb has come to
     * its records, the name is undetermined, so it cannot be had together with {@link GatePolicy#clearDespiteFailedLookup()}. A lookup that
     * validates asks for each link of a chain of trust when the one above it is verified, and not all together as in a fast climb.
     */
    FRUGAL;

    /** What speaks against it under a policy: what is slow to say that it has no records must not take the time of a refusal above it. */
    List<String> faultsUnder(GatePolicy policy) {
        boolean mayHide = this == FRUGAL && policy.failedLookups() == GatePolicy.FailedLookups.TOLERATE;
        return mayHide
                ? List.of(
                        "Climbing.FRUGAL and clearDespiteFailedLookup() exclude each other: a slow answer at a name would"
                                + " clear what a name above it refuses")
                : List.of();
    }
}
