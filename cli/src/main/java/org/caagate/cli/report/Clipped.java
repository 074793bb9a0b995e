package org.caagate.cli.report;

import org.caagate.name.Escaped;

/** Text for formats that people look at: one line of printable ASCII, and not endless, as values may have 64 kB. */
final class Clipped {
    private static final int LONGEST = 1000;

    private Clipped() {}

    static String line(String text) {
        return line(text, LONGEST);
    }

    static String line(String text, int longest) {
        String line = Escaped.line(text);
        return line.length() <= longest
                ? line
                : line.substring(0, longest) + "... (" + line.length() + " characters, --format json has them all)";
    }
}
