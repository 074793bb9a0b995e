package org.caagate.cli.report;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.caagate.cli.Surroundings;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.GivenOptions;
import org.caagate.cli.option.Meant;
import org.caagate.cli.option.Option;
import org.caagate.cli.option.Values;
import org.caagate.cli.report.text.Colour;
import org.caagate.cli.report.text.TextReport;
import org.caagate.name.Escaped;

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
        Optional<Supplier<ReportFormat>> format = options.read(Option.FORMAT, faults, word -> read(word, text));
        return options.read(Option.LIST, faults, Values.among(NameList.byWord()))
                .or(() -> format.map(Supplier::get))
                .orElse(text);
    }

    private static Supplier<ReportFormat> read(String word, ReportFormat text) {
        return Optional.ofNullable(byWord(text).get(word))
                .orElseThrow(() -> new IllegalArgumentException(Escaped.quote(word) + " is none of "
                        + String.join(", ", Option.FORMAT.words()) + Meant.among(Option.FORMAT.words(), word)));
    }

    /** Each is made only when it is wanted: a start of the command loads no class that it does not need. */
    private static Map<String, Supplier<ReportFormat>> byWord(ReportFormat text) {
        return Map.of(
                TEXT,
                () -> text,
                "json",
                JsonReport::new,
                "jsonl",
                () -> JsonRows::writeAll,
                "junit",
                JunitReport::new,
                "sarif",
                () -> new SarifReport(Path.of("")),
                "github",
                GithubReport::new);
    }
}
