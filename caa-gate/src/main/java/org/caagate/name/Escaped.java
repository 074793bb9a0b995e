package org.caagate.name;

/**
 * Text that came from elsewhere, made safe to print: printable ASCII stays, the rest is escaped.
 *
 * <p>No control character, ANSI sequence or bidi override gets through, and no input makes a message endless.
 */
public final class Escaped {
    private static final int LONGEST = 300;

    private Escaped() {}

    /**
     * Returns the text for a message: at most 300 characters of it, in quotes, with everything outside printable ASCII
     * written as {@code \}{@code uXXXX}.
     *
     * @param text any text, hostile or not
     * @return the quoted text
     */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        int shown = Math.min(text.length(), LONGEST);
        for (int i = 0; i < shown; i++) {
            append(quoted, text.charAt(i));
        }
        quoted.append('"');
        if (shown < text.length()) {
            quoted.append(" (the first ").append(LONGEST).append(" of ").append(text.length());
            quoted.append(" characters)");
        }
        return quoted.toString();
    }

    /**
     * Returns the text as part of a line: all of it, with everything outside printable ASCII written as {@code \}{@code uXXXX}.
     * For text of which the most is ours, such as the message of a library; quotes and backslashes stay as they are.
     *
     * @param text any text, hostile or not
     * @return printable ASCII, longer than the text if anything had to be escaped
     */
    public static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.chars().forEach(c -> appendPrintable(line, (char) c));
        return line.toString();
    }

    private static void append(StringBuilder quoted, char c) {
        if (c == '"' || c == '\\') {
            quoted.append('\\').append(c);
        } else {
            appendPrintable(quoted, c);
        }
    }

    private static void appendPrintable(StringBuilder text, char c) {
        if (c >= ' ' && c <= '~') {
            text.append(c);
            return;
        }
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            text.append(Character.forDigit((c >> shift) & 0xF, 16));
        }
    }
}
