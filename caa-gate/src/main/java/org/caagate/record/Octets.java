package org.caagate.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/** An unchangeable string of octets, as they stood on the wire. */
public final class Octets {
    private final byte[] octets;

    private Octets(byte[] octets) {
        this.octets = octets;
    }

    /**
     * Returns a copy of the octets.
     *
     * @param octets the octets
     * @return the string of them
     */
    public static Octets of(byte[] octets) {
        return new Octets(octets.clone());
    }

    /**
     * Returns the octets of a text in which every character is one octet: ASCII, or ISO 8859-1.
     *
     * @param text the text
     * @return its octets
     * @throws IllegalArgumentException if a character is above 255
     */
    public static Octets ofText(String text) {
        byte[] octets = new byte[text.length()];
        for (int i = 0; i < octets.length; i++) {
            char c = text.charAt(i);
            if (c > 0xFF) {
                throw new IllegalArgumentException("character " + (i + 1) + " is no octet");
            }
            octets[i] = (byte) c;
        }
        return new Octets(octets);
    }

    /**
     * Returns the number of octets.
     *
     * @return at least 0
     */
    public int length() {
        return octets.length;
    }

    /**
     * Returns one octet.
     *
     * @param index its place, from 0
     * @return its value, 0 to 255
     * @throws IndexOutOfBoundsException if there is no such place
     */
    public int at(int index) {
        return octets[index] & 0xFF;
    }

    /**
     * Returns a part.
     *
     * @param from the first place
     * @param to the place after the last
     * @return the octets between
     * @throws IndexOutOfBoundsException if the places are not in order, or outside
     */
    public Octets slice(int from, int to) {
        // Arrays.copyOfRange alone would pad with zeros what lies past the end.
        Objects.checkFromToIndex(from, to, octets.length);
        return new Octets(Arrays.copyOfRange(octets, from, to));
    }

    /**
     * Returns a copy as an array.
     *
     * @return a new array
     */
    public byte[] toArray() {
        return octets.clone();
    }

    /**
     * Returns the octets as text, a character each: exact for ASCII.
     *
     * @return ISO 8859-1 text, not safe to print
     */
    public String toText() {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    /** The text of a part, as {@link #toText} gives the whole. */
    String toText(int from, int to) {
        Objects.checkFromToIndex(from, to, octets.length);
        return new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Whether this is a text that is given in lower case, without regard to the case of ASCII letters. */
    boolean equalsFolded(String lowerCase) {
        if (octets.length != lowerCase.length()) {
            return false;
        }
        for (int i = 0; i < octets.length; i++) {
            boolean isUpper = octets[i] >= 'A' && octets[i] <= 'Z';
            if (lowerCase.charAt(i) != (isUpper ? at(i) + ('a' - 'A') : at(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the octets in lower-case hex.
     *
     * @return two digits an octet
     */
    public String toHex() {
        return HexFormat.of().formatHex(octets);
    }

    /**
     * Returns the octets as the inside of a quoted string of RFC 1035 section 5.1: printable ASCII stands for itself, quote
     * and backslash have a backslash before them, the rest is {@code \DDD} in decimal. Safe to print.
     *
     * @return the escaped text
     */
    public String escaped() {
        return isPlain() ? toText() : escapedOneByOne();
    }

    /** Whether all octets stand for themselves, as they do in most records. */
    private boolean isPlain() {
        for (byte octet : octets) {
            if (octet < ' ' || octet > '~' || octet == '"' || octet == '\\') {
                return false;
            }
        }
        return true;
    }

    private String escapedOneByOne() {
        StringBuilder text = new StringBuilder(octets.length);
        for (byte octet : octets) {
            appendEscaped(text, octet & 0xFF);
        }
        return text.toString();
    }

    private static void appendEscaped(StringBuilder text, int octet) {
        if (octet == '"' || octet == '\\') {
            text.append('\\').append((char) octet);
        } else if (octet >= ' ' && octet <= '~') {
            text.append((char) octet);
        } else {
            text.append('\\').append((char) ('0' + octet / 100));
            text.append((char) ('0' + octet / 10 % 10)).append((char) ('0' + octet % 10));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    /** Returns {@link #escaped()}. */
    @Override
    public String toString() {
        return escaped();
    }
}
