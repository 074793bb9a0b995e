package org.caagate.testkit.dnssec;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Type;

/**
 * The records of a zone, and which of them are the zone's to sign.
 *
 * @param origin the apex
 * @param sets all records but signatures and denials
 */
record ZoneContent(Name origin, RecordSets sets) {
    /** Returns whether a name is delegated. */
    boolean isCut(Name name) {
        return !name.equals(origin) && sets.find(name, Type.NS).isPresent();
    }

    boolean isInsecureCut(Name name) {
        return isCut(name) && sets.find(name, Type.DS).isEmpty();
    }

    /** Returns whether a name lies below a delegation. */
    boolean isBelowCut(Name name) {
        for (Name above = parent(name); above.subdomain(origin); above = parent(above)) {
            if (isCut(above)) {
                return true;
            }
            if (above.equals(origin)) {
                return false;
            }
        }
        return false;
    }

    private static Name parent(Name name) {
        return name.labels() == 1 ? name : new Name(name, 1);
    }

    /** Returns the names that are the zone's own, delegated ones among them, in canonical order. */
    List<Name> authoritativeOwners() {
        return sets.owners().stream().filter(name -> !isBelowCut(name)).toList();
    }

    /** Returns what a denial lists: of a delegation, only what says so (RFC 4035 section 2.3). */
    Set<Integer> typesAt(Name owner) {
        Set<Integer> types = new TreeSet<>(sets.at(owner).keySet());
        if (isCut(owner)) {
            types.retainAll(Set.of(Type.NS, Type.DS));
        }
        return types;
    }

    /** Returns whether the zone signs a set: neither delegations nor glue (RFC 4035 section 2.2). */
    boolean isSigned(RRset set) {
        return !isBelowCut(set.getName()) && (!isCut(set.getName()) || set.getType() == Type.DS);
    }

    static Name wildcardBelow(Name encloser) {
        try {
            return Name.concatenate(Name.fromConstantString("*"), encloser);
        } catch (NameTooLongException e) {
            throw new IllegalArgumentException("no wildcard fits below " + encloser, e);
        }
    }
}
