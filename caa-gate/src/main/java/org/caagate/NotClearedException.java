package org.caagate;

import java.util.stream.Collectors;
import org.caagate.decision.Verdict;

/** The refusal to clear a request; it carries the report that says why. */
public final class NotClearedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Not part of the serialized form: the message says the same in short. */
    private final transient GateReport report;

    NotClearedException(GateReport report) {
        super(message(report));
        this.report = report;
    }

    private static String message(GateReport report) {
        return "CAA does not clear this certificate (" + report.outcome().id() + "): "
                + report.blocking().stream().map(NotClearedException::line).collect(Collectors.joining("; "));
    }

    private static String line(Verdict verdict) {
        return verdict.subject().identifier() + ": " + verdict.reason().detail();
    }

    /**
     * Returns the report.
     *
     * @return all verdicts
     */
    public GateReport report() {
        return report;
    }
}
