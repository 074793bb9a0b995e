package org.caagate.testkit.acme;

import java.util.Locale;

/** The status of an order (RFC 8555 section 7.1.6). */
public enum OrderStatus {
    /** Some authorization is not valid yet. */
    PENDING,
    /** All authorizations are valid; the CA waits for the finalization. */
    READY,
    /** Finalized, the certificate is being made. */
    PROCESSING,
    /** The certificate is there. */
    VALID,
    /** Failed for good. */
    INVALID;

    String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
