package org.caagate.testkit.dns;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSInput;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Turns RDATA from its presentation format into octets. */
final class RecordData {
    private static final int MAXIMUM_LENGTH = 65535;
    /** Octets between a record's owner and its RDATA: type, class, TTL, length. */
    private static final int FIXED_PART = 10;

    private RecordData() {}

    static byte[] parse(int type, LineReader reader) throws IOException {
        byte[] rdata = read(type, reader);
        if (rdata.length > MAXIMUM_LENGTH) {
            throw new IllegalArgumentException("RDATA of " + rdata.length + " octets");
        }
        if (type == Type.CNAME || type == Type.DNAME) {
            new Name(new DNSInput(rdata)); // The server follows it, so it must be a name.
        }
        return rdata;
    }

    private static byte[] read(int type, LineReader reader) throws IOException {
        if (type != Type.CAA) {
            String rest = reader.rest();
            return rest.startsWith("\\#") ? generic(new LineReader(rest)) : known(type, rest);
        }
        String first = reader.word();
        byte[] rdata = first.equals("\\#") ? genericAfterMark(reader) : caa(first, reader);
        if (!reader.isAtEnd()) {
            throw new IllegalArgumentException("more than one CAA record on the line");
        }
        return rdata;
    }

    /** RFC 8659 section 4.1.1; not dnsjava's parser, which would refuse what a test wants to see refused elsewhere. */
    private static byte[] caa(String flagsWord, LineReader reader) {
        int flags = Integer.parseInt(flagsWord);
        byte[] tag = reader.characterString();
        byte[] value = reader.characterString();
        if (flags < 0 || flags > 255 || tag.length > 255) {
            throw new IllegalArgumentException("flags and the length of the tag are one octet each");
        }
        ByteArrayOutputStream rdata = new ByteArrayOutputStream();
        rdata.write(flags);
        rdata.write(tag.length);
        rdata.writeBytes(tag);
        rdata.writeBytes(value);
        return rdata.toByteArray();
    }

    private static byte[] generic(LineReader reader) {
        reader.word();
        return genericAfterMark(reader);
    }

    /** RFC 3597 section 5: a decimal length, then hexadecimal digits in words of any length. */
    private static byte[] genericAfterMark(LineReader reader) {
        int length = Integer.parseInt(reader.word());
        StringBuilder digits = new StringBuilder();
        while (!reader.isAtEnd()) {
            digits.append(reader.word());
        }
        byte[] rdata = HexFormat.of().parseHex(digits);
        if (rdata.length != length) {
            throw new IllegalArgumentException(length + " octets announced, " + rdata.length + " given");
        }
        return rdata;
    }

    private static byte[] known(int type, String text) throws IOException {
        byte[] wire = Record.fromString(Name.root, type, DClass.IN, 0, text, Name.root)
                .toWire(Section.ANSWER);
        return Arrays.copyOfRange(wire, Name.root.length() + FIXED_PART, wire.length);
    }
}
