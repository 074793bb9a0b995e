package org.caagate.dns;

import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.Name;
import org.xbill.DNS.utils.base32;

/**
 * Denial by NSEC3 records.
 *
 * @param records those that the zone has itself, all with the parameters of the first (RFC 5155 section 8.2)
 * @param zone the zone
 */
record Nsec3Denial(List<NSEC3Record> records, Name zone) implements Denial {
    static Nsec3Denial of(SignedMessage message, Name zone) {
        List<NSEC3Record> all = message.authority().stream()
                .filter(NSEC3Record.class::isInstance)
                .filter(message::isOriginal)
                .map(NSEC3Record.class::cast)
                .filter(record -> isOwner(record.getName(), zone))
                .filter(record -> record.getHashAlgorithm() == NSEC3Record.SHA1_DIGEST_ID)
                .toList();
        return new Nsec3Denial(
                all.stream().filter(record -> isAlike(record, all.get(0))).toList(), zone);
    }

    private static boolean isOwner(Name name, Name zone) {
        return name.labels() == zone.labels() + 1 && name.subdomain(zone);
    }

    private static boolean isAlike(NSEC3Record one, NSEC3Record other) {
        return one.getIterations() == other.getIterations() && Arrays.equals(one.getSalt(), other.getSalt());
    }

    @Override
    public boolean denies(Name name, int type) {
        if (!name.subdomain(zone)) {
            return false;
        }
        Optional<Types> types = at(name);
        if (types.isPresent()) {
            return types.get().lacks(type);
        }
        Optional<Name> nextCloser = nextCloser(name);
        if (nextCloser.isEmpty() || !deniesName(nextCloser.get())) {
            return false;
        }
        Name wildcard = NsecDenial.wildcard(new Name(nextCloser.get(), 1));
        Optional<Types> wild = at(wildcard);
        return wild.isPresent() ? wild.get().lacks(type) : deniesName(wildcard);
    }

    private Optional<Types> at(Name name) {
        byte[] hash = hash(name);
        return records.stream()
                .filter(record -> Arrays.equals(owner(record), hash))
                .map(record -> (Types) record::hasType)
                .findFirst();
    }

    /** RFC 5155 section 8.3: the name below the closest encloser, which is proved to exist and to have names below it. */
    private Optional<Name> nextCloser(Name name) {
        List<Name> path = Denial.upTo(zone, name);
        for (int i = 1; i < path.size(); i++) {
            Optional<Types> encloser = at(path.get(i));
            if (encloser.isPresent()) {
                return encloser.get().enclosesOthers() ? Optional.of(path.get(i - 1)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Where names may have opted out, one that is not there is not denied (RFC 5155 section 9.2). */
    @Override
    public boolean deniesName(Name name) {
        return name.subdomain(zone) && covering(name).anyMatch(record -> !hasOptOut(record));
    }

    private Stream<NSEC3Record> covering(Name name) {
        byte[] hash = hash(name);
        return records.stream().filter(record -> isBetween(owner(record), hash, record.getNext()));
    }

    private static boolean isBetween(byte[] owner, byte[] hash, byte[] next) {
        boolean isAfter = Arrays.compareUnsigned(owner, hash) < 0;
        boolean isBefore = Arrays.compareUnsigned(hash, next) < 0;
        boolean isLast = Arrays.compareUnsigned(next, owner) <= 0;
        return isLast ? (isAfter || isBefore) && !Arrays.equals(owner, hash) : isAfter && isBefore;
    }

    @Override
    public boolean isInsecureDelegation(Name name) {
        return name.subdomain(zone)
                && at(name).filter(Types::isInsecureDelegation).isPresent();
    }

    @Override
    public boolean isOptedOut(Name name) {
        return name.subdomain(zone)
                && at(name).isEmpty()
                && nextCloser(name).filter(name::equals).isPresent()
                && covering(name).anyMatch(Nsec3Denial::hasOptOut);
    }

    private static boolean hasOptOut(NSEC3Record record) {
        return (record.getFlags() & NSEC3Record.Flags.OPT_OUT) != 0;
    }

    private static byte[] owner(NSEC3Record record) {
        byte[] hash = new base32(base32.Alphabet.BASE32HEX, false, false)
                .fromString(record.getName().getLabelString(0));
        return hash == null ? new byte[0] : hash;
    }

    private byte[] hash(Name name) {
        if (records.isEmpty()) {
            return new byte[] {0};
        }
        try {
            return records.get(0).hashName(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
