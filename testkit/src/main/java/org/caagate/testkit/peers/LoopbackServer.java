package org.caagate.testkit.peers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * A server of others on ports that were free.
 *
 * @param process the running program
 * @param addresses where it listens
 */
record LoopbackServer(PeerProcess process, List<InetSocketAddress> addresses) implements AutoCloseable {
    /** Between our look at a port and the server's bind somebody else may take it. */
    private static final int ATTEMPTS = 4;

    /** How to start a server. */
    @FunctionalInterface
    interface Launch {
        PeerProcess on(List<InetSocketAddress> addresses);
    }

    /** Whether a server answers as it should. */
    @FunctionalInterface
    interface Probe {
        boolean answers(List<InetSocketAddress> addresses) throws IOException;
    }

    static LoopbackServer start(int ports, Launch launch, Probe probe) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            List<InetSocketAddress> addresses = FreePorts.find(ports);
            PeerProcess process = launch.on(addresses);
            boolean answers = false;
            try {
                answers = process.awaitAnswer(() -> probe.answers(addresses));
            } finally {
                if (!answers) {
                    process.close();
                }
            }
            if (answers) {
                return new LoopbackServer(process, addresses);
            }
            if (attempt == ATTEMPTS || !process.log().contains("in use")) {
                throw process.failure("ended at once");
            }
        }
    }

    InetSocketAddress address() {
        return addresses.get(0);
    }

    @Override
    public void close() {
        process.close();
    }
}
