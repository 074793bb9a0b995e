package org.caagate.testkit.dnssec;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Type;

/** NSEC records (RFC 4034 section 4). */
final class NsecChain implements DenialChain {
    private final NavigableMap<Name, RRset> links = new TreeMap<>();

    NsecChain(ZoneContent content) {
        List<Name> owners = content.authoritativeOwners();
        for (int i = 0; i < owners.size(); i++) {
            Name owner = owners.get(i);
            Name next = owners.get((i + 1) % owners.size());
            int[] types = IntStream.concat(
                            content.typesAt(owner).stream().mapToInt(Integer::intValue),
                            IntStream.of(Type.RRSIG, Type.NSEC))
                    .distinct()
                    .toArray();
            links.put(owner, new RRset(new NSECRecord(owner, DClass.IN, RecordSets.TTL, next, types)));
        }
    }

    @Override
    public List<RRset> all() {
        return List.copyOf(links.values());
    }

    @Override
    public List<RRset> noData(Name existing) {
        return List.of(at(existing));
    }

    @Override
    public List<RRset> noName(Name name, Name encloser) {
        return Stream.of(at(name), at(ZoneContent.wildcardBelow(encloser)))
                .distinct()
                .toList();
    }

    @Override
    public List<RRset> noDataAtWildcard(Name name, Name encloser) {
        return noName(name, encloser);
    }

    @Override
    public List<RRset> noCloserMatch(Name name, Name encloser) {
        return List.of(at(name));
    }

    /** The record of a name, or else the one that covers it: the apex comes first in every zone. */
    private RRset at(Name name) {
        return links.floorEntry(name).getValue();
    }
}
