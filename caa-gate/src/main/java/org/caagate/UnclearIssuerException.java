package org.caagate;

/**
 * The error that the issuer cannot be determined: the ACME directory contradicts the caller, or publishes invalid data. The message says
 * what to change. No DNS question was asked.
 */
public final class UnclearIssuerException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnclearIssuerException(String message) {
        super(message);
    }
}
