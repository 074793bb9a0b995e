package org.caagate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caagate.decision.PerspectiveVerdict;
import org.caagate.decision.PerspectiveVerdicts;
import org.caagate.decision.Undetermined;
import org.caagate.decision.Verdict;
import org.caagate.name.Identifier;

/** What all perspectives saw of a request, and what they make of it together. */
final class Corroboration {
    private final List<PerspectiveResult> results;
    private final Map<Identifier, List<PerspectiveVerdict>> byIdentifier = new LinkedHashMap<>();
    private final List<Verdict> verdicts;

    /**
     * Puts together what they saw.
     *
     * @param results what each saw of the same identifiers, the gate's own lookup first
     */
    Corroboration(List<PerspectiveResult> results) {
        this.results = List.copyOf(results);
        for (PerspectiveResult result : results) {
            for (Verdict verdict : result.verdicts()) {
                byIdentifier
                        .computeIfAbsent(verdict.subject().identifier(), any -> new ArrayList<>())
                        .add(new PerspectiveVerdict(
                                result.perspective().id(), result.perspective().region(), verdict));
            }
        }
        this.verdicts =
                byIdentifier.values().stream().map(PerspectiveVerdicts::combine).toList();
    }

    List<PerspectiveResult> results() {
        return results;
    }

    /** The verdict for each identifier, in the order of the report. */
    List<Verdict> verdicts() {
        return verdicts;
    }

    List<PerspectiveVerdict> perspectiveVerdicts(Identifier identifier) {
        return List.copyOf(byIdentifier.getOrDefault(identifier, List.of()));
    }

    /** Whether a policy tolerates what each single perspective lacks; one reason must not hide another. */
    boolean isTolerable(Identifier identifier, GatePolicy policy) {
        List<PerspectiveVerdict> all = perspectiveVerdicts(identifier);
        return PerspectiveVerdicts.permitsAgree(all)
                && all.stream()
                        .allMatch(each -> !(each.verdict() instanceof Undetermined undetermined)
                                || policy.tolerates(undetermined));
    }

    /** The servers of which a message came to any perspective. */
    Set<String> heard() {
        return results.stream().flatMap(result -> result.heard().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** When the answers were come by on which the verdicts rest. */
    Stream<Instant> obtained() {
        return results.stream().flatMap(PerspectiveResult::obtained);
    }
}
