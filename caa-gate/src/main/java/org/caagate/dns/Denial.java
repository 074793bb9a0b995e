package org.caagate.dns;

import java.util.List;
import java.util.stream.IntStream;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/**
 * What the signed proofs of one zone say is not there (RFC 4035 section 5.4, RFC 5155 section 8), written down from the RFCs: dnsjava's
 * validator, which has verified the signatures, takes more for a proof than there is. Where in doubt, nothing is proved.
 */
interface Denial {
    /**
     * Returns the denial that a message holds.
     *
     * @param message a message with good signatures, all by the zone
     * @param zone the zone
     */
    static Denial of(SignedMessage message, Name zone) {
        boolean isHashed = message.authority().stream().anyMatch(NSEC3Record.class::isInstance);
        return isHashed ? Nsec3Denial.of(message, zone) : NsecDenial.of(message, zone);
    }

    /** Returns whether there are no records of this type, because the name, or the wildcard for it, has none or is not there. */
    boolean denies(Name name, int type);

    /** Returns whether a name, and everything below it, is not there: what a wildcard stands for needs that. */
    boolean deniesName(Name name);

    /** Returns whether the name is proved to be a delegation without DS record, to a zone that nothing vouches for. */
    boolean isInsecureDelegation(Name name);

    /** Returns whether the name may be a delegation that opted out of being denied (RFC 5155 section 6). */
    boolean isOptedOut(Name name);

    /** The types at a name, as a proof has them. */
    @FunctionalInterface
    interface Types {
        boolean has(int type);

        /** A zone begins here, and this is what the parent says of it. */
        default boolean isDelegation() {
            return has(Type.NS) && !has(Type.SOA);
        }

        /** Whether this shows that there is no such record: not what another zone has below, nor what an alias hides. */
        default boolean lacks(int type) {
            boolean isFromRightZone = type == Type.DS ? !has(Type.SOA) : !isDelegation();
            return isFromRightZone && !has(type) && !has(Type.CNAME);
        }

        /** Whether names below can be denied by a proof of the same zone. */
        default boolean enclosesOthers() {
            return !isDelegation() && !has(Type.DNAME);
        }

        default boolean isInsecureDelegation() {
            return isDelegation() && !has(Type.DS);
        }
    }

    /** Returns a name and those above it, down to the labels of the zone, nearest first. */
    static List<Name> upTo(Name zone, Name name) {
        int above = Math.max(0, name.labels() - zone.labels());
        return IntStream.rangeClosed(0, above)
                .mapToObj(labels -> new Name(name, labels))
                .toList();
    }
}
