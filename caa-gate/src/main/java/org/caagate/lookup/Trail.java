package org.caagate.lookup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * How an answer was come by: evidence enough to judge it again.
 *
 * @param exchanges every question that was put to a server or a zone file and what came back, in order; empty where there was none
 * @param aliases the chain from the asked name to the name whose records were read, in order
 * @param obtainedAt when the answer was learned from its source; a cache leaves it as it is
 * @param authentication whether DNSSEC vouches for it
 * @param lifetime how long the answer may be kept for others from {@code obtainedAt} on: the least time to live of all that it rests on,
 *     for an absence by the SOA record (RFC 2308 section 5); nothing where none is known, and for a failure
 * @param origin whether the exchanges took place for whoever has the answer now
 */
public record Trail(
        List<Exchange> exchanges,
        List<Alias> aliases,
        Instant obtainedAt,
        Authentication authentication,
        Duration lifetime,
        Origin origin) {
    /**
     * Copies the lists.
     *
     * @param exchanges every question that was sent and what came back
     * @param aliases the chain from the asked name to the name whose records were read
     * @param obtainedAt when the answer was learned from its source
     * @param authentication whether DNSSEC vouches for it
     * @param lifetime how long the answer may be kept for others
     * @param origin whether the exchanges took place for whoever has the answer now
     */
    public Trail {
        Objects.requireNonNull(obtainedAt, "obtainedAt");
        Objects.requireNonNull(authentication, "authentication");
        Objects.requireNonNull(lifetime, "lifetime");
        Objects.requireNonNull(origin, "origin");
        exchanges = List.copyOf(exchanges);
        aliases = List.copyOf(aliases);
    }

    /**
     * Makes the trail of an answer that is not to be kept for others.
     *
     * @param exchanges every question that was sent and what came back
     * @param aliases the chain from the asked name to the name whose records were read
     * @param obtainedAt when the answer was learned from its source
     * @param authentication whether DNSSEC vouches for it
     */
    public Trail(List<Exchange> exchanges, List<Alias> aliases, Instant obtainedAt, Authentication authentication) {
        this(exchanges, aliases, obtainedAt, authentication, Duration.ZERO, Origin.SOURCE);
    }

    /**
     * Returns the trail of an answer that may be kept for others.
     *
     * @param longest how long, from {@link #obtainedAt} on
     * @return a trail that is the same otherwise
     */
    public Trail lasting(Duration longest) {
        return new Trail(exchanges, aliases, obtainedAt, authentication, longest, origin);
    }

    /** Returns the trail of this answer when a cache gives it out: the same otherwise. */
    Trail fromCache() {
        return new Trail(exchanges, aliases, obtainedAt, authentication, lifetime, Origin.CACHE);
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

    /** Where an answer comes from. */
    public enum Origin {
        /** From its source, which was asked for this request, or for one that asked the same at the same time. */
        SOURCE,
        /** Out of a cache: an earlier request asked. The exchanges are those of that time, and no question of this request. */
        CACHE
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
