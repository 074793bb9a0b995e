package org.caagate.testkit.dnssec;

import java.util.function.UnaryOperator;

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
    SECURE("secure.com.", zone -> zone),
    /** Secure: RSA and NSEC. */
    RSA("rsa.com.", zone -> zone.algorithm(SigningAlgorithm.RSASHA256)),
    /** Secure: Ed25519 and NSEC. */
    ED25519("ed25519.com.", zone -> zone.algorithm(SigningAlgorithm.ED25519)),
    /** Secure: ECDSA P-256 and NSEC3. */
    NSEC3("nsec3.com.", zone -> zone.denial(Denial.NSEC3)),
    /** Secure, below a top-level domain with RSA and NSEC3. */
    BELOW_NSEC3("secure.org.", zone -> zone),
    /** Secure, below a top-level domain with Ed25519 and NSEC3 with opt-out. */
    BELOW_OPT_OUT("secure.net.", zone -> zone.denial(Denial.NSEC3_OPT_OUT)),
    /** Insecure: a delegation that NSEC shows to have no DS record. */
    UNSIGNED_BELOW_NSEC("unsigned.com.", zone -> zone.signing(Signing.UNSIGNED)),
    /** Insecure: a delegation that NSEC3 shows to have no DS record. */
    UNSIGNED_BELOW_NSEC3("unsigned.org.", zone -> zone.signing(Signing.UNSIGNED)),
    /** Insecure: a delegation that opted out of NSEC3. */
    UNSIGNED_BELOW_OPT_OUT("unsigned.net.", zone -> zone.signing(Signing.UNSIGNED)),
    /** Insecure: signed with an algorithm that nobody knows. */
    UNSUPPORTED("unsupported.com.", zone -> zone.signing(Signing.UNSUPPORTED_ALGORITHM)),
    /** Bogus: all signatures have expired. */
    EXPIRED("expired.com.", zone -> zone.signing(Signing.EXPIRED)),
    /** Bogus: all signatures are of the future. */
    NOT_YET_VALID("early.com.", zone -> zone.signing(Signing.NOT_YET_VALID)),
    /** Bogus: a DS record, and no signatures. */
    MISSING("missing.com.", zone -> zone.signing(Signing.MISSING)),
    /** Bogus: a DS record for no key of the zone. */
    WRONG_DS("wrong-ds.com.", zone -> zone.signing(Signing.WRONG_DS)),
    /** Secure where there are records, bogus where there are none. */
    DENIALS_MISSING("denials.com.", zone -> zone.signing(Signing.DENIALS_MISSING)),
    /** Secure, but for {@code caa}, which let {@code other.example} issue when it was signed. */
    FORGED("forged.com.", zone -> zone.records("caa CAA 0 issue \"other.example\"")
            .forged("caa CAA 0 issue \"ca.example\"")),
    /** A signed delegation to servers that never answer. */
    SILENT("silent.com.", zone -> zone.service(Service.SILENT)),
    /** A signed delegation to servers that answer SERVFAIL. */
    SERVFAIL("servfail.com.", zone -> zone.service(Service.SERVFAIL)),
    /** A signed delegation to servers that answer REFUSED. */
    REFUSED("refused.com.", zone -> zone.service(Service.REFUSED)),
    /** An insecure delegation to servers that never answer. */
    UNSIGNED_SILENT(
            "unsigned-silent.com.", zone -> zone.signing(Signing.UNSIGNED).service(Service.SILENT));

    private static final String RECORDS = """
            @         CAA   0 issue "ca.example"
            other     CAA   0 issue "other.example"
            www       A     192.0.2.1
            a.between A     192.0.2.1
            *.wild    CAA   0 issue "other.example"
            alias     CNAME caa
            """;

    private final String origin;
    private final UnaryOperator<SignedZone> kind;

    StandardZone(String origin, UnaryOperator<SignedZone> kind) {
        this.origin = origin;
        this.kind = kind;
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
        return kind.apply(this == FORGED ? zone : zone.records("caa CAA 0 issue \"ca.example\""));
    }
}
