package org.caagate.decision;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.caagate.record.IodefTarget;

/** The refusal of one identifier: what its domain owner published forbids it. */
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

    /** What a refusal rests on, and what goes with it. */
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
     * Returns what would turn the refusal into a permit.
     *
     * @return the remedy
     */
    public Remedy remedy() {
        return remedy;
    }

    /**
     * Returns where the owner wants to hear of this refusal: the {@code iodef} properties of the relevant RRset (RFC 8659
     * section 4.4). Nobody is contacted by this library.
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

    /** Returns identifier, answer and reason. */
    @Override
    public String toString() {
        return subject.identifier() + " " + kind().id() + " (" + reason.id() + ")";
    }
}
