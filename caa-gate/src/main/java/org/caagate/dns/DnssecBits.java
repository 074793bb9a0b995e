package org.caagate.dns;

/** What a query says of DNSSEC in its header and its OPT record. */
enum DnssecBits {
    /** Nothing: the resolver holds back what fails its validation, if it validates, and does not say what passed. */
    NONE(false, false, false),
    /** AD says that we understand AD in the reply, without asking for signatures (RFC 6840 section 5.7). */
    AD(true, false, false),
    /** CD, without AD: only ever to explain a failure (RFC 6840 section 5.9), never to decide. */
    CD(false, true, false),
    /** CD, with AD: only ever to explain a failure (RFC 6840 section 5.9), never to decide. */
    AD_CD(true, true, false),
    /** DO and CD: signatures, and whatever the resolver thinks of them, for a validation of our own (RFC 6840 section 5.9). */
    DO_CD(false, true, true);

    private final boolean authenticData;
    private final boolean checkingDisabled;
    private final boolean dnssecOk;

    DnssecBits(boolean authenticData, boolean checkingDisabled, boolean dnssecOk) {
        this.authenticData = authenticData;
        this.checkingDisabled = checkingDisabled;
        this.dnssecOk = dnssecOk;
    }

    boolean authenticData() {
        return authenticData;
    }

    boolean checkingDisabled() {
        return checkingDisabled;
    }

    boolean dnssecOk() {
        return dnssecOk;
    }

    /** Returns the same with checking disabled. */
    DnssecBits unchecked() {
        return switch (this) {
            case NONE, CD -> CD;
            case AD, AD_CD -> AD_CD;
            case DO_CD -> DO_CD;
        };
    }
}
