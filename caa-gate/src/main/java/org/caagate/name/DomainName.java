package org.caagate.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A fully qualified host name that CAA records can be looked up at: ASCII labels in lower case, never the root.
 *
 * <p>Letters, digits, hyphens and underscores only (RFC 952, RFC 1123 section 2.1; underscores because hosts have them):
 * 1 to 63 octets a label, at most 253 in all (RFC 1035 section 2.3.4), no hyphen at either end of a label, and a last
 * label that is not a number, which would be an IP address to half of the world's software.
 */
public final class DomainName implements Comparable<DomainName> {
    static final int LONGEST_NAME = 253;
    private static final int LONGEST_LABEL = 63;

    private final String text;

    private DomainName(String text) {
        this.text = text;
    }

    /**
     * Reads a name; one trailing dot and upper case are normalised away.
     *
     * @param text the name as somebody wrote it
     * @return the name
     * @throws InvalidNameException if it is not a host name of ASCII labels
     */
    public static DomainName parse(String text) {
        String bare = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (bare.isEmpty()) {
            throw new InvalidNameException(
                    text, text.isEmpty() ? "a name cannot be empty" : "the root has no CAA policy");
        }
        if (bare.length() > LONGEST_NAME) {
            throw new InvalidNameException(text, "longer than 253 octets");
        }
        String folded = Ascii.fold(bare);
        int start = 0;
        while (start <= folded.length()) {
            int dot = folded.indexOf('.', start);
            int end = dot < 0 ? folded.length() : dot;
            requireLabel(text, folded, start, end);
            start = end + 1;
        }
        requireNamedTop(text, folded);
        return new DomainName(folded);
    }

    private static void requireLabel(String text, String name, int start, int end) {
        if (start == end) {
            throw new InvalidNameException(text, "an empty label (two dots in a row, or a dot at the start)");
        }
        for (int i = start; i < end; i++) {
            requireLabelCharacter(text, name.charAt(i));
        }
        if (end - start > LONGEST_LABEL) {
            throw new InvalidNameException(text, "a label is longer than 63 octets");
        }
        if (name.charAt(start) == '-' || name.charAt(end - 1) == '-') {
            throw new InvalidNameException(text, "a label begins or ends with a hyphen");
        }
    }

    private static void requireLabelCharacter(String text, char c) {
        if (Ascii.isAlphanumeric(c) || c == '-' || c == '_') {
            return;
        }
        if (c == '*') {
            throw new InvalidNameException(text, "an asterisk is allowed only as the whole leftmost label");
        }
        if (c > 0x7F) {
            throw new InvalidNameException(text, "not ASCII: give the A-label (xn--...) of an internationalised name");
        }
        throw new InvalidNameException(text, "a host name has letters, digits, hyphens and underscores only");
    }

    private static void requireNamedTop(String text, String name) {
        for (int i = name.lastIndexOf('.') + 1; i < name.length(); i++) {
            if (!Ascii.isDigit(name.charAt(i))) {
                return;
            }
        }
        throw new InvalidNameException(text, "the last label is a number: neither a host name nor an IP address");
    }

    /**
     * Returns the name without its leftmost label: the next step of the climb (RFC 8659 section 3).
     *
     * @return the parent, or nothing if this is a top-level domain, above which there is only the root
     */
    public Optional<DomainName> parent() {
        int dot = text.indexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(new DomainName(text.substring(dot + 1)));
    }

    /**
     * Returns this name and every ancestor up to the top-level domain: the whole climb, nearest first.
     *
     * @return at least one name
     */
    public List<DomainName> climb() {
        List<DomainName> names = new ArrayList<>();
        names.add(this);
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
            names.add(new DomainName(text.substring(dot + 1)));
        }
        return List.copyOf(names);
    }

    /**
     * Returns whether this name is the given one or lies below it.
     *
     * @param ancestor the other name
     * @return whether the climb from here passes it
     */
    public boolean isAtOrBelow(DomainName ancestor) {
        int labels = text.length() - ancestor.text.length();
        return text.endsWith(ancestor.text) && (labels == 0 || text.charAt(labels - 1) == '.');
    }

    /**
     * Returns whether this is a top-level domain: one label.
     *
     * @return whether there is only the root above
     */
    public boolean isTopLevel() {
        return text.indexOf('.') < 0;
    }

    /**
     * Returns whether a label begins with an underscore or has one inside: asked like any other, but no CA of the web PKI
     * would issue for it.
     *
     * @return whether there is an underscore
     */
    public boolean hasUnderscore() {
        return text.indexOf('_') >= 0;
    }

    /**
     * Returns the name in master-file form, with the trailing dot.
     *
     * @return for example {@code example.com.}
     */
    public String absolute() {
        return text + ".";
    }

    @Override
    public int compareTo(DomainName other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DomainName name && text.equals(name.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Returns the name in lower case without a trailing dot. */
    @Override
    public String toString() {
        return text;
    }
}
