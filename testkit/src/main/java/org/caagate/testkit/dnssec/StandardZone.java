package org.caagate.testkit.dnssec;

/**
 * The zones of the {@link StandardHierarchy}, one of each kind. All have the same names:
 *
 * <ul>
 *   <li>the apex and {@code caa}: a CAA record that lets {@code ca.example} issue;
 *   <li>{@code other}: one that lets {@code other.example} issue;
 *   <li>{@code www}: an address and no CAA record; {@code a.between}: the same, below a name without records;
 *   <li>{@code *.wild}: a CAA record that lets {@code other.example} issue;
 *   <li>{@code alias}: a CNAME record for {@code caa}.
 * </ul>
 */
public enum StandardZone {
    /** Secure: ECDSA P-256 and NSEC. */
    SECURE("secure.com."),
    /** Secure: RSA and NSEC. */
    RSA("rsa.com."),
    /** Secure: Ed25519 and NSEC. */
    ED25519("ed25519.com."),
    /** Secure: ECDSA P-256 and NSEC3. */
    NSEC3("nsec3.com."),
    /** Secure, below a top-level domain with RSA and NSEC3. */
    BELOW_NSEC3("secure.org."),
    /** Secure, below a top-level domain with Ed25519 and NSEC3 with opt-out. */
    BELOW_OPT_OUT("secure.net."),
    /** Insecure: a delegation that NSEC shows to have no DS record. */
    UNSIGNED_BELOW_NSEC("unsigned.com."),
    /** Insecure: a delegation that NSEC3 shows to have no DS record. */
    UNSIGNED_BELOW_NSEC3("unsigned.org."),
    /** Insecure: a delegation that opted out of NSEC3. */
    UNSIGNED_BELOW_OPT_OUT("unsigned.net."),
    /** Insecure: signed with an algorithm that nobody knows. */
    UNSUPPORTED("unsupported.com."),
    /** Bogus: all signatures have expired. */
    EXPIRED("expired.com."),
    /** Bogus: all signatures are of the future. */
    NOT_YET_VALID("early.com."),
    /** Bogus: a DS record, and no signatures. */
    MISSING("missing.com."),
    /** Bogus: a DS record for no key of the zone. */
    WRONG_DS("wrong-ds.com."),
    /** Secure where there are records, bogus where there are none. */
    DENIALS_MISSING("denials.com."),
    /** Secure, but for {@code caa}, which let {@code other.example} issue when it was signed. */
    FORGED("forged.com."),
    /** A signed delegation to servers that never answer. */
    SILENT("silent.com."),
    /** A signed delegation to servers that answer SERVFAIL. */
    SERVFAIL("servfail.com."),
    /** A signed delegation to servers that answer REFUSED. */
    REFUSED("refused.com."),
    /** An insecure delegation to servers that never answer. */
    UNSIGNED_SILENT("unsigned-silent.com.");

    private static final String RECORDS = """
            @         CAA   0 issue "ca.example"
            other     CAA   0 issue "other.example"
            www       A     192.0.2.1
            a.between A     192.0.2.1
            *.wild    CAA   0 issue "other.example"
            alias     CNAME caa
            """;

    private final String origin;

    StandardZone(String origin) {
        this.origin = origin;
    }

    /**
     * Returns the zone's name.
     *
     * @return absolute, such as {@code secure.com.}
     */
    public String origin() {
        return origin;
    }

    /**
     * Returns a name in the zone.
     *
     * @param host the labels before the zone's name, such as {@code www}
     * @return without the last dot, such as {@code www.secure.com}
     */
    public String name(String host) {
        return host + "." + origin.substring(0, origin.length() - 1);
    }

    SignedZone zone() {
        SignedZone zone = SignedZone.of(origin).records(RECORDS);
        if (this != FORGED) {
            zone.records("caa CAA 0 issue \"ca.example\"");
        }
        return switch (this) {
            case SECURE, BELOW_NSEC3 -> zone;
            case RSA -> zone.algorithm(SigningAlgorithm.RSASHA256);
            case ED25519 -> zone.algorithm(SigningAlgorithm.ED25519);
            case NSEC3 -> zone.denial(Denial.NSEC3);
            case BELOW_OPT_OUT -> zone.denial(Denial.NSEC3_OPT_OUT);
            case UNSIGNED_BELOW_NSEC, UNSIGNED_BELOW_NSEC3, UNSIGNED_BELOW_OPT_OUT -> zone.signing(Signing.UNSIGNED);
            case UNSUPPORTED -> zone.signing(Signing.UNSUPPORTED_ALGORITHM);
            case EXPIRED -> zone.signing(Signing.EXPIRED);
            case NOT_YET_VALID -> zone.signing(Signing.NOT_YET_VALID);
            case MISSING -> zone.signing(Signing.MISSING);
            case WRONG_DS -> zone.signing(Signing.WRONG_DS);
            case DENIALS_MISSING -> zone.signing(Signing.DENIALS_MISSING);
            case FORGED -> zone.records("caa CAA 0 issue \"other.example\"").forged("caa CAA 0 issue \"ca.example\"");
            case SILENT -> zone.service(Service.SILENT);
            case UNSIGNED_SILENT -> zone.signing(Signing.UNSIGNED).service(Service.SILENT);
            case SERVFAIL -> zone.service(Service.SERVFAIL);
            case REFUSED -> zone.service(Service.REFUSED);
        };
    }
}
