package org.caagate.zone;

import java.util.List;
import java.util.stream.Collectors;
import org.caagate.record.CaaRecord;
import org.caagate.record.MalformedRecordException;
import org.caagate.record.Octets;
import org.jspecify.annotations.Nullable;

/** Reads the RDATA of the types that matter, and passes over the others. */
final class RdataReader {
    private static final int SOA_FIELDS = 7;
    private static final int SOA_NUMBERS = 20;
    private static final long LARGEST_NUMBER = 0xFFFF_FFFFL;

    private final List<Token> rdata;
    private final @Nullable ZoneName origin;

    RdataReader(List<Token> rdata, @Nullable ZoneName origin) {
        this.rdata = rdata;
        this.origin = origin;
    }

    Rdata read(RecordType type) throws ZoneFault {
        requireNoStrayQuote(type);
        return switch (type) {
            case CAA -> caa();
            case CNAME -> new Rdata.Cname(onlyName());
            case DNAME -> new Rdata.Dname(onlyName());
            case SOA -> soa();
            case NS -> {
                onlyName();
                yield Rdata.Mere.NS;
            }
            case DNSSEC -> passedOver(Rdata.Mere.DNSSEC);
            case SERVICE, OTHER -> passedOver(Rdata.Mere.OTHER);
        };
    }

    /** Name servers differ in what a quote within a word means, and so in where the record ends. */
    private void requireNoStrayQuote(RecordType type) throws ZoneFault {
        for (Token token : rdata) {
            if (token.kind() == Token.Kind.WORD_WITH_QUOTES && type != RecordType.SERVICE) {
                throw new ZoneFault("a quote within the word " + token.shown()
                        + ": put a blank before the string, quote all of it, or write \\\"");
            }
        }
    }

    private Rdata passedOver(Rdata rdataOfType) throws ZoneFault {
        if (GenericRdata.isOne(rdata)) {
            GenericRdata.parse(rdata);
        }
        return rdataOfType;
    }

    private Rdata caa() throws ZoneFault {
        String text = rdata.stream().map(RdataReader::asciiText).collect(Collectors.joining(" "));
        try {
            return new Rdata.Caa(CaaRecord.parse(text));
        } catch (MalformedRecordException e) {
            throw new ZoneFault(e.getMessage() + "; write it as CAA 0 issue \"ca.example\"");
        }
    }

    /** The text with the octets of a quoted string that are not ASCII as {@code \DDD}; outside quotes there are none. */
    private static String asciiText(Token token) {
        StringBuilder ascii = new StringBuilder(token.text().length());
        boolean escaped = false;
        for (int i = 0; i < token.text().length(); i++) {
            char c = token.text().charAt(i);
            ascii.append(c > 0x7F && !escaped ? "\\" : "").append(c > 0x7F ? String.valueOf((int) c) : c);
            escaped = c == '\\' && !escaped;
        }
        return ascii.toString();
    }

    private ZoneName onlyName() throws ZoneFault {
        if (GenericRdata.isOne(rdata)) {
            Octets octets = GenericRdata.parse(rdata);
            ZoneName name = ZoneName.fromWire(octets, 0);
            requireLength(octets, name.wireLength());
            return name;
        }
        if (rdata.size() != 1) {
            throw new ZoneFault("one name belongs here, not " + rdata.size() + " words");
        }
        return name(rdata.get(0));
    }

    private ZoneName name(Token token) throws ZoneFault {
        return ZoneName.parse(token.text(), origin);
    }

    private static void requireLength(Octets octets, int length) throws ZoneFault {
        if (octets.length() != length) {
            throw new ZoneFault("the RDATA has " + octets.length() + " octets where its type takes " + length);
        }
    }

    private Rdata soa() throws ZoneFault {
        if (GenericRdata.isOne(rdata)) {
            return genericSoa(GenericRdata.parse(rdata));
        }
        if (rdata.size() != SOA_FIELDS) {
            throw new ZoneFault("an SOA record has " + SOA_FIELDS
                    + " fields (name server, mailbox, serial, refresh, retry, expire, minimum), not " + rdata.size());
        }
        StringBuilder fields = new StringBuilder();
        fields.append(name(rdata.get(0)).absolute())
                .append(' ')
                .append(name(rdata.get(1)).absolute());
        long last = 0;
        for (Token number : rdata.subList(2, SOA_FIELDS)) {
            last = TtlText.parse(number.text(), LARGEST_NUMBER);
            fields.append(' ').append(last);
        }
        return new Rdata.Soa(fields.toString(), Math.min(last, TtlText.LARGEST));
    }

    private static Rdata genericSoa(Octets octets) throws ZoneFault {
        ZoneName server = ZoneName.fromWire(octets, 0);
        ZoneName mailbox = ZoneName.fromWire(octets, server.wireLength());
        int names = server.wireLength() + mailbox.wireLength();
        requireLength(octets, names + SOA_NUMBERS);
        StringBuilder fields = new StringBuilder(server.absolute() + " " + mailbox.absolute());
        long number = 0;
        for (int at = names; at < octets.length(); at += 4) {
            number = 0;
            for (int i = 0; i < 4; i++) {
                number = number << 8 | octets.at(at + i);
            }
            fields.append(' ').append(number);
        }
        return new Rdata.Soa(fields.toString(), Math.min(number, TtlText.LARGEST));
    }
}
