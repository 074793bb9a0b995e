package org.caagate.acme4j.peers;

import java.net.URI;
import java.security.KeyPair;
import org.caagate.CaaGate;
import org.caagate.acme4j.OrderGate;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsServer;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.exception.AcmeException;

/** The three ways in, with ca.example as the issuer, since Pebble's directory does not say. */
enum WayIn {
    ONE_ORDER {
        @Override
        Session session(URI directory, String resolver) {
            return new Session(directory);
        }

        @Override
        void execute(String resolver, Login login, Order order, KeyPair key) throws AcmeException {
            gate(resolver).execute(login, order, key);
        }
    },
    EVERY_ORDER_OF_A_SESSION {
        @Override
        Session session(URI directory, String resolver) {
            return gate(resolver).session(directory);
        }
    },
    NO_CODE {
        @Override
        Session session(URI directory, String resolver) {
            System.setProperty("caagate.resolver", resolver);
            System.setProperty("caagate.issuer", ISSUER);
            return new Session("caagate:" + directory);
        }
    };

    static final String ISSUER = "ca.example";

    abstract Session session(URI directory, String resolver);

    void execute(String resolver, Login login, Order order, KeyPair key) throws AcmeException {
        order.execute(key);
    }

    static void forgetProperties() {
        System.clearProperty("caagate.resolver");
        System.clearProperty("caagate.issuer");
    }

    static OrderGate gate(String resolver) {
        return OrderGate.builder(CaaGate.builder()
                        .lookup(DnsLookup.ofServers(DnsServer.parse(resolver)))
                        .build())
                .issuer(ISSUER)
                .build();
    }
}
