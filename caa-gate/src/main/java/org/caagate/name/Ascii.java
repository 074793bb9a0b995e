package org.caagate.name;

/**
 * Case folding and character classes over ASCII alone.
 *
 * <p>Neither a locale nor a Unicode rule is ever asked: under a Turkish locale {@code "ISSUE".toLowerCase()} is not
 * {@code "issue"}, and {@code equalsIgnoreCase} says that a Kelvin sign equals {@code k}.
 */
public final class Ascii {
    private Ascii() {}

    /**
     * Returns the text with {@code A} to {@code Z} folded to {@code a} to {@code z} and all else untouched (RFC 4343).
     *
     * @param text any text
     * @return the folded text; the same object if there was nothing to fold
     */
    public static String fold(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUpper(text.charAt(i))) {
                return foldFrom(text, i);
            }
        }
        return text;
    }

    private static String foldFrom(String text, int first) {
        char[] folded = text.toCharArray();
        for (int i = first; i < folded.length; i++) {
            if (isUpper(folded[i])) {
                folded[i] = (char) (folded[i] + ('a' - 'A'));
            }
        }
        return new String(folded);
    }

    /**
     * Returns whether two texts differ in nothing but the case of ASCII letters.
     *
     * @param left one text
     * @param right the other
     * @return whether they are equal after {@link #fold}
     */
    public static boolean equalFolded(String left, String right) {
        return left.length() == right.length() && fold(left).equals(fold(right));
    }

    /**
     * Returns whether the octet or character is an ASCII letter or digit: {@code ALPHA / DIGIT} of RFC 5234.
     *
     * @param c an octet or a character
     * @return whether it is one of {@code A-Z a-z 0-9}
     */
    public static boolean isAlphanumeric(int c) {
        return (c >= 'a' && c <= 'z') || isUpper(c) || isDigit(c);
    }

    /**
     * Returns whether the octet or character is an ASCII digit.
     *
     * @param c an octet or a character
     * @return whether it is one of {@code 0-9}
     */
    public static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isUpper(int c) {
        return c >= 'A' && c <= 'Z';
    }
}
