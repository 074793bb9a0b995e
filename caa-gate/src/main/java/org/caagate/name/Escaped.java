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

    private static void append(StringBuilder quoted, char c) {
        if (c == '"' || c == '\\') {
            quoted.append('\\').append(c);
        } else if (c >= ' ' && c <= '~') {
            quoted.append(c);
        } else {
            quoted.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
                quoted.append(Character.forDigit((c >> shift) & 0xF, 16));
            }
        }
    }
}
