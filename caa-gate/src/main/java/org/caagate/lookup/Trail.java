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

    /**
     * Returns the exchanges that asked for the records themselves: the last of them is the one whose reply decided, or was given up last.
     * Left out are the questions for keys, which follow the reply that they are to validate, and those that explain a failure; whoever
     * wants to know where a lookup went has to leave them out.
     *
     * @return those with the purpose {@link Exchange.Purpose#RECORDS}, in order
     */
    public List<Exchange> exchangesForRecords() {
        return exchanges.stream()
                .filter(exchange -> exchange.purpose() == Exchange.Purpose.RECORDS)
                .toList();
    }

    /**
     * Whether DNSSEC vouches for an answer: three of the four states of RFC 4035 section 4.3, and that nobody looked. The fourth, bogus,
     * is never that of an answer that can be used: it is the failure {@link Failure.Kind#BOGUS}.
     */
    public enum Authentication {
        /**
         * Nobody validated it whom the caller declared trusted. It may be secure, insecure or bogus; a resolver may have said something of
         * it.
         */
        UNVALIDATED,
        /**
         * A validator whom the caller declared trusted found it secure: there is a chain of signed DNSKEY and DS records from a trust
         * anchor to every record of the answer, aliases included, or to the proof that there is none.
         */
        SECURE,
        /**
         * Proved that it cannot be validated: there is a chain of signed records from a trust anchor to a zone, and from there a signed
         * denial of DS for a delegation at or above the name. Of an alias chain, every name is secure or proved insecure, and at least
         * one is insecure. Of a failure, every name of the chain so far is proved insecure ({@link Answer.Failed#insecurity()}).
         */
        INSECURE,
        /** A validator looked and cannot say: no trust anchor covers the name. */
        INDETERMINATE
    }
}
