package org.caagate;

/** The complaint that a clearance is not for this: other identifiers, another account, or too late. */
public final class NotCoveredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotCoveredException(String message) {
        super(message);
    }
}
