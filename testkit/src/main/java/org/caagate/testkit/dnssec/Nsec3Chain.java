package org.caagate.testkit.dnssec;

import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSEC3PARAMRecord;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Type;
import org.xbill.DNS.utils.base32;

/** NSEC3 records (RFC 5155). */
final class Nsec3Chain implements DenialChain {
    private static final byte[] NO_SALT = {};
    private static final base32 BASE32_HEX = new base32(base32.Alphabet.BASE32HEX, false, true);

    private final Name origin;
    private final NSEC3PARAMRecord parameters;
    private final NavigableMap<String, RRset> links = new TreeMap<>();

    Nsec3Chain(ZoneContent content, boolean optOut) {
        this.origin = content.origin();
        this.parameters = parameters(origin);
        NavigableMap<String, Name> names = new TreeMap<>();
        hashed(content, optOut).forEach(name -> names.put(text(hash(name)), name));
        for (Map.Entry<String, Name> link : names.entrySet()) {
            Name next = Optional.ofNullable(names.higherEntry(link.getKey()))
                    .orElse(names.firstEntry())
                    .getValue();
            links.put(
                    link.getKey(),
                    new RRset(new NSEC3Record(
                            SignedZone.name(link.getKey() + (origin.equals(Name.root) ? "." : "." + origin)),
                            DClass.IN,
                            RecordSets.TTL,
                            NSEC3Record.Digest.SHA1,
                            optOut ? NSEC3Record.Flags.OPT_OUT : 0,
                            0,
                            NO_SALT,
                            hash(next),
                            types(content, link.getValue()))));
        }
    }

    static NSEC3PARAMRecord parameters(Name origin) {
        return new NSEC3PARAMRecord(origin, DClass.IN, RecordSets.TTL, NSEC3Record.Digest.SHA1, 0, 0, NO_SALT);
    }

    /** The names with records and those between them and the apex; with opt-out, none for the sake of an insecure delegation. */
    private static Set<Name> hashed(ZoneContent content, boolean optOut) {
        Set<Name> names = new TreeSet<>();
        for (Name owner : content.authoritativeOwners()) {
            if (!optOut || !content.isInsecureCut(owner)) {
                Name name = owner;
                while (!name.equals(content.origin()) && names.add(name)) {
                    name = new Name(name, 1);
                }
            }
        }
        names.add(content.origin());
        return names;
    }

    private static int[] types(ZoneContent content, Name name) {
        List<Integer> types = new ArrayList<>(content.typesAt(name));
        if (!types.isEmpty() && !content.isInsecureCut(name)) {
            types.add(Type.RRSIG);
        }
        return types.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public List<RRset> all() {
        return List.copyOf(links.values());
    }

    @Override
    public List<RRset> noData(Name existing) {
        RRset match = links.get(text(hash(existing)));
        // Without one it is an insecure delegation that opted out: RFC 5155 section 7.2.4.
        return match != null ? List.of(match) : provableEncloser(existing);
    }

    @Override
    public List<RRset> noName(Name name, Name encloser) {
        return distinct(
                Stream.concat(provableEncloser(name).stream(), Stream.of(at(ZoneContent.wildcardBelow(encloser)))));
    }

    @Override
    public List<RRset> noDataAtWildcard(Name name, Name encloser) {
        return noName(name, encloser);
    }

    @Override
    public List<RRset> noCloserMatch(Name name, Name encloser) {
        return List.of(at(nextCloser(name, encloser)));
    }

    /** The closest encloser that has a record, and what covers the next closer name (RFC 5155 section 7.2.1). */
    private List<RRset> provableEncloser(Name name) {
        Name encloser = new Name(name, 1);
        while (!links.containsKey(text(hash(encloser)))) {
            encloser = new Name(encloser, 1);
        }
        return distinct(Stream.of(at(encloser), at(nextCloser(name, encloser))));
    }

    private static Name nextCloser(Name name, Name encloser) {
        return new Name(name, name.labels() - encloser.labels() - 1);
    }

    /** The record of a name, or else the one that covers it. */
    private RRset at(Name name) {
        return Optional.ofNullable(links.floorEntry(text(hash(name))))
                .orElse(links.lastEntry())
                .getValue();
    }

    private static List<RRset> distinct(Stream<RRset> sets) {
        return sets.distinct().toList();
    }

    private byte[] hash(Name name) {
        try {
            return parameters.hashName(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    private static String text(byte[] hash) {
        return BASE32_HEX.toString(hash);
    }
}
