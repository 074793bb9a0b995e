package org.caagate;

/**
 * The complaint that nobody can say who will issue: the ACME directory contradicts the caller, or what it publishes makes no sense.
 * The message says what to change; nothing was asked.
 */
public final class UnclearIssuerException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnclearIssuerException(String message) {
        super(message);
    }
}
