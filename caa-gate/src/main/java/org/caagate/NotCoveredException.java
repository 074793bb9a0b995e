package org.caagate;

/** The error that a clearance does not cover a certificate: its identifiers or account differ, or the clearance has expired. */
public final class NotCoveredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotCoveredException(String message) {
        super(message);
    }
}
