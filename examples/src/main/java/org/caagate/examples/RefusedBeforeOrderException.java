package org.caagate.examples;

import org.caagate.GateReport;
import org.shredzone.acme4j.exception.AcmeException;

/** What CAA refuses, found out before anything was ordered. */
public final class RefusedBeforeOrderException extends AcmeException {
    private static final long serialVersionUID = 1L;

    private final transient GateReport report;

    RefusedBeforeOrderException(GateReport report) {
        super("nothing was ordered: CAA refuses " + report.refused() + "; without them, this would pass: "
                + report.permitted());
        this.report = report;
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
