package org.caagate.decision;

/** The remarks that the gate makes without changing a verdict, with their stable ids; {@code docs/findings.md} explains each. */
public enum FindingId {
    /** The base name of a wildcard would be refused, and some products put it into the certificate. */
    BASE_NAME_WOULD_BE_REFUSED("base-name-would-be-refused"),
    /** The identifier has an underscore: it is asked, but hardly any CA would issue for it. */
    UNDERSCORE_IN_NAME("underscore-in-name"),
    /** The identifier lies in a reverse zone, which the Baseline Requirements forbid since 2026-03-15 (section 4.2.2). */
    REVERSE_ZONE_NAME("reverse-zone-name"),
    /** The common name is neither a host name nor an IP address, so it was not checked. */
    COMMON_NAME_NOT_A_HOST("common-name-not-a-host"),
    /** The policy was read at the end of an alias chain: it belongs to the owner of the target. */
    POLICY_OF_ALIAS_TARGET("policy-of-alias-target"),
    /** The refusal rests on an answer that the resolver calls stale, also when asked again (RFC 8767). */
    STALE_ANSWER("stale-answer"),
    /** Perspectives saw different records, or came to different verdicts on them. */
    PERSPECTIVES_DIFFER("perspectives-differ"),
    /** A CA with this issuer domain name reads records otherwise than the gate was told to, and would not issue. */
    PROFILE_NOT_APPLIED("profile-not-applied"),
    /** A flag bit that RFC 8659 reserves is set, often by somebody who meant 128. */
    RESERVED_FLAG("reserved-flag"),
    /** The record has a tag that means nothing to this gate; it is not critical and has no effect. */
    UNKNOWN_PROPERTY("unknown-property"),
    /** The value is outside the grammar of RFC 8659 section 4.2. */
    MALFORMED_VALUE("malformed-value"),
    /** The value has quotes in it, straight or typographic, which belong to the notation around it. */
    QUOTES_IN_VALUE("quotes-in-value"),
    /** The value has white space where the grammar has none, or characters that only look like it. */
    WHITE_SPACE_IN_VALUE("white-space-in-value"),
    /** The methods in validationmethods have white space between them; only single commas may stand there. */
    SPACE_IN_METHOD_LIST("space-in-method-list"),
    /** A semicolon follows the last parameter, which the grammar does not allow. */
    SEMICOLON_AT_END("semicolon-at-end"),
    /** The value names several issuers; a record names one. */
    SEVERAL_ISSUERS("several-issuers"),
    /** The issuer is written as a URL, or with a path or port. */
    ISSUER_URL("issuer-url"),
    /** The issuer is written with an asterisk label. */
    ISSUER_WILDCARD("issuer-wildcard"),
    /** The issuer domain name ends with a dot, which the grammar does not allow. */
    ISSUER_NAME_TRAILING_DOT("issuer-name-trailing-dot"),
    /** The record has the everyday name of the CA, not its issuer domain name. */
    ISSUER_DISPLAY_NAME("issuer-display-name"),
    /** The name is a domain of a CA, such as the host of its website, but none of its issuer domain names that are known. */
    ISSUER_HOST_NAME("issuer-host-name"),
    /** The name differs from a known issuer domain name by a typing error. */
    ISSUER_NAME_NEAR_MISS("issuer-name-near-miss"),
    /** The issuer domain name differs from the CA's in case; some CAs compare exactly. */
    ISSUER_NAME_CASE("issuer-name-case"),
    /** A parameter that RFC 8657 does not know; it was ignored, as CAs do. */
    UNKNOWN_PARAMETER("unknown-parameter"),
    /** The name of an RFC 8657 parameter is not in lower case; some CAs ignore it then, so that it restricts nothing. */
    PARAMETER_NAME_CASE("parameter-name-case"),
    /** The name of a parameter has a hyphen; Let's Encrypt takes the whole value for malformed. */
    PARAMETER_NAME_HYPHEN("parameter-name-hyphen"),
    /** No account or method can satisfy a parameter of the record. */
    UNSATISFIABLE_PARAMETER("unsatisfiable-parameter"),
    /** The pinned account differs from ours in form only; URIs are compared as strings. */
    ACCOUNT_NEAR_MISS("account-near-miss"),
    /** The pinned account belongs to another directory of the CA, such as staging instead of production. */
    ACCOUNT_OF_OTHER_DIRECTORY("account-of-other-directory"),
    /** A label in validationmethods has an upper-case letter; labels are compared exactly, and the registered ones are lower case. */
    METHOD_LABEL_CASE("method-label-case"),
    /** An iodef target that a careful sender would not use. */
    UNSUPPORTED_IODEF("unsupported-iodef"),
    /** The issuer domain names come from the table that is built in. */
    ISSUER_FROM_TABLE("issuer-from-table"),
    /** The issuer domain names that the caller gave and those of the directory overlap in part; the caller's counted. */
    ISSUER_NAMES_DIFFER("issuer-names-differ"),
    /** The order renews by itself, and renewals pass no finalization (RFC 8739). */
    RENEWALS_NOT_GATED("renewals-not-gated"),
    /** The identifiers are those of a certificate that exists, and CAA speaks of issuance, not of use (RFC 8659 section 1). */
    ISSUANCE_TODAY("issuance-today");

    private final String id;

    FindingId(String id) {
        this.id = id;
    }

    /**
     * Returns the stable id.
     *
     * @return lower case with hyphens
     */
    public String id() {
        return id;
    }
}
