package org.caagate.cli.report;

import java.io.IOException;
import java.io.Writer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.caagate.GateReport;
import org.caagate.cli.check.CheckResult;
import org.caagate.name.Escaped;
import org.caagate.name.Identifier;

/** The bare names that {@code --list} asks for, one a line: identifiers of the request, with their A-labels, and nothing else. */
public enum NameList implements ReportFormat {
    /** Those that could go into a smaller request, {@link GateReport#permitted()}. */
    PERMITTED("permitted"),
    /** Those that are refused, {@link GateReport#refused()}. */
    REFUSED("refused");

    private final String word;

    NameList(String word) {
        this.word = word;
    }

    private Set<Identifier> listed(GateReport report) {
        return switch (this) {
            case PERMITTED -> report.permitted();
            case REFUSED -> report.refused();
        };
    }

    /**
     * Returns the lists by their words.
     *
     * @return a list for each word of {@code --list}
     */
    public static Map<String, ReportFormat> byWord() {
        Map<String, ReportFormat> lists = new LinkedHashMap<>();
        for (NameList list : values()) {
            lists.put(list.word, list);
        }
        return Collections.unmodifiableMap(lists);
    }

    @Override
    public void write(CheckResult result, Writer out) throws IOException {
        for (Identifier identifier : listed(result.report())) {
            // Only a mailbox can have anything to escape; with a backslash in it, nobody takes it for another one.
            out.write(Escaped.line(identifier.toString()));
            out.write('\n');
        }
    }
}
