package org.caagate.cli.report;

import java.util.Map;
import java.util.Optional;
import org.caagate.cli.Surroundings;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.GivenOptions;
import org.caagate.cli.option.Option;
import org.caagate.cli.option.Values;
import org.caagate.cli.report.text.Colour;
import org.caagate.cli.report.text.TextReport;

/** The formats of a report by their words. */
public final class Formats {
    private static final String TEXT = "text";

    private Formats() {}

    /**
     * Reads which format the user wants.
     *
     * @param options what the user gave
     * @param stream where the report goes unless it goes to a file
     * @param surroundings the process
     * @param faults where to complain
     * @return the format; meaningless if there were faults
     */
    public static ReportFormat read(
            GivenOptions options, Surroundings.Stream stream, Surroundings surroundings, Faults faults) {
        Colour colour = options.has(Option.OUTPUT)
                ? Colour.OFF
                : Colour.of(stream, surroundings.terminals(), surroundings.environment());
        TextReport.Detail detail = options.has(Option.EXPLAIN) ? TextReport.Detail.EXPLAINED : TextReport.Detail.BRIEF;
        ReportFormat text = new TextReport(detail, colour);
        Optional<ReportFormat> format = options.read(Option.FORMAT, faults, Values.among(byWord(text)));
        if (options.has(Option.LIST) && options.has(Option.FORMAT)) {
            faults.add("--list and --format contradict each other: both say what the result is");
        }
        if (options.has(Option.EXPLAIN)
                && format.filter(chosen -> chosen != text).isPresent()) {
            faults.add("--explain is for --format text; the other formats hold every step anyway");
        }
        return options.read(Option.LIST, faults, Values.among(lists()))
                .or(() -> format)
                .orElse(text);
    }

    private static Map<String, ReportFormat> byWord(ReportFormat text) {
        return Map.of(TEXT, text);
    }

    private static Map<String, ReportFormat> lists() {
        return Map.of();
    }
}
