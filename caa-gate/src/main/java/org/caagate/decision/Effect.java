package org.caagate.decision;

/** What one record of the relevant RRset did to a verdict, with the word that reports use. */
public enum Effect {
    /** It allows the issuer to issue. */
    AUTHORIZES("authorizes"),
    /** It names another issuer. */
    OTHER_ISSUER("other-issuer"),
    /** It names the issuer, for another account (RFC 8657 section 3). */
    WRONG_ACCOUNT("wrong-account"),
    /** It names the issuer, for other validation methods (RFC 8657 section 4). */
    WRONG_METHOD("wrong-method"),
    /** It would allow the issuer or not, depending on a fact that is not known. */
    UNDECIDED("undecided"),
    /** It names the issuer with a restriction that nothing can meet. */
    UNSATISFIABLE("unsatisfiable"),
    /** It names nobody. */
    FORBIDS("forbids"),
    /** Its value is outside the grammar, so it names nobody. */
    MALFORMED("malformed"),
    /** It does not concern this identifier. */
    IGNORED("ignored"),
    /** It is critical and the issuer does not know it. */
    BLOCKS("blocks"),
    /** It says where to report. */
    REPORTS("reports");

    private final String id;

    Effect(String id) {
        this.id = id;
    }

    /**
     * Returns the word for it in JSON and text.
     *
     * @return a stable id
     */
    public String id() {
        return id;
    }
}
