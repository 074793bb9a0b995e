package org.caagate.cli.report;

import java.nio.file.Path;
import java.util.Map;

/** The formats by their words. */
public final class Formats {
    private static final Map<String, ReportFormat> BY_WORD = Map.of(
            "text",
            (result, out) -> {
                for (var verdict : result.report().verdicts()) {
                    out.write(verdict + "\n");
                }
            },
            "json",
            new JsonReport(),
            "junit",
            new JunitReport(),
            "sarif",
            new SarifReport(Path.of("")),
            "github",
            new GithubReport());

    private Formats() {}

    /**
     * Returns the formats that hold a whole report.
     *
     * @return the formats by their words
     */
    public static Map<String, ReportFormat> byWord() {
        return BY_WORD;
    }
}
