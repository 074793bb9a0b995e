package org.caagate.examples;

import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import org.caagate.CaaGate;
import org.caagate.GateReport;
import org.caagate.acme4j.CaaRefusedException;
import org.caagate.acme4j.OrderGate;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsServer;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Certificate;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Dns01Challenge;
import org.shredzone.acme4j.exception.AcmeException;

/** A tool that orders certificates: what it did before, with the gate in front of the finalization. */
public final class AutomationTool {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final OrderGate gate;

    /**
     * Makes a tool.
     *
     * @param gate the gate that its orders have to pass
     */
    public AutomationTool(OrderGate gate) {
        this.gate = gate;
    }

    /**
     * Returns a tool that looks at CAA through one resolver.
     *
     * @param resolver its address, such as {@code 192.0.2.53}
     * @return the tool
     */
    public static AutomationTool lookingThrough(String resolver) {
        // README: once
        CaaGate caa = CaaGate.builder()
                .lookup(DnsLookup.ofServers(DnsServer.parse(resolver)))
                .build();
        OrderGate gate = OrderGate.builder(caa).build();
        // README: end
        return new AutomationTool(gate);
    }

    /**
     * Orders a certificate and waits for it. What CAA refuses is not ordered at all; what cannot be told yet is ordered, and told
     * before it is finalized. Where the gate only reports, everything is ordered.
     *
     * @param login the account
     * @param names the names
     * @param keyPair the key pair to certify
     * @return the certificate
     * @throws RefusedBeforeOrderException if CAA forbids it: nothing was ordered
     * @throws CaaRefusedException if CAA forbids it by the time that the order is ready: nothing was finalized
     * @throws AcmeException if the CA could not or would not
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public Certificate order(Login login, List<String> names, KeyPair keyPair)
            throws AcmeException, InterruptedException {
        if (!gate.isReportOnly()) { // such a gate reports before it finalizes, and stops nothing
            requireNoneRefused(login, names);
        }
        Order order = login.newOrder().domains(names).create();
        validateAll(order);
        order.waitUntilReady(PATIENCE);
        finish(login, order, keyPair);
        order.waitForCompletion(PATIENCE);
        return order.getCertificate();
    }

    /**
     * Finalizes an order that is ready, if CAA allows it. After a refusal the order is still ready: mend the zone and call this
     * again.
     *
     * @param login the account
     * @param order the order
     * @param keyPair the key pair to certify
     * @throws CaaRefusedException if CAA forbids it; nothing was sent
     * @throws AcmeException if the CA could not or would not
     */
    public void finish(Login login, Order order, KeyPair keyPair) throws AcmeException {
        // README: each order
        try {
            gate.execute(login, order, keyPair); // was: order.execute(keyPair)
        } catch (CaaRefusedException refused) {
            refused.report()
                    .blocking()
                    .forEach(verdict -> System.err.println(verdict.subject().identifier() + ": "
                            + verdict.reason().detail()));
            throw refused; // nothing was sent, the order is still ready
        }
        // README: end
    }

    private void requireNoneRefused(Login login, List<String> names) throws AcmeException {
        GateReport before = gate.checkNames(login, names, Dns01Challenge.TYPE);
        if (!before.refused().isEmpty()) {
            throw new RefusedBeforeOrderException(before); // no order, and no challenge spent
        }
    }

    static void validateAll(Order order) throws AcmeException, InterruptedException {
        for (Authorization authorization : order.getAuthorizations()) {
            validate(authorization);
        }
    }

    /** Answers the challenge; to publish its record in DNS is the tool's own business. */
    private static void validate(Authorization authorization) throws AcmeException, InterruptedException {
        if (authorization.getStatus() == Status.VALID) {
            return;
        }
        Dns01Challenge challenge = authorization
                .findChallenge(Dns01Challenge.class)
                .orElseThrow(() -> new AcmeException("the CA offers no dns-01"));
        challenge.trigger();
        challenge.waitForCompletion(PATIENCE);
    }
}
