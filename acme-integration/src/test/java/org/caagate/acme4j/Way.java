package org.caagate.acme4j;

import java.security.KeyPair;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.exception.AcmeException;

/** The three ways in, each as its users take it. */
enum Way {
    ONE_ORDER {
        @Override
        Client open(Scene scene, Consumer<OrderGate.Builder> code, Map<String, String> properties) {
            OrderGate gate = gate(scene, code);
            return new Client(scene.session()) {
                @Override
                void execute(Login login, Order order, KeyPair key) throws AcmeException {
                    gate.execute(login, order, key);
                }

                @Override
                void execute(Login login, Order order, byte[] csr) throws AcmeException {
                    gate.execute(login, order, csr);
                }

                @Override
                void execute(Login login, Order order, PKCS10CertificationRequest csr) throws AcmeException {
                    gate.execute(login, order, csr);
                }
            };
        }
    },
    EVERY_ORDER_OF_A_SESSION {
        @Override
        Client open(Scene scene, Consumer<OrderGate.Builder> code, Map<String, String> properties) {
            return new Client(gate(scene, code).session(scene.ca.directoryUri()));
        }
    },
    NO_CODE {
        @Override
        Client open(Scene scene, Consumer<OrderGate.Builder> code, Map<String, String> properties) {
            Map<String, String> all = new HashMap<>(properties);
            all.put("resolver", scene.resolver());
            all.put("tries", "1");
            all.putIfAbsent("timeout", "20s");
            all.forEach((option, value) -> System.setProperty("caagate." + option, value));
            return new Client(new Session("caagate:" + scene.ca.directoryUri())) {
                @Override
                public void close() {
                    all.keySet().forEach(option -> System.clearProperty("caagate." + option));
                }
            };
        }
    };

    /**
     * Opens a way in.
     *
     * @param code the settings for those who write code
     * @param properties the same for those who do not
     */
    abstract Client open(Scene scene, Consumer<OrderGate.Builder> code, Map<String, String> properties);

    Client open(Scene scene) {
        return open(scene, gate -> {}, Map.of());
    }

    private static OrderGate gate(Scene scene, Consumer<OrderGate.Builder> code) {
        OrderGate.Builder gate = scene.orderGate();
        code.accept(gate);
        return gate.build();
    }

    /** Somebody who orders certificates. */
    static class Client implements AutoCloseable {
        private final Session session;

        Client(Session session) {
            this.session = session;
        }

        Session session() {
            return session;
        }

        void execute(Login login, Order order, KeyPair key) throws AcmeException {
            order.execute(key);
        }

        void execute(Login login, Order order, byte[] csr) throws AcmeException {
            order.execute(csr);
        }

        void execute(Login login, Order order, PKCS10CertificationRequest csr) throws AcmeException {
            order.execute(csr);
        }

        @Override
        public void close() {}
    }
}
