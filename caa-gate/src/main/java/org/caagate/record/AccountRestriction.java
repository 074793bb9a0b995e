package org.caagate.record;

/** What a record asks of the account that requests the certificate (RFC 8657 section 3). */
public sealed interface AccountRestriction {
    /** Any account will do. */
    AccountRestriction NONE = new None();

    /** No restriction. */
    record None() implements AccountRestriction {}

    /**
     * One account, compared as a simple string (RFC 3986 section 6.2.1).
     *
     * @param account its URI
     */
    record OneAccount(AccountUri account) implements AccountRestriction {}

    /**
     * A restriction that no account meets.
     *
     * @param why what is wrong with it, a clause whose subject is the record
     */
    record Unsatisfiable(String why) implements AccountRestriction {}

    /**
     * Reads the value of an {@code accounturi} parameter; an invalid one is unsatisfiable (RFC 8657 section 3).
     *
     * @param value what follows the equals sign
     * @return what the parameter demands
     */
    static AccountRestriction of(String value) {
        return AccountUri.isWellFormed(value)
                ? new OneAccount(new AccountUri(value))
                : new Unsatisfiable(value.isEmpty() ? "its accounturi is empty" : "its accounturi is no absolute URI");
    }
}
