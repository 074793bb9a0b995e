package org.caagate.testkit.dns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.Type;

/** All records that the server knows, as one tree of names: a resolver's client does not see where zones are cut. */
final class ZoneData {
    private static final ZoneRecord DEFAULT_SOA = ZoneText.parseRecords(
                    ". 300 SOA ns.invalid. hostmaster.invalid. 1 3600 600 86400 300")
            .get(0);

    private final Map<Name, List<ZoneRecord>> nodes = new HashMap<>();
    /** Owners and all their ancestors, the names that exist (RFC 4592 section 2.2); null until asked for. */
    private @Nullable Set<Name> existing;

    private boolean hasWildcard;
    private boolean hasDname;

    void add(ZoneRecord added) {
        List<ZoneRecord> node = nodes.computeIfAbsent(added.owner(), name -> new ArrayList<>());
        // A server suppresses duplicates (RFC 2181 section 5).
        if (node.stream().noneMatch(added::isSameAs)) {
            node.add(added);
        }
        hasWildcard |= added.owner().isWild();
        hasDname |= added.type() == Type.DNAME;
        existing = null;
    }

    void remove(Name owner) {
        nodes.remove(owner);
        existing = null;
    }

    void clear() {
        nodes.clear();
        hasWildcard = false;
        hasDname = false;
        existing = null;
    }

    /** The records at a name; those of a DNS wildcard get this owner (RFC 4592 section 3.3.2). */
    List<ZoneRecord> at(Name name) {
        List<ZoneRecord> node = nodes.get(name);
        if (node != null) {
            return node;
        }
        if (!hasWildcard || existing().contains(name)) {
            return List.of();
        }
        return wildcardBelow(closestEncloser(name))
                .map(nodes::get)
                .map(wild -> wild.stream().map(each -> each.at(name)).toList())
                .orElse(List.of());
    }

    /** The DNAME record that is nearest to the root: it hides all that is below it (RFC 6672 section 2.4). */
    Optional<ZoneRecord> dnameAbove(Name name) {
        if (!hasDname) {
            return Optional.empty();
        }
        for (int drop = name.labels() - 1; drop > 0; drop--) {
            Optional<ZoneRecord> dname = find(new Name(name, drop), Type.DNAME);
            if (dname.isPresent()) {
                return dname;
            }
        }
        return Optional.empty();
    }

    /** The SOA record in a negative answer for a name that exists (RFC 2308 section 3). */
    ZoneRecord soaEnclosing(Name name) {
        for (int drop = 0; drop < name.labels(); drop++) {
            Optional<ZoneRecord> soa = find(new Name(name, drop), Type.SOA);
            if (soa.isPresent()) {
                return soa.get();
            }
        }
        Name topLevelDomain = name.labels() < 2 ? Name.root : new Name(name, name.labels() - 2);
        return DEFAULT_SOA.at(topLevelDomain);
    }

    /** The SOA record in an NXDOMAIN answer: a name that does not exist is no zone's apex. */
    ZoneRecord soaAbove(Name name) {
        return soaEnclosing(name.labels() < 2 ? name : new Name(name, 1));
    }

    /** The wildcard name just below another; none where it would be too long for a name. */
    static Optional<Name> wildcardBelow(Name encloser) {
        try {
            return Optional.of(Name.concatenate(Name.fromConstantString("*"), encloser));
        } catch (NameTooLongException e) {
            return Optional.empty();
        }
    }

    private Optional<ZoneRecord> find(Name owner, int type) {
        return nodes.getOrDefault(owner, List.of()).stream()
                .filter(each -> each.type() == type)
                .findFirst();
    }

    private Name closestEncloser(Name name) {
        Name encloser = name;
        do {
            encloser = new Name(encloser, 1);
        } while (encloser.labels() > 1 && !existing().contains(encloser));
        return encloser;
    }

    private Set<Name> existing() {
        Set<Name> names = existing;
        if (names == null) {
            names = new HashSet<>();
            for (Name owner : nodes.keySet()) {
                // Once an ancestor is there, all above it are.
                for (int drop = 0; drop < owner.labels() && names.add(new Name(owner, drop)); drop++) {}
            }
            existing = names;
        }
        return names;
    }
}
