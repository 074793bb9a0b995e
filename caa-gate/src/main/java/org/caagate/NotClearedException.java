package org.caagate;

import java.util.List;
import java.util.stream.Collectors;
import org.caagate.decision.Verdict;
import org.caagate.name.Escaped;

/**
 * The refusal to clear a request, with the report that says why. The message names the first ten blocking identifiers, each with the
 * beginning of its reason, so it never exceeds a few kB.
 */
public final class NotClearedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 10;
    private static final int LONGEST_PART = 400;

    /** Not part of the serialized form: the message says the same in short. */
    private final transient GateReport report;

    NotClearedException(GateReport report) {
        super(message(report));
        this.report = report;
    }

    private static String message(GateReport report) {
        List<Verdict> blocking = report.blocking();
        int more = blocking.size() - SHOWN;
        return "CAA does not clear this certificate (" + report.outcome().id() + "): "
                + blocking.stream().limit(SHOWN).map(NotClearedException::line).collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + more + " more" : "");
    }

    private static String line(Verdict verdict) {
        return cut(Escaped.line(verdict.subject().identifier().toString())) + ": "
                + cut(verdict.reason().detail());
    }

    /** A record may have 64 kB. */
    private static String cut(String text) {
        return text.length() <= LONGEST_PART ? text : text.substring(0, LONGEST_PART) + "...";
    }

    /**
     * Returns the report of the check.
     *
     * @return all verdicts
     */
    public GateReport report() {
        return report;
    }
}
