package org.caagate.cli.report.text;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.caagate.cli.LogLine;

/** The lines under an identifier: a word in a column of its own, and text beside it, 80 columns wide where text can be broken. */
final class Lines {
    private static final int WIDTH = 80;
    private static final int LONGEST = 400;
    private static final String INDENT = "  ";
    private static final int COLUMN = 14;

    private final Writer out;

    Lines(Writer out) {
        this.out = out;
    }

    void line(String text) throws IOException {
        out.write(LogLine.safe(text));
        out.write('\n');
    }

    /** Text that a reader reads: broken between words. */
    void prose(String word, String text) throws IOException {
        String start = start(word);
        for (String part : broken(clipped(text), WIDTH - start.length())) {
            line(start + part);
            start = " ".repeat(start.length());
        }
    }

    /** The last line, from the edge. */
    void summary(String text) throws IOException {
        for (String part : broken(text, WIDTH)) {
            line(part);
        }
    }

    /** Text that a reader copies: never broken. */
    void exact(String word, String text) throws IOException {
        line(start(word) + clipped(text));
    }

    private static String start(String word) {
        return INDENT + word + " ".repeat(Math.max(1, COLUMN - INDENT.length() - word.length()));
    }

    /** Values may have 64 kB; the other formats have them whole. */
    static String clipped(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST) + "... (" + text.length() + " characters, --format json has them all)";
    }

    private static List<String> broken(String text, int width) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (part.length() > 0 && part.length() + 1 + word.length() > width) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(part.length() > 0 ? " " : "").append(word);
        }
        parts.add(part.toString());
        return parts;
    }
}
