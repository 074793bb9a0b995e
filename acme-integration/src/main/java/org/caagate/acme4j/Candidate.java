package org.caagate.acme4j;

import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.exception.AcmeException;

/**
 * An order that somebody is about to finalize.
 *
 * @param login the login that is going to sign the request
 * @param order what the order and the certification request say
 */
record Candidate(Login login, OrderContent order) {
    /** Where a candidate comes from: it may turn out that it cannot be read. */
    @FunctionalInterface
    interface Source {
        Candidate read() throws AcmeException;
    }
}
