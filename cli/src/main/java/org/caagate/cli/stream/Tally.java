package org.caagate.cli.stream;

import java.util.EnumMap;
import java.util.Map;
import org.caagate.cli.ExitStatus;
import org.caagate.cli.check.CheckResult;
import org.caagate.decision.Verdict;

/** The counts of what a stream came to. */
final class Tally {
    private final Map<Verdict.Kind, Long> verdicts = new EnumMap<>(Verdict.Kind.class);
    private long tolerated;
    private long invalid;

    void add(CheckResult result) {
        result.report().verdicts().forEach(verdict -> verdicts.merge(verdict.kind(), 1L, Long::sum));
        tolerated += result.tolerated().size();
    }

    void addInvalid() {
        invalid++;
    }

    private long count(Verdict.Kind kind) {
        return verdicts.getOrDefault(kind, 0L);
    }

    /** Returns how many identifiers were checked, those included that the CA adds. */
    long checked() {
        return verdicts.values().stream().mapToLong(Long::longValue).sum();
    }

    long invalid() {
        return invalid;
    }

    long tolerated() {
        return tolerated;
    }

    boolean isEmpty() {
        return verdicts.isEmpty() && invalid == 0;
    }

    ExitStatus status() {
        if (count(Verdict.Kind.REFUSED) > 0) {
            return ExitStatus.REFUSED;
        }
        if (invalid > 0) {
            return ExitStatus.USAGE;
        }
        return count(Verdict.Kind.UNDETERMINED) > tolerated ? ExitStatus.UNDETERMINED : ExitStatus.PERMITTED;
    }

    /** Returns the counts, worst first: {@code 12 checked: 1 refused, 11 permitted; 2 invalid}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(checked() + " checked");
        String separator = ": ";
        for (Map.Entry<Verdict.Kind, Long> entry : verdicts.entrySet()) {
            text.append(separator)
                    .append(entry.getValue())
                    .append(' ')
                    .append(entry.getKey().id().replace('-', ' '));
            separator = ", ";
        }
        return invalid == 0
                ? text.toString()
                : text.append("; ").append(invalid).append(" invalid").toString();
    }
}
