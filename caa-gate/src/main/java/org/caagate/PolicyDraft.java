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
    Optional<DomainName> requiredCanary = Optional.empty();
    Optional<Duration> reportsOn = Optional.empty();
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
        requiredCanary = other.requiredCanary;
        reportsOn = other.reportsOn;
        deadline = other.deadline;
        clearanceLifetime = other.clearanceLifetime;
        mostIdentifiers = other.mostIdentifiers;
    }

    /** Only one of the two ways to go on without an answer may be chosen, so the other is not there yet. */
    static void requireOneOf(boolean other) {
        if (other) {
            throw new IllegalArgumentException(
                    "a policy either accepts failed lookups of insecure domains, with proofs, or clears despite"
                            + " any failed lookup: leave out one of them");
        }
    }

    static void requireAtMost(String what, Duration duration, Duration longest) {
        requirePositive(what, duration);
        if (duration.compareTo(longest) > 0) {
            throw new IllegalArgumentException("the " + what + " must be at most " + longest + ": " + duration);
        }
    }

    static Duration requirePositive(String what, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("the " + what + " must be more than nothing: " + duration);
        }
        return duration;
    }
}
