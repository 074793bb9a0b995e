package org.caagate.cli.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.caagate.cli.check.CheckResult;

/** What a format writes. */
final class Written {
    private Written() {}

    static String by(ReportFormat format, CheckResult result) {
        StringWriter out = new StringWriter();
        try {
            format.write(result, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
