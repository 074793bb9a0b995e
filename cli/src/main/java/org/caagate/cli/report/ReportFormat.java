package org.caagate.cli.report;

import java.io.IOException;
import java.io.Writer;
import org.caagate.cli.check.CheckResult;

/** One format of the report of a check. */
@FunctionalInterface
public interface ReportFormat {
    /**
     * Writes the report.
     *
     * @param result what the check came to
     * @param out where to; the caller flushes and closes it
     * @throws IOException if it cannot be written
     */
    void write(CheckResult result, Writer out) throws IOException;
}
