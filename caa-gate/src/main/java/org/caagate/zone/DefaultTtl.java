package org.caagate.zone;

import java.util.OptionalLong;

/**
 * The TTL of records that say none: that of {@code $TTL} (RFC 2308 section 4), else the last one said (RFC 1035 section 5.1), else
 * the minimum of the SOA record as before RFC 2308, else an hour, as NSD takes it.
 */
final class DefaultTtl {
    private OptionalLong directive = OptionalLong.empty();
    private OptionalLong last = OptionalLong.empty();
    private long fallback = 3600;

    void setDirective(long seconds) {
        directive = OptionalLong.of(seconds);
    }

    /** Returns the TTL of the next record. */
    long of(OptionalLong explicit, Rdata rdata) {
        if (rdata instanceof Rdata.Soa soa) {
            fallback = soa.minimum();
        }
        if (explicit.isPresent()) {
            last = explicit;
            return explicit.getAsLong();
        }
        return directive.orElse(last.orElse(fallback));
    }
}
