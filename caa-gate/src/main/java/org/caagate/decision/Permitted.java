package org.caagate.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The permit for one identifier. Only the evaluator can make a permit. */
public final class Permitted implements Verdict {
    private final Subject subject;
    private final PermitReason reason;
    private final Examination examination;
    private final List<Finding> findings;

    Permitted(Subject subject, PermitReason reason, Examination examination, List<Finding> findings) {
        this.subject = subject;
        this.reason = reason;
        this.examination = examination;
        this.findings = List.copyOf(findings);
    }

    @Override
    public Kind kind() {
        return Kind.PERMITTED;
    }

    @Override
    public Subject subject() {
        return subject;
    }

    @Override
    public PermitReason reason() {
        return reason;
    }

    @Override
    public Optional<Examination> examination() {
        return Optional.of(examination);
    }

    Examination examined() {
        return examination;
    }

    @Override
    public List<Finding> findings() {
        return findings;
    }

    /**
     * Returns the same permit with another remark.
     *
     * @param finding the remark
     * @return a permit with all findings of this one, and the remark
     */
    public Permitted remarked(Finding finding) {
        List<Finding> more = new ArrayList<>(findings);
        more.add(finding);
        return new Permitted(subject, reason, examination, more);
    }

    @Override
    public <R> R fold(
            Function<Permitted, R> permitted,
            Function<Refused, R> refused,
            Function<Undetermined, R> undetermined,
            Function<NotApplicable, R> notApplicable) {
        return permitted.apply(this);
    }

    /** Returns identifier, kind and reason. */
    @Override
    public String toString() {
        return subject.identifier() + " " + kind().id() + " (" + reason.id() + ")";
    }
}
