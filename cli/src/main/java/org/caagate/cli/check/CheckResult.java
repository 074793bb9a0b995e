package org.caagate.cli.check;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caagate.GateReport;
import org.caagate.cli.ExitStatus;
import org.caagate.cli.input.Identifiers;
import org.caagate.decision.Undetermined;
import org.caagate.decision.UndeterminedReason;
import org.caagate.decision.Verdict;
import org.caagate.dns.Dnssec;

/**
 * What a check came to: all that the formats show.
 *
 * @param report the verdicts
 * @param identifiers where the identifiers were given
 * @param resolvers whom was asked, as text
 * @param zoneFiles what stood in for what is published: the names of files, printable
 * @param dnssec how answers were authenticated
 * @param onUndetermined what an undetermined identifier does to the exit status
 * @param validUntil until when the gate's clearance holds, or nothing where it gave none
 */
public record CheckResult(
        GateReport report,
        Identifiers identifiers,
        List<String> resolvers,
        List<String> zoneFiles,
        Dnssec dnssec,
        OnUndetermined onUndetermined,
        Optional<Instant> validUntil) {
    /**
     * Copies the lists.
     *
     * @param report the verdicts
     * @param identifiers where the identifiers were given
     * @param resolvers whom was asked
     * @param zoneFiles what stood in for what is published
     * @param dnssec how answers were authenticated
     * @param onUndetermined what an undetermined identifier does to the exit status
     * @param validUntil until when the gate's clearance holds
     */
    public CheckResult {
        resolvers = List.copyOf(resolvers);
        zoneFiles = List.copyOf(zoneFiles);
    }

    /**
     * Returns what is undetermined and only warned about: what the gate tolerates, and what the user could have said but did not.
     *
     * @return verdicts that are no permits
     */
    public List<Undetermined> tolerated() {
        if (onUndetermined == OnUndetermined.BLOCK) {
            return List.of();
        }
        Set<Undetermined> byPolicy = new HashSet<>(report.tolerated());
        return report.verdicts().stream()
                .filter(Undetermined.class::isInstance)
                .map(Undetermined.class::cast)
                .filter(verdict -> isUnsaid(verdict.reason()) || byPolicy.contains(verdict))
                .toList();
    }

    /**
     * Returns whether the gate's clearance has ended, as it does some minutes after the oldest answer that it rests on. A long list at a low
     * rate takes as long.
     *
     * @param now the time
     * @return whether there was a clearance, and it covers nothing any more
     */
    boolean isOver(Instant now) {
        return validUntil.filter(now::isAfter).isPresent();
    }

    /** Returns how many failed lookups count all the same where failed lookups are only warned about. */
    long untolerated() {
        return onUndetermined == OnUndetermined.BLOCK
                ? 0
                : report.blocking().stream()
                        .filter(verdict -> verdict.reason() instanceof UndeterminedReason.LookupFailed)
                        .count();
    }

    private static boolean isUnsaid(UndeterminedReason reason) {
        return reason instanceof UndeterminedReason.AccountUnknown
                || reason instanceof UndeterminedReason.MethodUnknown;
    }

    /**
     * Returns how the command ends.
     *
     * @return the status for the outcome, with what is only warned about set aside
     */
    public ExitStatus status() {
        Set<Verdict> tolerated = new HashSet<>(tolerated());
        return report.verdicts().stream()
                .filter(verdict -> !tolerated.contains(verdict))
                .map(Verdict::kind)
                .min(Verdict.Kind::compareTo)
                .map(ExitStatus::of)
                .orElse(ExitStatus.PERMITTED);
    }
}
