package org.caagate.dns;

/**
 * The DNSSEC mode of a lookup: none, the result of the resolver's validation, or validation by the lookup itself.
 *
 * <p>In every mode, a validation failure that the resolver reports makes the lookup fail, and no policy tolerates that. The modes
 * differ in the questions, and in {@link org.caagate.lookup.Trail#authentication()} of the answers.
 */
public final class Dnssec {
    /** The modes without their trust anchors. */
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
     * Returns the mode without DNSSEC: questions do not ask for it, and all answers are unvalidated.
     *
     * @return the mode {@code off}
     */
    public static Dnssec off() {
        return OFF;
    }

    /**
     * Returns the default mode: questions have the AD bit set and do not ask for signatures (RFC 6840 section 5.7), so that the
     * evidence shows what the resolver claims. The claim is not believed: all answers are unvalidated.
     *
     * @return the mode {@code ad}
     */
    public static Dnssec ad() {
        return AD;
    }

    /**
     * Returns the mode that believes the AD bit of replies: an answer is secure if all its messages have it and come from servers with
     * a loopback address or over an authenticated transport (RFC 4035 section 4.9.3, RFC 6840 section 5.8). All other answers are
     * unvalidated; the lack of AD proves nothing.
     *
     * @return the mode {@code ad}, trusted
     */
    public static Dnssec trustedAd() {
        return TRUSTED_AD;
    }

    /**
     * Returns the mode in which the lookup validates by itself (RFC 4035 section 5), through any resolver that passes on signatures.
     * An answer is secure, insecure (by proof) or indeterminate (no anchor covers it). A bogus answer is a failed lookup.
     *
     * @param anchors the trust anchors
     * @return the mode {@code validate}
     */
    public static Dnssec validate(TrustAnchors anchors) {
        return new Dnssec(Mode.VALIDATE, anchors);
    }

    /**
     * Returns the kind of this mode.
     *
     * @return the mode, without its anchors
     */
    public Mode mode() {
        return mode;
    }

    /** Returns the authenticator of this mode, for all lookups of one engine. */
    Authenticator authenticator(Attempts attempts, Routes routes) {
        return switch (mode) {
            case OFF -> new AdBit(DnssecBits.NONE, false);
            case AD -> new AdBit(DnssecBits.AD, false);
            case TRUSTED_AD -> new AdBit(DnssecBits.AD, true);
            case VALIDATE -> new OwnValidation(attempts, routes, anchors);
        };
    }

    /** Returns the mode as reports write it: {@code off}, {@code ad}, {@code ad, trusted}, {@code validate}. */
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
