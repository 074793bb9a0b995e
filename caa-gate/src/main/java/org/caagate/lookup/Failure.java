package org.caagate.lookup;

import java.util.Objects;
import java.util.Optional;

/**
 * What went wrong with a lookup.
 *
 * @param kind how it failed
 * @param detail what happened, where and how often, a clause for people, safe to print
 * @param flaw where a validation of our own failed, what it found, if it is one of these; what a server says of its own validation stands
 *     in its replies
 */
public record Failure(Kind kind, String detail, Optional<Flaw> flaw) {
    /**
     * Makes the failure; nothing of it may be missing.
     *
     * @param kind how it failed
     * @param detail what happened
     * @param flaw what a validation of our own found
     */
    public Failure {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(flaw, "flaw");
    }

    /**
     * Makes a failure without a flaw.
     *
     * @param kind how it failed
     * @param detail what happened
     */
    public Failure(Kind kind, String detail) {
        this(kind, detail, Optional.empty());
    }

    /**
     * Returns this failure in other words.
     *
     * @param other what happened
     * @return a failure of the same kind, with the same flaw
     */
    public Failure saying(String other) {
        return new Failure(kind, other, flaw);
    }

    /** What a validation can find, in the words of RFC 8914. */
    public enum Flaw {
        /** A signature has expired (section 4.8). */
        SIGNATURE_EXPIRED(7),
        /** A signature is not valid yet (section 4.9). */
        SIGNATURE_NOT_YET_VALID(8),
        /** No DNSKEY record fits the DS records of the zone (section 4.10). */
        DNSKEY_MISSING(9),
        /** There is no signature where there should be one (section 4.11). */
        RRSIGS_MISSING(10),
        /** There is no proof that something does not exist (section 4.13). */
        NSEC_MISSING(12);

        private final int errorCode;

        Flaw(int errorCode) {
            this.errorCode = errorCode;
        }

        /**
         * Returns the code by which a resolver would say it.
         *
         * @return an info-code of RFC 8914
         */
        public int errorCode() {
            return errorCode;
        }
    }

    /** The ways to fail, with the word that reports use. */
    public enum Kind {
        /** SERVFAIL, and not shown to be anything but a failed DNSSEC validation. */
        SERVFAIL("servfail"),
        /** SERVFAIL also with checking disabled: the failure is not one of DNSSEC validation. */
        SERVFAIL_UNCHECKED("servfail"),
        /** REFUSED. */
        REFUSED("refused"),
        /** NOTIMP. */
        NOTIMP("notimp"),
        /** FORMERR. */
        FORMERR("formerr"),
        /** Another response code. */
        RCODE("rcode"),
        /** No reply in time. */
        TIMEOUT("timeout"),
        /** No complete answer could be had. */
        TRUNCATED("truncated"),
        /** A reply that cannot be read, does not belong to the question, or holds what it should not. */
        MALFORMED("malformed"),
        /** A server that does not know the name and offers no recursion. */
        LAME("lame"),
        /** An alias chain that comes back to itself or is too long. */
        ALIAS_LOOP("alias-loop"),
        /** The top-level domain does not exist for this resolver, so it does not see the public DNS. */
        NO_SUCH_TLD("no-such-tld"),
        /** More records or octets than the gate is ready to read. */
        TOO_LARGE("too-large"),
        /** DNSSEC validation failed. */
        BOGUS("bogus"),
        /** The resolver says that it filtered or forged the answer (RFC 8914 codes 4 and 15 to 18). */
        FILTERED("filtered"),
        /** The resolver says that the answer is older than it should be (RFC 8914 codes 3 and 19, RFC 8767). */
        STALE("stale"),
        /** The server could not be reached. */
        NETWORK("network"),
        /** The request's own deadline came first, or it was cancelled. */
        DEADLINE("deadline"),
        /** The lookup broke its contract. */
        LOOKUP_DEFECT("lookup-defect");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /**
         * Returns the word for it in JSON and text.
         *
         * @return a stable id
         */
        public String id() {
            return id;
        }

        /**
         * Returns whether the cause may lie with the servers of the domain: silence about a name, or a SERVFAIL that is shown not to be
         * a failed validation. All else may be the doing of the resolver or of the way to it: a resolver that recurses says REFUSED,
         * NOTIMP, FORMERR or any other code on its own account (Baseline Requirements section 3.2.2.8).
         *
         * @return whether it may be others' fault
         */
        public boolean mayLieOutside() {
            return this == TIMEOUT || this == SERVFAIL_UNCHECKED;
        }
    }
}
