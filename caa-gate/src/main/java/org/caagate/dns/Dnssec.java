package org.caagate.dns;

/**
 * What a lookup makes of DNSSEC: nothing, what the resolver says, or a validation of its own.
 *
 * <p>In each of these a failed validation that the resolver reports is a failure that nothing tolerates. They differ in what is
 * asked, and in what {@link org.caagate.lookup.Trail#authentication()} says of an answer.
 */
public final class Dnssec {
    /** The ways to deal with DNSSEC; of two with {@code VALIDATE} the anchors may differ. */
    public enum Mode {
        /** {@link Dnssec#off()}. */
        OFF,
        /** {@link Dnssec#ad()}. */
        AD,
        /** {@link Dnssec#trustedAd()}. */
        TRUSTED_AD,
        /** {@link Dnssec#validate}. */
        VALIDATE
    }

    private static final Dnssec OFF = new Dnssec(Mode.OFF, TrustAnchors.NONE);
    private static final Dnssec AD = new Dnssec(Mode.AD, TrustAnchors.NONE);
    private static final Dnssec TRUSTED_AD = new Dnssec(Mode.TRUSTED_AD, TrustAnchors.NONE);

    private final Mode mode;
    private final TrustAnchors anchors;

    private Dnssec(Mode mode, TrustAnchors anchors) {
        this.mode = mode;
        this.anchors = anchors;
    }

    /**
     * Returns the mode in which nothing is asked of DNSSEC: all answers are unvalidated.
     *
     * @return the mode {@code off}
     */
    public static Dnssec off() {
        return OFF;
    }

    /**
     * Returns the default: questions have AD set, without signatures (RFC 6840 section 5.7), so that the evidence shows what the
     * resolver claims. Nobody is believed: all answers are unvalidated.
     *
     * @return the mode {@code ad}
     */
    public static Dnssec ad() {
        return AD;
    }

    /**
     * Returns the mode in which AD in a reply is believed: an answer is secure if all messages that it consists of have it. Only from
     * servers with a loopback address or over an authenticated transport (RFC 4035 section 4.9.3, RFC 6840 section 5.8);
     * whatever comes by another way is unvalidated, as is an answer without AD, which proves nothing.
     *
     * @return the mode {@code ad}, trusted
     */
    public static Dnssec trustedAd() {
        return TRUSTED_AD;
    }

    /**
     * Returns the mode in which the lookup validates by itself (RFC 4035 section 5), through any resolver that passes on
     * signatures. An answer is secure, insecure (by proof) or indeterminate (no anchor covers it); one that is bogus is none.
     *
     * @param anchors where trust begins
     * @return the mode {@code validate}
     */
    public static Dnssec validate(TrustAnchors anchors) {
        return new Dnssec(Mode.VALIDATE, anchors);
    }

    /**
     * Returns which of the modes it is.
     *
     * @return the mode, without its anchors
     */
    public Mode mode() {
        return mode;
    }

    /** Returns what does it, for all lookups of one engine. */
    Authenticator authenticator(Attempts attempts, Routes routes) {
        return switch (mode) {
            case OFF -> new AdBit(DnssecBits.NONE, false);
            case AD -> new AdBit(DnssecBits.AD, false);
            case TRUSTED_AD -> new AdBit(DnssecBits.AD, true);
            case VALIDATE -> new OwnValidation(attempts, routes, anchors);
        };
    }

    /** Returns the mode as a report has it: {@code off}, {@code ad}, {@code ad, trusted}, {@code validate}. */
    @Override
    public String toString() {
        return switch (mode) {
            case OFF -> "off";
            case AD -> "ad";
            case TRUSTED_AD -> "ad, trusted";
            case VALIDATE -> "validate";
        };
    }
}
