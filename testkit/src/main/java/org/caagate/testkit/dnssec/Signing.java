package org.caagate.testkit.dnssec;

import org.xbill.DNS.ExtendedErrorCodeOption;

/** How a zone is signed, and what is wrong with that. */
public enum Signing {
    /** As it should be: secure. */
    SIGNED(SecurityState.SECURE, 0),
    /** Not at all, and the parent says so: insecure. */
    UNSIGNED(SecurityState.INSECURE, 0),
    /** With an algorithm that no validator knows: insecure (RFC 4035 section 5.2). */
    UNSUPPORTED_ALGORITHM(SecurityState.INSECURE, ExtendedErrorCodeOption.UNSUPPORTED_DNSKEY_ALGORITHM),
    /** All signatures are ten days too old: bogus. */
    EXPIRED(SecurityState.BOGUS, ExtendedErrorCodeOption.SIGNATURE_EXPIRED),
    /** All signatures hold from ten days ahead: bogus. */
    NOT_YET_VALID(SecurityState.BOGUS, ExtendedErrorCodeOption.SIGNATURE_NOT_YET_VALID),
    /** The parent has a DS record, but the zone has neither keys nor signatures: bogus. */
    MISSING(SecurityState.BOGUS, ExtendedErrorCodeOption.DNSKEY_MISSING),
    /** The DS record at the parent has another digest than the zone's key: bogus. */
    WRONG_DS(SecurityState.BOGUS, ExtendedErrorCodeOption.DNSKEY_MISSING),
    /** Signed as it should be, but for the denials of existence: what is there is secure, what is not is bogus. */
    DENIALS_MISSING(SecurityState.SECURE, ExtendedErrorCodeOption.RRSIGS_MISSING);

    private final SecurityState underSecureParent;
    private final int extendedError;

    Signing(SecurityState underSecureParent, int extendedError) {
        this.underSecureParent = underSecureParent;
        this.extendedError = extendedError;
    }

    /** Returns what the zone's data is where the parent's is secure. */
    SecurityState underSecureParent() {
        return underSecureParent;
    }

    /** Returns the code that a resolver gives with SERVFAIL (RFC 8914 section 4). */
    int extendedError() {
        return extendedError;
    }

    boolean hasSignatures() {
        return this != UNSIGNED && this != MISSING;
    }

    boolean hasDelegationSigner() {
        return this != UNSIGNED;
    }
}
