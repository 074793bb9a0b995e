package org.caagate.decision;

/** The ways in which a CA is known to read CAA records differently from RFC 8659; each only ever adds refusals. */
public enum IssuerQuirk {
    /** Flag bit value 1 is taken for the critical bit, 128 (Boulder {@code va/caa.go}). */
    FLAG_ONE_IS_CRITICAL("flag-one-is-critical"),
    /** The issuer domain name must have the same case as the CA writes it (Boulder {@code va/caa.go}). */
    ISSUER_NAME_IS_CASE_SENSITIVE("issuer-name-is-case-sensitive"),
    /** A hyphen in a parameter name makes the value malformed (Boulder {@code va/caa.go}). */
    HYPHEN_IN_PARAMETER_NAME_IS_MALFORMED("hyphen-in-parameter-name-is-malformed");

    private final String id;

    IssuerQuirk(String id) {
        this.id = id;
    }

    /**
     * Returns the word for it in the profile table.
     *
     * @return a stable id
     */
    public String id() {
        return id;
    }
}
