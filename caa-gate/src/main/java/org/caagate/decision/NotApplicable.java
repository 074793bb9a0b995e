package org.caagate.decision;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The statement that CAA does not apply to one identifier. Reports show it, and it does not block. */
public final class NotApplicable implements Verdict {
    private final Subject subject;
    private final NotApplicableReason reason;
    private final List<Finding> findings;

    NotApplicable(Subject subject, NotApplicableReason reason, List<Finding> findings) {
        this.subject = subject;
        this.reason = reason;
        this.findings = List.copyOf(findings);
    }

    @Override
    public Kind kind() {
        return Kind.NOT_APPLICABLE;
    }

    @Override
    public Subject subject() {
        return subject;
    }

    @Override
    public NotApplicableReason reason() {
        return reason;
    }

    @Override
    public Optional<Examination> examination() {
        return Optional.empty();
    }

    @Override
    public List<Finding> findings() {
        return findings;
    }

    @Override
    public <R> R fold(
            Function<Permitted, R> permitted,
            Function<Refused, R> refused,
            Function<Undetermined, R> undetermined,
            Function<NotApplicable, R> notApplicable) {
        return notApplicable.apply(this);
    }

    /** Returns identifier, kind and reason. */
    @Override
    public String toString() {
        return subject.identifier() + " " + kind().id() + " (" + reason.id() + ")";
    }
}
