package org.caagate;

import java.util.List;

/**
 * The order in which the names of a climb (RFC 8659 section 3) are asked. It changes how many questions a check asks and how long it
 * takes, but no verdict that is reached in time: in either order, the nearest name that has records, or whose lookup failed, decides.
 * Within a request, each perspective is asked once for a name, except for retries and for cached answers that could not be used.
 */
public enum Climbing {
    /**
     * All names of all climbs are asked at once (in parallel): one question for each label, including the names above the one that
     * decides, whose answers are not awaited. This takes one round trip if every answer is plain and all questions fit into the limit of
     * the lookup (128 in flight for DNS); aliases, answers that do not fit into a datagram, failures and DNSSEC take more. A lookup that
     * validates ({@code Dnssec.validate}) also asks for DS and DNSKEY records of each label before it knows which of them it needs.
     */
    FAST,
    /**
     * A name is asked only after all names below it on its path were seen to have no records (sequentially). This takes the fewest
     * questions, and at least one round trip for each level, all within the deadline of the request. If the deadline passes before the
     * climb reaches records, the name is undetermined; so this excludes {@link GatePolicy#clearDespiteFailedLookup()}. A lookup that
     * validates asks for each link of a chain of trust after it has verified the link above, and not for all links together as a fast
     * climb does.
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
