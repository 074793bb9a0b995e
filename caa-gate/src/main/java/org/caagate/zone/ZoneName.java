package org.caagate.zone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caagate.name.Ascii;
import org.caagate.name.DomainName;
import org.caagate.name.Escaped;
import org.caagate.name.InvalidNameException;
import org.caagate.record.Octets;
import org.jspecify.annotations.Nullable;

/**
 * A name as DNS has it: labels of any octets (RFC 2181 section 11), and no difference between the cases of ASCII letters
 * (RFC 4343).
 *
 * @param wire the folded labels, leftmost first, each after a character that is its length, without the empty one at the end; a
 *     character is an octet. One string takes a tenth of what a list of labels takes, and a zone has many names.
 */
record ZoneName(String wire) {
    static final ZoneName ROOT = new ZoneName("");

    private static final int LONGEST_LABEL = 63;
    /** Of 255 octets (RFC 1035 section 2.3.4) the last is the empty label. */
    private static final int LONGEST_WIRE = 254;

    private static final String ESCAPED = "\"().;\\@$";

    static ZoneName of(DomainName name) {
        StringBuilder wire = new StringBuilder();
        for (String label : name.toString().split("\\.", -1)) {
            wire.append((char) label.length()).append(label);
        }
        return new ZoneName(wire.toString());
    }

    /**
     * Reads the text form of RFC 1035 section 5.1.
     *
     * @param text the name, a character an octet
     * @param origin what a name without a trailing dot is relative to, or null if that is not known
     * @return the name
     * @throws ZoneFault if it is no name, or relative to nothing
     */
    static ZoneName parse(String text, @Nullable ZoneName origin) throws ZoneFault {
        if (text.equals(".")) {
            return ROOT;
        }
        if (text.equals("@")) {
            return requireOrigin(text, origin);
        }
        StringBuilder wire = new StringBuilder();
        boolean absolute = new NameText(text).readInto(wire);
        if (!absolute) {
            wire.append(requireOrigin(text, origin).wire);
        }
        if (wire.length() > LONGEST_WIRE) {
            throw new ZoneFault("the name " + Escaped.quote(text) + " is longer than 255 octets"
                    + (absolute ? "" : ", together with the origin that it is relative to"));
        }
        return new ZoneName(wire.toString());
    }

    private static ZoneName requireOrigin(String text, @Nullable ZoneName origin) throws ZoneFault {
        if (origin == null) {
            throw ZoneFault.relative(
                    "the name " + Escaped.quote(text) + " is relative, and nothing says to what: end it with a dot,"
                            + " put $ORIGIN before it, or give the origin with the file (FILE@ORIGIN)");
        }
        return origin;
    }

    /** Reads an uncompressed name on the wire from a place on; it takes {@link #wireLength} octets. */
    static ZoneName fromWire(Octets octets, int start) throws ZoneFault {
        int at = start;
        while (at < octets.length() && octets.at(at) != 0) {
            if (octets.at(at) > LONGEST_LABEL) {
                throw new ZoneFault("the RDATA holds no name: a label is compressed or too long");
            }
            at += 1 + octets.at(at);
        }
        if (at >= octets.length()) {
            throw new ZoneFault("the RDATA holds no name: it is cut off");
        }
        if (at - start > LONGEST_WIRE) {
            throw new ZoneFault("the RDATA holds a name that is longer than 255 octets");
        }
        // No length of a label can be mistaken for a letter: the longest is 63, below A.
        return new ZoneName(Ascii.fold(octets.slice(start, at).toText()));
    }

    int wireLength() {
        return wire.length() + 1;
    }

    /** Returns the labels, leftmost first; none for the root. */
    List<String> labels() {
        List<String> labels = new ArrayList<>();
        int at = 0;
        while (at < wire.length()) {
            int end = at + 1 + wire.charAt(at);
            labels.add(wire.substring(at + 1, end));
            at = end;
        }
        return labels;
    }

    boolean isAtOrBelow(ZoneName ancestor) {
        int at = 0;
        while (wire.length() - at > ancestor.wire.length()) {
            at += 1 + wire.charAt(at);
        }
        return wire.substring(at).equals(ancestor.wire);
    }

    /** Returns whether the leftmost label is an asterisk (RFC 4592 section 2.1.1), however it was written. */
    boolean isWildcard() {
        return wire.startsWith("\u0001*");
    }

    Optional<ZoneName> parent() {
        return wire.isEmpty() ? Optional.empty() : Optional.of(new ZoneName(wire.substring(1 + wire.charAt(0))));
    }

    /** Returns the part of the name before one of its ancestors. */
    ZoneName relativeTo(ZoneName ancestor) {
        return new ZoneName(wire.substring(0, wire.length() - ancestor.wire.length()));
    }

    /** Returns this relative name before another, or nothing if that were too long. */
    Optional<ZoneName> before(ZoneName other) {
        String both = wire + other.wire;
        return both.length() > LONGEST_WIRE ? Optional.empty() : Optional.of(new ZoneName(both));
    }

    /** Returns the name as a host name, if it is one: only such names can be asked of a lookup. */
    Optional<DomainName> hostName() {
        try {
            return Optional.of(DomainName.parse(toString()));
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }

    /** Returns the name with its trailing dot, as it would stand in the file. */
    String absolute() {
        return wire.isEmpty() ? "." : this + ".";
    }

    /** Returns the name without a trailing dot, escaped as in RFC 1035 section 5.1, safe to print. */
    @Override
    public String toString() {
        return wire.isEmpty() ? "." : labels().stream().map(ZoneName::escaped).collect(Collectors.joining("."));
    }

    private static String escaped(String label) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if (c <= ' ' || c > '~') {
                text.append('\\').append((char) ('0' + c / 100));
                text.append((char) ('0' + c / 10 % 10)).append((char) ('0' + c % 10));
            } else {
                text.append(ESCAPED.indexOf(c) < 0 ? "" : "\\").append(c);
            }
        }
        return text.toString();
    }
}
