package org.caagate.decision;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.caagate.lookup.Answer;

/**
 * The answers that an evaluator has read. A thousand identifiers can lie under one RRset, which is as long as its owner likes:
 * it is read once for each concern. What is remembered here is a function of issuer, answer and concern, so no verdict depends on
 * what came before.
 */
final class Readings {
    private final Issuer issuer;
    private final Supplier<KnownIssuers> known;
    /** Small at first: most requests meet one RRset, and every request has readings of its own. */
    private final IdentityHashMap<Answer, Map<Concern, AnswerReading>> read = new IdentityHashMap<>(1);

    Readings(Issuer issuer, Supplier<KnownIssuers> known) {
        this.issuer = issuer;
        this.known = known;
    }

    /** The reading of what a stale answer held, as if it were fresh. */
    synchronized AnswerReading ofStale(Subject subject, Answer.Failed answer) {
        return readingsOf(answer)
                .computeIfAbsent(
                        Concern.of(subject),
                        concern -> AnswerReading.of(
                                new Answer.Present(answer.name(), answer.stale(), answer.trail()),
                                concern,
                                issuer,
                                known));
    }

    synchronized AnswerReading of(Subject subject, Answer.Present answer) {
        return readingsOf(answer)
                .computeIfAbsent(Concern.of(subject), concern -> AnswerReading.of(answer, concern, issuer, known));
    }

    private Map<Concern, AnswerReading> readingsOf(Answer answer) {
        return read.computeIfAbsent(answer, any -> new HashMap<>(2));
    }
}
