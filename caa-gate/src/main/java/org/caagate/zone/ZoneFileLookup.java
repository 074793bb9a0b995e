package org.caagate.zone;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.LookupContext;
import org.caagate.name.DomainName;

/**
 * CAA records out of zone files, and out of another lookup for all that they do not cover: what would be seen once the files
 * were published.
 *
 * <p>A name belongs to the file with the longest origin at or above it, and is answered as an authority of that zone would: with
 * aliases (RFC 1034 section 3.6.2, RFC 6672), wildcards and empty non-terminals (RFC 4592). Names outside of all files, names
 * that a file delegates (RFC 1034 section 4.2.1) and what aliases lead to there are asked of the other lookup; if an alias that
 * it saw leads into a file, the file answers and not what is published today. At most 16 links are followed in all.
 *
 * <p>An answer out of a file is as old as the reading of the file, and DNSSEC never vouches for it; its trail has an exchange with
 * the server {@code zone:FILE} and the lines of the file. Immutable, thread-safe, never blocks.
 */
public final class ZoneFileLookup implements CaaLookup {
    private final Map<ZoneName, ZoneFile> zones;
    private final CaaLookup others;

    private ZoneFileLookup(Map<ZoneName, ZoneFile> zones, CaaLookup others) {
        this.zones = zones;
        this.others = others;
    }

    /**
     * Returns a lookup over zone files.
     *
     * @param zones the files, of different zones
     * @param others what is asked for everything else
     * @return a lookup
     * @throws IllegalArgumentException if two files are of one zone
     */
    public static ZoneFileLookup of(List<ZoneFile> zones, CaaLookup others) {
        Map<ZoneName, ZoneFile> byOrigin = new HashMap<>();
        for (ZoneFile zone : zones) {
            ZoneFile other = byOrigin.putIfAbsent(zone.apex(), zone);
            if (other != null) {
                throw new IllegalArgumentException("two files of the zone " + zone.origin() + ": " + other.name()
                        + " and " + zone.name() + "; leave one away");
            }
        }
        return new ZoneFileLookup(byOrigin, others);
    }

    @Override
    public CompletionStage<Answer> lookup(DomainName name, LookupContext context) {
        return new Resolution(this, name, context).answer();
    }

    /** Returns the zone that a name is in, the lowest one there is. */
    Optional<ZoneFile> zoneOf(ZoneName name) {
        Optional<ZoneName> ancestor = Optional.of(name);
        while (ancestor.isPresent()) {
            ZoneFile zone = zones.get(ancestor.get());
            if (zone != null) {
                return Optional.of(zone);
            }
            ancestor = ancestor.get().parent();
        }
        return Optional.empty();
    }

    /** Returns whether a file has the say about a name, and not the other lookup. */
    boolean answersFor(ZoneName name) {
        return zoneOf(name).filter(zone -> !zone.tree().isDelegated(name)).isPresent();
    }

    CompletionStage<Answer> askOthers(DomainName name, LookupContext context) {
        return others.lookup(name, context);
    }
}
