package org.caagate.acme4j;

import java.io.IOException;
import java.security.KeyPair;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.util.CSRBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One order in the hands of the login that it is said to belong to. Nobody can ask an order for its login; so this login fetches
 * the order, which a CA shows to no other, and is the one that finalizes it.
 */
final class Finalization {
    private static final Logger LOG = LoggerFactory.getLogger(OrderGate.class);

    private final Login login;
    private final Order callers;
    private final Order order;

    private Finalization(Login login, Order callers, Order order) {
        this.login = login;
        this.callers = callers;
        this.order = order;
    }

    static Finalization of(Login login, Order callers) throws AcmeException {
        Order order = login.bindOrder(callers.getLocation());
        order.fetch();
        return new Finalization(login, callers, order);
    }

    /** The order without a certification request. */
    Candidate candidate() throws AcmeException {
        return new Candidate(login, content());
    }

    private OrderContent content() throws AcmeException {
        return OrderContent.of(order.getLocation(), order.getJSON());
    }

    /** A certification request as acme4j makes it. */
    byte[] newRequest(KeyPair keyPair) throws AcmeException {
        try {
            CSRBuilder csr = new CSRBuilder();
            csr.addIdentifiers(order.getIdentifiers());
            csr.sign(keyPair);
            return csr.getEncoded();
        } catch (IOException e) {
            throw new AcmeException("Failed to create CSR", e);
        }
    }

    void execute(OrderGate gate, byte[] csr) throws AcmeException {
        gate.admit(() -> new Candidate(login, content().with(csr)));
        order.execute(csr);
        try {
            callers.fetch();
        } catch (AcmeException e) {
            // The order was finalized, and an exception here would say the opposite; whoever polls it will fetch it
            // again.
            LOG.debug("the finalized order could not be fetched", e);
        }
    }
}
