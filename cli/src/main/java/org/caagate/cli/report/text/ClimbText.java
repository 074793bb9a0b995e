package org.caagate.cli.report.text;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Climb;
import org.caagate.lookup.Exchange;

/** A climb, a line for each step. */
final class ClimbText {
    private final Lines lines;

    ClimbText(Lines lines) {
        this.lines = lines;
    }

    void write(Climb climb) throws IOException {
        String word = "climb";
        for (Answer step : climb.steps()) {
            lines.prose(word, step.name() + ": " + what(step) + aliases(step) + from(step));
            word = "";
        }
    }

    private static String what(Answer step) {
        return step.fold(
                present -> present.records().size() == 1
                        ? "1 record"
                        : present.records().size() + " records",
                absent -> "none (" + absent.absence().id() + ")",
                failed -> "failed (" + failed.failure().kind().id() + ")");
    }

    private static String aliases(Answer step) {
        return step.trail().aliases().stream()
                .map(alias -> ", alias " + Lines.clipped(alias.toString()))
                .collect(Collectors.joining());
    }

    private static String from(Answer step) {
        List<Exchange> exchanges = step.trail().exchanges();
        if (exchanges.isEmpty()) {
            return "";
        }
        Exchange last = exchanges.get(exchanges.size() - 1);
        String tries = exchanges.size() == 1 ? "" : ", " + exchanges.size() + " exchanges";
        return ", from " + last.server() + tries;
    }
}
