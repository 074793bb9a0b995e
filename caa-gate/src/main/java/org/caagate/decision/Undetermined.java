package org.caagate.decision;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.caagate.lookup.Answer;

/** The lack of a decision on one identifier, because the check could not be completed. It is not a permit. */
public final class Undetermined implements Verdict {
    private final Subject subject;
    private final UndeterminedReason reason;
    private final Examination examination;
    private final List<Finding> findings;

    Undetermined(Subject subject, UndeterminedReason reason, Examination examination, List<Finding> findings) {
        this.subject = subject;
        this.reason = reason;
        this.examination = examination;
        this.findings = List.copyOf(findings);
    }

    @Override
    public Kind kind() {
        return Kind.UNDETERMINED;
    }

    @Override
    public Subject subject() {
        return subject;
    }

    @Override
    public UndeterminedReason reason() {
        return reason;
    }

    @Override
    public Optional<Examination> examination() {
        return Optional.of(examination);
    }

    @Override
    public List<Finding> findings() {
        return findings;
    }

    Undetermined withFindings(List<Finding> others) {
        return new Undetermined(subject, reason, examination, others);
    }

    /**
     * Returns whether a later try may succeed although neither request nor records change. That is so for a failed lookup, including that
     * of the canary, and for perspectives that disagree.
     *
     * @return whether a retry makes sense
     */
    public boolean isRetryable() {
        return reason instanceof UndeterminedReason.LookupFailed
                || reason instanceof UndeterminedReason.PerspectivesDisagree
                || (reason instanceof UndeterminedReason.ResolverSeesNoCaa blind
                        && !(blind.canary() instanceof Answer.Absent));
    }

    @Override
    public <R> R fold(
            Function<Permitted, R> permitted,
            Function<Refused, R> refused,
            Function<Undetermined, R> undetermined,
            Function<NotApplicable, R> notApplicable) {
        return undetermined.apply(this);
    }

    /** Returns identifier, kind and reason. */
    @Override
    public String toString() {
        return subject.identifier() + " " + kind().id() + " (" + reason.id() + ")";
    }
}
