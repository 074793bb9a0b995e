package org.caagate.dns;

import java.util.List;
import java.util.Optional;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;

/**
 * Denial by NSEC records.
 *
 * @param records those that the zone has itself: one that a wildcard made would stand in the wrong place
 * @param zone the zone
 */
record NsecDenial(List<NSECRecord> records, Name zone) implements Denial {
    private static final Name ASTERISK = Name.fromConstantString("*");

    static NsecDenial of(SignedMessage message, Name zone) {
        return new NsecDenial(
                message.authority().stream()
                        .filter(NSECRecord.class::isInstance)
                        .filter(message::isOriginal)
                        .map(NSECRecord.class::cast)
                        .filter(record -> record.getNext().subdomain(zone))
                        .toList(),
                zone);
    }

    @Override
    public boolean denies(Name name, int type) {
        Optional<Types> types = at(name);
        if (types.isPresent()) {
            return types.get().lacks(type);
        }
        return records.stream().anyMatch(record -> isEmptyNonTerminal(record, name)) || deniesWildcard(name, type);
    }

    private Optional<Types> at(Name name) {
        return records.stream()
                .filter(record -> record.getName().equals(name))
                .map(record -> (Types) record::hasType)
                .findFirst();
    }

    /** Something below the name is next, so the name exists and has nothing. */
    private static boolean isEmptyNonTerminal(NSECRecord record, Name name) {
        return record.getName().compareTo(name) < 0
                && record.getNext().subdomain(name)
                && !record.getNext().equals(name)
                && isAuthoritativeFor(record, name);
    }

    private boolean deniesWildcard(Name name, int type) {
        for (NSECRecord record : records) {
            if (covers(record, name)) {
                Name wildcard = wildcard(closestEncloser(name, record));
                Optional<Types> types = at(wildcard);
                if (types.isPresent() ? types.get().lacks(type) : deniesName(wildcard)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public boolean deniesName(Name name) {
        return records.stream().anyMatch(record -> covers(record, name));
    }

    private boolean covers(NSECRecord record, Name name) {
        boolean isLast = record.getNext().equals(zone);
        return name.subdomain(zone)
                && record.getName().compareTo(name) < 0
                && (isLast || name.compareTo(record.getNext()) < 0)
                && !record.getNext().subdomain(name)
                && isAuthoritativeFor(record, name);
    }

    /** What lies below a delegation or a DNAME is not for the NSEC record of that name to deny (RFC 6840 section 4.1). */
    private static boolean isAuthoritativeFor(NSECRecord record, Name name) {
        Types types = record::hasType;
        return !name.subdomain(record.getName()) || types.enclosesOthers();
    }

    /** The longest name above both, of either end: that one exists. */
    private static Name closestEncloser(Name name, NSECRecord record) {
        Name one = common(name, record.getName());
        Name other = common(name, record.getNext());
        return one.labels() >= other.labels() ? one : other;
    }

    private static Name common(Name one, Name other) {
        return Denial.upTo(Name.root, one).stream()
                .filter(other::subdomain)
                .findFirst()
                .orElse(Name.root);
    }

    static Name wildcard(Name encloser) {
        try {
            return Name.concatenate(ASTERISK, encloser);
        } catch (NameTooLongException e) {
            // Then there can be no such name; the encloser itself denies nothing by mistake, for it exists.
            return encloser;
        }
    }

    @Override
    public boolean isInsecureDelegation(Name name) {
        return at(name).filter(Types::isInsecureDelegation).isPresent();
    }

    @Override
    public boolean isOptedOut(Name name) {
        return false;
    }
}
