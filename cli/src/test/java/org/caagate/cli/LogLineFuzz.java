package org.caagate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.caagate.fuzz.Claim;
import org.caagate.name.Escaped;

/** A line for a terminal or the log of a build service: printable, and no command of such a service. */
public final class LogLineFuzz {
    private LogLineFuzz() {}

    /** Runs one input. */
    public static void fuzzerTestOneInput(byte[] octets) {
        String escaped = Escaped.line(new String(octets, UTF_8));
        String line = LogLine.safe(escaped);
        Claim.isPrintable(line);
        Claim.that(line.indexOf('\n') < 0, "two lines");
        Claim.that(!line.contains("##"), "a command of Azure Pipelines: " + line);
        Claim.that(!line.matches(" *::.*"), "a command of GitHub: " + line);
        Claim.that(escaped.contains("##") || escaped.contains("::") || line.equals(escaped), "another text: " + line);
    }
}
