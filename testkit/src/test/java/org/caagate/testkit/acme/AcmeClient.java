package org.caagate.testkit.acme;

import java.security.KeyPair;
import java.time.Duration;
import java.util.Arrays;
import org.caagate.testkit.x509.TestKeys;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Identifier;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Challenge;
import org.shredzone.acme4j.exception.AcmeException;

/** What a user of acme4j does, in short. */
final class AcmeClient {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    private AcmeClient() {}

    static Login register(ScriptedAcmeServer ca) throws AcmeException {
        return register(ca, TestKeys.p256());
    }

    static Login register(ScriptedAcmeServer ca, KeyPair key) throws AcmeException {
        return new AccountBuilder()
                .agreeToTermsOfService()
                .addContact("mailto:hostmaster@example.com")
                .useKeyPair(key)
                .createLogin(new Session(ca.directoryUri()));
    }

    static Order order(Login login, String... names) throws AcmeException {
        return login.newOrder()
                .identifiers(Arrays.stream(names).map(Identifier::dns).toList())
                .create();
    }

    /** Opens an order and answers its challenges, so that it is ready. */
    static Order readyOrder(Login login, String... names) throws AcmeException {
        Order order = order(login, names);
        answer(order, "dns-01");
        return order;
    }

    static void answer(Order order, String type) throws AcmeException {
        for (Authorization authorization : order.getAuthorizations()) {
            if (authorization.getStatus() == Status.PENDING) {
                authorization
                        .findChallenge(type)
                        .map(Challenge.class::cast)
                        .orElseThrow()
                        .trigger();
            }
        }
        order.fetch();
    }
}
