package org.caagate.dns;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TTL;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Tokenizer;
import org.xbill.DNS.Type;

/** Reads trust anchors: one record after the other, and all faults at once. */
final class TrustAnchorReader {
    /** Far more than all anchors of anybody. */
    static final int LONGEST = 65_536;

    private static final int MOST_FAULTS = 20;

    private final List<DSRecord> anchors = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private boolean isAnyKey;

    private TrustAnchorReader() {}

    static List<DSRecord> read(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("trust anchors: more than " + LONGEST + " characters");
        }
        TrustAnchorReader reader = new TrustAnchorReader();
        reader.readEntries(text);
        if (reader.anchors.isEmpty() && reader.faults.isEmpty()) {
            reader.faults.add(
                    reader.isAnyKey
                            ? "there is no key with the SEP flag (257), and no DS record, so nothing could be"
                                    + " validated"
                            : "there is no DS or DNSKEY record, so nothing could be validated");
        }
        if (!reader.faults.isEmpty()) {
            throw new IllegalArgumentException("trust anchors: " + String.join("; ", reader.faults));
        }
        return List.copyOf(reader.anchors);
    }

    /** An entry ends with its line, or with the line of the parenthesis that closes it. */
    private void readEntries(String text) {
        StringBuilder entry = new StringBuilder();
        int open = 0;
        int first = 1;
        int number = 0;
        for (String line : text.split("\r?\n", -1)) {
            number++;
            String bare = line.indexOf(';') < 0 ? line : line.substring(0, line.indexOf(';'));
            first = entry.isEmpty() ? number : first;
            entry.append(bare).append(' ');
            open += count(bare, '(') - count(bare, ')');
            if (open <= 0) {
                readEntry(entry.toString(), first);
                entry.setLength(0);
                open = 0;
            }
        }
        if (open > 0) {
            fault(first, "a parenthesis that is never closed");
        }
    }

    private static int count(String text, char wanted) {
        return (int) text.chars().filter(c -> c == wanted).count();
    }

    private void readEntry(String entry, int line) {
        if (entry.isBlank()) {
            return;
        }
        try (Tokenizer tokens = new Tokenizer(entry.replace('(', ' ').replace(')', ' '))) {
            add(record(tokens), line);
        } catch (IOException | RuntimeException e) {
            // RuntimeException: dnsjava reads the keys, which may be anything.
            fault(line, "no DS or DNSKEY record (" + Texts.error(e) + ")");
        }
    }

    private static Record record(Tokenizer tokens) throws IOException {
        Name owner = Name.fromString(tokens.getString());
        if (!owner.isAbsolute()) {
            throw new TextParseException("the name " + owner + " has to end with a dot");
        }
        String word = tokens.getString();
        while (isTtlOrClass(word)) {
            word = tokens.getString();
        }
        int type = Type.value(word.toUpperCase(Locale.ROOT));
        if (type != Type.DS && type != Type.DNSKEY) {
            throw new TextParseException("the type is " + word);
        }
        return Record.fromString(owner, type, DClass.IN, 0, tokens, Name.root);
    }

    private static boolean isTtlOrClass(String word) {
        try {
            TTL.parseTTL(word);
            return true;
        } catch (NumberFormatException e) {
            return "IN".equals(word.toUpperCase(Locale.ROOT));
        }
    }

    private void add(Record record, int line) {
        if (record instanceof DSRecord ds) {
            addUsable(ds, line);
        } else if (record instanceof DNSKEYRecord key && isAnchor(key, line)) {
            addUsable(new DSRecord(key.getName(), DClass.IN, 0, DNSSEC.Digest.SHA256, key), line);
        }
    }

    private boolean isAnchor(DNSKEYRecord key, int line) {
        isAnyKey = true;
        boolean isZoneKey = (key.getFlags() & DNSKEYRecord.Flags.ZONE_KEY) != 0;
        if (!isZoneKey || key.getProtocol() != DNSKEYRecord.Protocol.DNSSEC) {
            fault(line, "a key that is not a zone key (flags " + key.getFlags() + ")");
        } else if ((key.getFlags() & DNSKEYRecord.Flags.REVOKE) != 0) {
            fault(line, "key " + key.getFootprint() + " is revoked (RFC 5011)");
        }
        return isZoneKey && (key.getFlags() & DNSKEYRecord.Flags.SEP_KEY) != 0;
    }

    /** One that cannot be used would make everything below it insecure, without a word. */
    private void addUsable(DSRecord ds, int line) {
        if (!SignedMessage.isSupported(ds) || ds.getDigestID() == DNSSEC.Digest.SHA1) {
            fault(line, "algorithm " + ds.getAlgorithm() + " with digest " + ds.getDigestID() + " is not supported");
        } else {
            anchors.add(ds);
        }
    }

    private void fault(int line, String what) {
        if (faults.size() < MOST_FAULTS) {
            faults.add("line " + line + ": " + what);
        }
    }
}
