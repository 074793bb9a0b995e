package org.caagate.cli.input;

/** A line of a file of names: one identifier, or nothing; {@code #} starts a comment. */
public final class NamesLine {
    private NamesLine() {}

    /**
     * Returns the identifier of a line.
     *
     * @param line the line without its end
     * @return the identifier without white space around it, or the empty text
     */
    public static String identifier(String line) {
        String text = line.startsWith("\uFEFF") ? line.substring(1) : line;
        int comment = text.indexOf('#');
        int end = comment < 0 ? text.length() : comment;
        int start = 0;
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** A carriage return too: files come from everywhere. */
    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }
}
