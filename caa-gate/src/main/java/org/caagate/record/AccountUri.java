package org.caagate.record;

import org.caagate.name.Ascii;
import org.caagate.name.InvalidNameException;

/**
 * The URI of an account at a CA: in ACME the account URL, which is the {@code kid} of its requests (RFC 8657 section 3.1).
 *
 * <p>Two are the same only if their texts are: no case is folded, nothing is decoded, no port is supplied.
 *
 * @param text an absolute URI of printable ASCII
 */
public record AccountUri(String text) {
    /**
     * Makes the URI after checking it.
     *
     * @param text an absolute URI of printable ASCII
     * @throws InvalidNameException if the text has no scheme, or a character that no URI has
     */
    public AccountUri {
        if (!isWellFormed(text)) {
            throw new InvalidNameException(
                    text, "an account is named by an absolute URI of printable ASCII, such as the account URL in ACME");
        }
    }

    /**
     * Reads an account URI.
     *
     * @param text the URI
     * @return the URI
     * @throws InvalidNameException if the text has no scheme, or a character that no URI has
     */
    public static AccountUri parse(String text) {
        return new AccountUri(text);
    }

    static boolean isWellFormed(String text) {
        return hasScheme(text) && text.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    /** Whether the text begins with a scheme and a colon (RFC 3986 section 3.1). */
    private static boolean hasScheme(String text) {
        int colon = text.indexOf(':');
        return colon > 0
                && !Ascii.isDigit(text.charAt(0))
                && Ascii.isAlphanumeric(text.charAt(0))
                && text.substring(0, colon).chars().allMatch(c -> Ascii.isAlphanumeric(c) || "+-.".indexOf(c) >= 0);
    }

    /** Returns the text. */
    @Override
    public String toString() {
        return text;
    }
}
