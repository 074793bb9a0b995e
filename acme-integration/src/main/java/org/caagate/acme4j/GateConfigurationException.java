package org.caagate.acme4j;

import org.shredzone.acme4j.exception.AcmeException;

/**
 * The complaint that the gate's settings do not fit the directory or the order, such as an issuer domain name that the directory
 * contradicts. Nothing was sent, and to try again helps only after a change of the settings.
 */
public final class GateConfigurationException extends AcmeException {
    private static final long serialVersionUID = 1L;

    GateConfigurationException(String message) {
        super("caa-gate: " + message);
    }
}
