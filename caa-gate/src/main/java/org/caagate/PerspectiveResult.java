package org.caagate;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Perspective;
import org.caagate.name.Identifier;

/**
 * The results of one perspective for a request.
 *
 * @param perspective the perspective
 * @param verdicts a verdict for each identifier, in the order of the report
 * @param canary the answer for the canary, if there is one
 * @param heard the servers that sent a message during the check, about any name
 */
record PerspectiveResult(Perspective perspective, List<Verdict> verdicts, Optional<Answer> canary, Set<String> heard) {
    PerspectiveResult {
        verdicts = List.copyOf(verdicts);
        heard = Set.copyOf(heard);
    }

    PerspectiveResult with(List<Verdict> others) {
        return new PerspectiveResult(perspective, others, canary, heard);
    }

    Map<Identifier, Verdict> byIdentifier() {
        Map<Identifier, Verdict> byIdentifier = new LinkedHashMap<>();
        verdicts.forEach(verdict -> byIdentifier.put(verdict.subject().identifier(), verdict));
        return byIdentifier;
    }

    /** When the answers on which the verdicts rest were obtained. */
    Stream<Instant> obtained() {
        Stream<Answer> steps = verdicts.stream()
                .flatMap(verdict -> verdict.examination().stream())
                .flatMap(examination -> examination.climb().allSteps().stream());
        return Stream.concat(steps, canary.stream())
                .map(answer -> answer.trail().obtainedAt());
    }
}
