package org.caagate.name;

import java.util.OptionalInt;

/**
 * An issuer domain name: what a CA answers to in {@code issue} and its relatives (RFC 8659 section 4.2).
 *
 * <p>The grammar is that of the RFC: labels of letters and digits with hyphens inside, separated by dots; no underscore,
 * no trailing dot, nothing outside ASCII. The text is kept as it was written, because a CA may compare it exactly
 * (RFC 8555 section 7.1.1: "the same sequence of ASCII code points").
 *
 * @param text the name, byte for byte
 */
public record IssuerDomainName(String text) {
    /**
     * Makes the name after checking it.
     *
     * @param text the name, byte for byte
     * @throws InvalidNameException if the text is outside the grammar
     */
    public IssuerDomainName {
        requireGrammar(text);
    }

    /**
     * Reads an issuer domain name.
     *
     * @param text the name
     * @return the name
     * @throws InvalidNameException if the text is outside the grammar
     */
    public static IssuerDomainName parse(String text) {
        return new IssuerDomainName(text);
    }

    private static void requireGrammar(String text) {
        OptionalInt fault = faultAt(text);
        if (fault.isPresent()) {
            throw new InvalidNameException(
                    text,
                    "not an issuer domain name (RFC 8659 section 4.2) at character " + (fault.getAsInt() + 1)
                            + " (letters, digits, inner hyphens and single dots; no trailing dot)");
        }
    }

    /**
     * Returns where a text leaves the grammar, in one pass and without throwing: for texts that come from DNS.
     *
     * @param text any text
     * @return the first index that does not fit, the length if the text ends too early, or nothing if it is a name
     */
    public static OptionalInt faultAt(String text) {
        char previous = '.';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean fits =
                    Ascii.isAlphanumeric(c) || (c == '-' && previous != '.') || (c == '.' && endsLabel(previous));
            if (!fits) {
                return OptionalInt.of(i);
            }
            previous = c;
        }
        return endsLabel(previous) ? OptionalInt.empty() : OptionalInt.of(text.length());
    }

    private static boolean endsLabel(char c) {
        return c != '.' && c != '-';
    }

    /**
     * Returns whether both are the same DNS name: equal after ASCII case folding, as whole names and nothing less.
     *
     * @param other the other name
     * @return whether they match
     */
    public boolean matches(IssuerDomainName other) {
        return Ascii.equalFolded(text, other.text);
    }

    /** Returns the text, byte for byte. */
    @Override
    public String toString() {
        return text;
    }
}
