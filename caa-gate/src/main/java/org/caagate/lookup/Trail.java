package org.caagate.lookup;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * How an answer was come by: evidence enough to judge it again.
 *
 * @param exchanges every question that was put to a server or a zone file and what came back, in order; empty where there was none
 * @param aliases the chain from the asked name to the name whose records were read, in order
 * @param obtainedAt when the answer was learned from its source; for an answer out of a cache, when it went in
 * @param authentication whether DNSSEC vouches for it
 */
public record Trail(List<Exchange> exchanges, List<Alias> aliases, Instant obtainedAt, Authentication authentication) {
    /**
     * Copies the lists.
     *
     * @param exchanges every question that was sent and what came back
     * @param aliases the chain from the asked name to the name whose records were read
     * @param obtainedAt when the answer was learned from its source
     * @param authentication whether DNSSEC vouches for it
     */
    public Trail {
        Objects.requireNonNull(obtainedAt, "obtainedAt");
        Objects.requireNonNull(authentication, "authentication");
        exchanges = List.copyOf(exchanges);
        aliases = List.copyOf(aliases);
    }

    /**
     * Returns the trail of an answer that needed no exchange.
     *
     * @param obtainedAt when it was learned
     * @return a trail without exchanges and aliases
     */
    public static Trail none(Instant obtainedAt) {
        return new Trail(List.of(), List.of(), obtainedAt, Authentication.UNVALIDATED);
    }

    /** Whether DNSSEC vouches for an answer. */
    public enum Authentication {
        /** Nobody validated it whom the caller declared trusted. */
        UNVALIDATED,
        /** Secure (RFC 4035 section 4.3): shown by a validation of our own, or said by a validator whom the caller declared trusted. */
        SECURE,
        /**
         * Insecure: a validated proof shows that nothing here needs to be signed, for the name or for one that its aliases lead
         * to.
         */
        INSECURE,
        /** Indeterminate: no trust anchor covers the name, or one that its aliases lead to. */
        INDETERMINATE
    }
}
