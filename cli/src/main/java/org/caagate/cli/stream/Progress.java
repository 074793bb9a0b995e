package org.caagate.cli.stream;

import java.io.PrintStream;
import java.time.Duration;

/** The line on the terminal that says how far a stream is. */
final class Progress {
    /** How often it changes at most. */
    static final Duration PACE = Duration.ofMillis(200);

    private static final String START_OF_LINE = "\r";
    private static final String CLEAR_TO_END = "\u001b[K";

    private final PrintStream terminal;
    private final long startedAt = System.nanoTime();
    private long shownAt = startedAt;
    private boolean isShown;

    Progress(PrintStream terminal) {
        this.terminal = terminal;
    }

    /** Shows how far it is, unless it was said a moment ago. */
    void show(Tally tally) {
        long now = System.nanoTime();
        if (now - shownAt < PACE.toNanos()) {
            return;
        }
        shownAt = now;
        isShown = true;
        long perSecond = tally.checked() * 1_000_000_000L / Math.max(1, now - startedAt);
        // The cursor goes back, so that whatever else is said stands in this place and not behind it.
        terminal.print("caa-gate: " + tally + " (" + perSecond + " a second)" + CLEAR_TO_END + START_OF_LINE);
        terminal.flush();
    }

    /** Makes room for something else. */
    void clear() {
        if (isShown) {
            isShown = false;
            terminal.print(CLEAR_TO_END);
            terminal.flush();
        }
    }
}
