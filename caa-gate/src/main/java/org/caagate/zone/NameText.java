package org.caagate.zone;

import org.caagate.name.Ascii;
import org.caagate.name.Escaped;

/** A linear scanner over the text form of a name (RFC 1035 section 5.1), a character an octet. */
final class NameText {
    private static final int LONGEST_LABEL = 63;

    private final String text;
    private int at;

    NameText(String text) {
        this.text = text;
    }

    /**
     * Reads the labels, folded, each after its length.
     *
     * @param wire where they go, leftmost first
     * @return whether the name ends with a dot, so that nothing belongs behind it
     * @throws ZoneFault if it is no name
     */
    boolean readInto(StringBuilder wire) throws ZoneFault {
        StringBuilder label = new StringBuilder();
        boolean dot = false;
        while (at < text.length()) {
            dot = text.charAt(at) == '.';
            if (dot) {
                at++;
                append(wire, label);
            } else {
                label.append(octet());
            }
        }
        if (!dot) {
            append(wire, label);
        }
        return dot;
    }

    private void append(StringBuilder wire, StringBuilder label) throws ZoneFault {
        if (label.length() == 0) {
            throw fault("has an empty label (two dots in a row, or a dot at the start)");
        }
        if (label.length() > LONGEST_LABEL) {
            throw fault("has a label of more than 63 octets");
        }
        wire.append((char) label.length()).append(Ascii.fold(label.toString()));
        label.setLength(0);
    }

    /** One octet, which may be escaped: {@code \X} or {@code \DDD}. */
    private char octet() throws ZoneFault {
        char c = text.charAt(at++);
        if (c == '"') {
            throw fault("has a quote in it: a name is not quoted");
        }
        if (c != '\\') {
            return c;
        }
        if (at == text.length()) {
            throw fault("ends within an escape");
        }
        return Ascii.isDigit(text.charAt(at)) ? decimalOctet() : text.charAt(at++);
    }

    private char decimalOctet() throws ZoneFault {
        int octet = 0;
        for (int end = at + 3; at < end; at++) {
            if (at == text.length() || !Ascii.isDigit(text.charAt(at))) {
                throw fault("has an escape that wants three digits (\\DDD)");
            }
            octet = octet * 10 + (text.charAt(at) - '0');
        }
        if (octet > 255) {
            throw fault("has an escape above \\255");
        }
        return (char) octet;
    }

    private ZoneFault fault(String what) {
        return new ZoneFault("the name " + Escaped.quote(text) + " " + what);
    }
}
