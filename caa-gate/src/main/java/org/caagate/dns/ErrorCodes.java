package org.caagate.dns;

/** The extended errors that matter to a judgement (RFC 8914 section 4, and its registry). */
final class ErrorCodes {
    private static final int STALE_ANSWER = 3;
    private static final int FORGED_ANSWER = 4;
    private static final int DNSSEC_BOGUS = 6;
    private static final int DNSKEY_MISSING = 9;
    private static final int RRSIGS_MISSING = 10;
    private static final int NSEC_MISSING = 12;
    private static final int BLOCKED = 15;
    private static final int PROHIBITED = 18;
    private static final int STALE_NXDOMAIN_ANSWER = 19;
    private static final int SIGNATURE_EXPIRED_BEFORE_VALID = 25;

    private ErrorCodes() {}

    /** Bogus, signature expired, not yet valid, expired before it is valid, DNSKEY, RRSIGs or NSEC missing. */
    static boolean isBogus(int code) {
        return (code >= DNSSEC_BOGUS && code <= RRSIGS_MISSING)
                || code == NSEC_MISSING
                || code == SIGNATURE_EXPIRED_BEFORE_VALID;
    }

    /**
     * Bogus, signature expired, not yet valid, expired before it is valid, NSEC missing: what permissive validators put beside an answer that they
     * pass on. The codes for a missing DNSKEY or RRSIG are left out here, because resolvers put them beside good answers as well.
     */
    static boolean isBogusDespiteAnswer(int code) {
        return isBogus(code) && code != DNSKEY_MISSING && code != RRSIGS_MISSING;
    }

    /** Blocked, censored, filtered, prohibited, or forged for such a reason. */
    static boolean isFiltered(int code) {
        return (code >= BLOCKED && code <= PROHIBITED) || code == FORGED_ANSWER;
    }

    static boolean isStale(int code) {
        return code == STALE_ANSWER || code == STALE_NXDOMAIN_ANSWER;
    }
}
