package org.caagate.decision;

import org.caagate.record.AccountUri;
import org.caagate.record.ValidationMethod;

/**
 * What RFC 8657 parameters may ask about a request.
 *
 * @param account the account at the CA that asks for the certificate (section 3)
 * @param method the method by which this very identifier was validated (section 4)
 */
public record Facts(Fact<AccountUri> account, Fact<ValidationMethod> method) {
    /** Neither is known. */
    public static final Facts NONE = new Facts(Fact.unknown(), Fact.unknown());

    /**
     * Returns the same facts with another method.
     *
     * @param other the method
     * @return new facts
     */
    public Facts withMethod(Fact<ValidationMethod> other) {
        return new Facts(account, other);
    }
}
