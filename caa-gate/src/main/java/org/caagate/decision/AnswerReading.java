package org.caagate.decision;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Climb;
import org.caagate.record.PropertyTag;

/**
 * What an answer with records says about one concern to one issuer: all that does not depend on the identifier, so that the
 * identifiers under one RRset can share it.
 */
final class AnswerReading {
    private final PropertyTag wanted;
    private final List<JudgedRecord> judged;
    private final Reason reason;
    private final List<Finding> findings;
    private final RemedyFinder remedies;
    private final List<RecordChange> changes;

    private AnswerReading(Answer.Present answer, Concern concern, Issuer issuer, Supplier<KnownIssuers> known) {
        RRsetReading reading = RRsetReading.of(concern, issuer, answer.records());
        wanted = reading.wanted();
        judged = reading.judged();
        reason = reading.reason(answer.name());
        findings = new Remarks(concern.facts(), issuer, known).on(reading, answer);
        remedies = new RemedyFinder(issuer, concern, answer, wanted);
        changes = reason instanceof RefusalReason refusal ? remedies.changesInPlace(refusal, judged) : List.of();
    }

    static AnswerReading of(Answer.Present answer, Concern concern, Issuer issuer, Supplier<KnownIssuers> known) {
        return new AnswerReading(answer, concern, issuer, known);
    }

    Examination examination(Climb climb) {
        return new Examination(climb, wanted, judged);
    }

    Reason reason() {
        return reason;
    }

    List<Finding> findings() {
        return findings;
    }

    Remedy remedy(RefusalReason refusal, Climb climb) {
        Optional<RecordChange> own = remedies.ownRecord(refusal, climb.steps().get(0));
        return remedies.remedy(changes, own);
    }
}
