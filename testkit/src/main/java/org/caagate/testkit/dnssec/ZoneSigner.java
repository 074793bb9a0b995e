package org.caagate.testkit.dnssec;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.RRset;

/** Signs sets of records with a zone's key, in the way that the zone is signed. */
final class ZoneSigner {
    private static final Duration LIFETIME = Duration.ofDays(14);
    private static final Duration SKEW = Duration.ofDays(1);
    private static final Duration FAULT = Duration.ofDays(10);

    private final ZoneKey key;
    private final Signing signing;
    private final Instant inception;
    private final Instant expiration;

    ZoneSigner(ZoneKey key, Signing signing, Instant now) {
        this.key = key;
        this.signing = signing;
        switch (signing) {
            case EXPIRED -> {
                expiration = now.minus(FAULT);
                inception = expiration.minus(LIFETIME);
            }
            case NOT_YET_VALID -> {
                inception = now.plus(FAULT);
                expiration = inception.plus(LIFETIME);
            }
            default -> {
                inception = now.minus(SKEW);
                expiration = now.plus(LIFETIME);
            }
        }
    }

    void sign(RRset set) throws DNSSEC.DNSSECException {
        set.addRR(
                signing == Signing.UNSUPPORTED_ALGORITHM
                        ? illegible(set)
                        : DNSSEC.sign(set, key.dnskey(), key.secret(), inception, expiration));
    }

    /** Nobody can check it, so what it is made of does not matter. */
    private RRSIGRecord illegible(RRset set) {
        byte[] signature = new byte[64];
        new SecureRandom().nextBytes(signature);
        return new RRSIGRecord(
                set.getName(),
                set.getDClass(),
                set.getTTL(),
                set.getType(),
                ZoneKey.UNKNOWN_ALGORITHM,
                set.getTTL(),
                expiration,
                inception,
                key.dnskey().getFootprint(),
                key.origin(),
                signature);
    }
}
