package org.caagate.testkit.dns;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Reads one line of zone text: words, and character strings with the escapes of RFC 1035 section 5.1. */
final class LineReader {
    private final byte[] line;
    private int position;

    LineReader(String line) {
        this.line = line.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether nothing but white space or a comment is left. */
    boolean isAtEnd() {
        while (position < line.length && isBlank(line[position])) {
            position++;
        }
        return position == line.length || line[position] == ';';
    }

    /** The next word as it is written, escapes and all. */
    String word() {
        if (isAtEnd()) {
            throw new IllegalArgumentException("the line ends too early");
        }
        int start = position;
        while (position < line.length && !isBlank(line[position])) {
            position++;
        }
        return new String(line, start, position - start, StandardCharsets.UTF_8);
    }

    /** The next word or quoted string, its escapes replaced by the octets they stand for. */
    byte[] characterString() {
        if (isAtEnd()) {
            throw new IllegalArgumentException("the line ends too early");
        }
        boolean quoted = line[position] == '"';
        if (quoted) {
            position++;
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        while (position < line.length && !endsString(quoted)) {
            octets.write(octet());
        }
        if (quoted) {
            if (position == line.length) {
                throw new IllegalArgumentException("a quote is not closed");
            }
            position++;
        }
        return octets.toByteArray();
    }

    /** Everything that is left of the line. */
    String rest() {
        String rest = isAtEnd() ? "" : new String(line, position, line.length - position, StandardCharsets.UTF_8);
        position = line.length;
        return rest;
    }

    private boolean endsString(boolean quoted) {
        byte next = line[position];
        return quoted ? next == '"' : isBlank(next) || next == '"' || next == ';';
    }

    private int octet() {
        int octet = line[position++];
        if (octet != '\\') {
            return octet;
        }
        if (position == line.length) {
            throw new IllegalArgumentException("nothing follows the backslash");
        }
        return isDigit(line[position]) ? decimalOctet() : line[position++];
    }

    private int decimalOctet() {
        int value = 0;
        for (int digit = 0; digit < 3; digit++) {
            if (position == line.length || !isDigit(line[position])) {
                throw new IllegalArgumentException("\\DDD needs three digits");
            }
            value = value * 10 + line[position++] - '0';
        }
        if (value > 255) {
            throw new IllegalArgumentException("\\" + value + " is no octet");
        }
        return value;
    }

    private static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t';
    }

    private static boolean isDigit(byte octet) {
        return octet >= '0' && octet <= '9';
    }
}
