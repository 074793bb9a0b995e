package org.caagate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.caagate.name.DomainName;

/** What a policy says, while it is being made; a new one has the strict values. */
final class PolicyDraft {
    GatePolicy.FailedLookups failedLookups = GatePolicy.FailedLookups.BLOCK;
    GatePolicy.BaseNames baseNames = GatePolicy.BaseNames.AUTO;
    boolean acceptsLookupFailureOfInsecureDomains;
    List<DomainName> climbBoundaries = List.of();
    Optional<DomainName> requiredSight = Optional.empty();
    Duration deadline = Duration.ofSeconds(20);
    Duration clearanceLifetime = Duration.ofMinutes(5);
    int mostIdentifiers = 1000;

    /** A draft with the strict values. */
    PolicyDraft() {}

    /** A draft with the values of another, which stays as it is. */
    PolicyDraft(PolicyDraft other) {
        failedLookups = other.failedLookups;
        baseNames = other.baseNames;
        acceptsLookupFailureOfInsecureDomains = other.acceptsLookupFailureOfInsecureDomains;
        climbBoundaries = other.climbBoundaries;
        requiredSight = other.requiredSight;
        deadline = other.deadline;
        clearanceLifetime = other.clearanceLifetime;
        mostIdentifiers = other.mostIdentifiers;
    }
}
