package org.caagate.testkit.dns;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** The records and the scripted faults of a zone text, one a line: {@code name [ttl] [IN] TYPE rdata}. */
record ZoneText(List<ZoneRecord> records, List<FaultLine> faults) {
    private static final long DEFAULT_TTL = 3600;
    private static final long MAXIMUM_TTL = 0xFFFF_FFFFL;

    /** A fault written in the text as a pseudo-type. */
    record FaultLine(Name owner, Fault fault) {}

    static ZoneText parse(String text) {
        ZoneText zone = new ZoneText(new ArrayList<>(), new ArrayList<>());
        for (String line : text.split("\r?\n", -1)) {
            LineReader reader = new LineReader(line);
            if (!reader.isAtEnd()) {
                zone.add(line, reader);
            }
        }
        return zone;
    }

    /** Reads text in which a fault has no place, such as the records that a fault adds to an answer. */
    static List<ZoneRecord> parseRecords(String text) {
        ZoneText zone = parse(text);
        if (!zone.faults.isEmpty()) {
            throw new IllegalArgumentException("only records can be sent: " + text);
        }
        return List.copyOf(zone.records);
    }

    /** Reads a name of zone text or of the API: absolute, whether or not it ends in a dot. */
    static Name name(String text) {
        if (!text.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("not a domain name in ASCII: " + text);
        }
        try {
            return Name.fromString(text, Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException("not a domain name: " + text, e);
        }
    }

    private void add(String line, LineReader reader) {
        try {
            Name owner = name(reader.word());
            long ttl = DEFAULT_TTL;
            String word = reader.word();
            while (isTtl(word) || word.equalsIgnoreCase("IN")) {
                ttl = isTtl(word) ? Long.parseLong(word) : ttl;
                word = reader.word();
            }
            if (ttl > MAXIMUM_TTL) {
                throw new IllegalArgumentException("a TTL has 32 bits");
            }
            add(owner, ttl, word.toUpperCase(Locale.ROOT), reader);
        } catch (IllegalArgumentException | IOException e) {
            throw new IllegalArgumentException(e.getMessage() + ", in the zone line: " + line, e);
        }
    }

    private void add(Name owner, long ttl, String typeWord, LineReader reader) throws IOException {
        Optional<Fault> fault = PseudoType.fault(typeWord);
        if (fault.isPresent()) {
            faults.add(new FaultLine(owner, fault.get()));
            return;
        }
        int type = Type.value(typeWord);
        if (type < 0 || type == Type.OPT) {
            throw new IllegalArgumentException("unknown type " + typeWord);
        }
        records.add(new ZoneRecord(owner, type, ttl, RecordData.parse(type, reader)));
    }

    private static boolean isTtl(String word) {
        return word.length() <= 10 && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
