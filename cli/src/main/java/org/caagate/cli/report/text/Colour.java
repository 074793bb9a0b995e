package org.caagate.cli.report.text;

import java.util.Map;
import java.util.Set;
import org.caagate.cli.Surroundings;
import org.caagate.decision.Verdict;

/** Whether verdicts have colours. */
public enum Colour {
    /** They have: for a terminal. */
    ON,
    /** They have none. */
    OFF;

    private static final String RESET = "\u001b[0m";

    /**
     * Returns what suits a stream: colour on a terminal that can show it, and never with {@code NO_COLOR}
     * (no-color.org: set and not empty).
     *
     * @param stream where the text goes
     * @param terminals which streams are terminals
     * @param environment the environment variables
     * @return whether to use colours
     */
    public static Colour of(
            Surroundings.Stream stream, Set<Surroundings.Stream> terminals, Map<String, String> environment) {
        boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "").equals("dumb");
        return terminals.contains(stream) && !unwanted ? ON : OFF;
    }

    String paint(Verdict.Kind kind, String text) {
        if (this == OFF) {
            return text;
        }
        String start =
                switch (kind) {
                    case REFUSED -> "\u001b[1;31m";
                    case UNDETERMINED -> "\u001b[1;33m";
                    case PERMITTED -> "\u001b[32m";
                    case NOT_APPLICABLE -> "";
                };
        return start.isEmpty() ? text : start + text + RESET;
    }
}
