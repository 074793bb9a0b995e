package org.caagate.record;

import java.util.HexFormat;
import org.caagate.name.Ascii;
import org.caagate.name.Escaped;

/** A linear scanner over the master-file form of CAA RDATA (RFC 8659 section 4.1.1, RFC 1035 section 5.1, RFC 3597). */
final class CaaRecordText {
    private final String text;
    private int at;

    CaaRecordText(String text) {
        this.text = text;
    }

    /** A tag of letters and digits: what the presentation form can hold without escapes. */
    static boolean isPlainTag(Octets tag) {
        for (int i = 0; i < tag.length(); i++) {
            if (!Ascii.isAlphanumeric(tag.at(i))) {
                return false;
            }
        }
        return true;
    }

    CaaRecord read() throws MalformedRecordException {
        skipBlanks();
        if (text.startsWith("\\#", at)) {
            at += 2;
            return generic();
        }
        int flags = number("flags", 255);
        requireBlank("after the flags");
        String tag = tag();
        requireBlank("after the tag");
        String value = at < text.length() && text.charAt(at) == '"' ? quoted() : contiguous();
        requireEnd();
        return CaaRecord.fromRdata(Octets.ofText((char) flags + "" + (char) tag.length() + tag + value), 0);
    }

    private CaaRecord generic() throws MalformedRecordException {
        requireBlank("after \\#");
        int length = number("the length", 65535);
        if (at < text.length()) {
            requireBlank("after the length");
        }
        StringBuilder hex = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.digit(c, 16) < 0 || c > '~') {
                throw fault("not a hex digit");
            }
            hex.append(c);
            at++;
            skipBlanks();
        }
        if (hex.length() != 2 * length) {
            throw fault(length + " octets announced, " + hex.length() + " hex digits given");
        }
        return CaaRecord.fromRdata(Octets.of(HexFormat.of().parseHex(hex)), 0);
    }

    private int number(String what, int largest) throws MalformedRecordException {
        int start = at;
        int number = 0;
        while (at < text.length() && Ascii.isDigit(text.charAt(at))) {
            number = number * 10 + (text.charAt(at) - '0');
            if (number > largest) {
                throw fault(what + " above " + largest);
            }
            at++;
        }
        if (at == start) {
            throw fault(what + " must be a decimal number");
        }
        return number;
    }

    private String tag() throws MalformedRecordException {
        int start = at;
        while (at < text.length() && Ascii.isAlphanumeric(text.charAt(at))) {
            at++;
        }
        if (at == start || at - start > 255) {
            throw fault("a tag has 1 to 255 letters and digits");
        }
        return text.substring(start, at);
    }

    private String quoted() throws MalformedRecordException {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            value.append((char) octet());
        }
        if (at == text.length()) {
            throw fault("the closing quote is missing");
        }
        at++;
        return value.toString();
    }

    private String contiguous() throws MalformedRecordException {
        StringBuilder value = new StringBuilder();
        while (at < text.length() && !isBlank(text.charAt(at))) {
            char c = text.charAt(at);
            if (c == '"' || c == ';' || c == '(' || c == ')') {
                throw fault("a value with " + c + " in it must be quoted");
            }
            if (c < ' ' || c == 0x7F) {
                throw fault("a control character: write it as \\DDD");
            }
            value.append((char) octet());
        }
        if (value.length() == 0) {
            throw fault("a value is missing (an empty one is written \"\")");
        }
        return value.toString();
    }

    /** One octet, which may be escaped: {@code \X} or {@code \DDD} (RFC 1035 section 5.1). */
    private int octet() throws MalformedRecordException {
        char c = text.charAt(at++);
        if (c != '\\') {
            return requireOctet(c);
        }
        if (at == text.length()) {
            throw fault("an escape is cut off");
        }
        if (!Ascii.isDigit(text.charAt(at))) {
            return requireOctet(text.charAt(at++));
        }
        return decimalOctet();
    }

    private int decimalOctet() throws MalformedRecordException {
        int octet = 0;
        for (int end = at + 3; at < end; at++) {
            if (at == text.length() || !Ascii.isDigit(text.charAt(at))) {
                throw fault("an escape needs three digits");
            }
            octet = octet * 10 + (text.charAt(at) - '0');
        }
        if (octet > 255) {
            throw fault("an escape above 255");
        }
        return octet;
    }

    private int requireOctet(char c) throws MalformedRecordException {
        if (c > 0x7F) {
            throw fault("not ASCII: write its octets as \\DDD");
        }
        return c;
    }

    private void requireBlank(String where) throws MalformedRecordException {
        if (at == text.length() || !isBlank(text.charAt(at))) {
            throw fault("a blank is missing " + where);
        }
        skipBlanks();
    }

    private void requireEnd() throws MalformedRecordException {
        skipBlanks();
        if (at < text.length()) {
            throw fault("more text after the value (a value is one string)");
        }
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private MalformedRecordException fault(String fault) {
        return new MalformedRecordException(
                "CAA record " + Escaped.quote(text) + ", character " + (at + 1) + ": " + fault);
    }
}
