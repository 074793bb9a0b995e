package org.caagate.testkit.dnssec;

/** What a validator that knows the trust anchor must make of an answer (RFC 4035 section 4.3). */
public enum SecurityState {
    /** There is a chain of signatures from the trust anchor to all of it. */
    SECURE,
    /** A part of it is proved to lie where nothing needs to be signed, the rest is secure. */
    INSECURE,
    /** A part of it should be signed, and the signatures are missing or do not hold. */
    BOGUS,
    /** There is no answer: the name servers of a zone on the way give none. */
    UNREACHABLE;

    /** Returns the worse of two parts of an answer. */
    SecurityState and(SecurityState other) {
        return compareTo(other) < 0 ? other : this;
    }
}
