package org.caagate.decision;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.caagate.record.IodefTarget;

/** The refusal of one identifier: the records of its domain owner forbid the certificate. */
public final class Refused implements Verdict {
    private final Subject subject;
    private final RefusalReason reason;
    private final Examination examination;
    private final Remedy remedy;
    private final List<Finding> findings;

    Refused(Subject subject, RefusalReason reason, Examined examined) {
        this.subject = subject;
        this.reason = reason;
        this.examination = examined.examination();
        this.remedy = examined.remedy();
        this.findings = List.copyOf(examined.findings());
    }

    /** The examination that a refusal rests on, with remedy and findings. */
    record Examined(Examination examination, Remedy remedy, List<Finding> findings) {}

    @Override
    public Kind kind() {
        return Kind.REFUSED;
    }

    @Override
    public Subject subject() {
        return subject;
    }

    @Override
    public RefusalReason reason() {
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

    Refused withFindings(List<Finding> others) {
        return new Refused(subject, reason, new Examined(examination, remedy, others));
    }

    /**
     * Returns the change of records that would turn the refusal into a permit.
     *
     * @return the remedy
     */
    public Remedy remedy() {
        return remedy;
    }

    /**
     * Returns the contacts that the owner names for refusals: the {@code iodef} properties of the relevant RRset (RFC 8659 section 4.4).
     * This library contacts none of them.
     *
     * @return the targets in the order of the answer
     */
    public List<IodefTarget> iodefTargets() {
        return examination.iodefTargets();
    }

    @Override
    public <R> R fold(
            Function<Permitted, R> permitted,
            Function<Refused, R> refused,
            Function<Undetermined, R> undetermined,
            Function<NotApplicable, R> notApplicable) {
        return refused.apply(this);
    }

    /** Returns identifier, kind and reason. */
    @Override
    public String toString() {
        return subject.identifier() + " " + kind().id() + " (" + reason.id() + ")";
    }
}
