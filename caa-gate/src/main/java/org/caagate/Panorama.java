package org.caagate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caagate.decision.Undetermined;
import org.caagate.decision.Verdict;
import org.caagate.decision.View;
import org.caagate.decision.Views;
import org.caagate.name.Identifier;

/** What all perspectives saw of a request, and what they make of it together. */
final class Panorama {
    private final List<Outlook> outlooks;
    private final Map<Identifier, List<View>> views = new LinkedHashMap<>();
    private final List<Verdict> verdicts;

    /**
     * Puts views together.
     *
     * @param outlooks what each saw of the same identifiers, the gate's own lookup first
     */
    Panorama(List<Outlook> outlooks) {
        this.outlooks = List.copyOf(outlooks);
        for (Outlook outlook : outlooks) {
            for (Verdict verdict : outlook.verdicts()) {
                views.computeIfAbsent(verdict.subject().identifier(), any -> new ArrayList<>())
                        .add(new View(
                                outlook.perspective().id(),
                                outlook.perspective().region(),
                                verdict));
            }
        }
        this.verdicts = views.values().stream().map(Views::combine).toList();
    }

    List<Outlook> outlooks() {
        return outlooks;
    }

    /** The verdict for each identifier, in the order of the report. */
    List<Verdict> verdicts() {
        return verdicts;
    }

    List<View> views(Identifier identifier) {
        return List.copyOf(views.getOrDefault(identifier, List.of()));
    }

    /** Whether a policy tolerates what each single perspective lacks; one reason must not hide another. */
    boolean isTolerable(Identifier identifier, GatePolicy policy) {
        List<View> all = views(identifier);
        return Views.permitsAgree(all)
                && all.stream()
                        .allMatch(view -> !(view.verdict() instanceof Undetermined undetermined)
                                || policy.tolerates(undetermined));
    }

    /** The servers of which a message came to any perspective. */
    Set<String> heard() {
        return outlooks.stream().flatMap(outlook -> outlook.heard().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** When the answers were come by on which the verdicts rest. */
    Stream<Instant> obtained() {
        return outlooks.stream().flatMap(Outlook::obtained);
    }
}
