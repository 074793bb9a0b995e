package org.caagate.dns;

import java.io.IOException;

/** The ways to servers. */
final class Wires {
    private final Wire tls;
    private final Wire https;

    Wires(Wire tls, Wire https) {
        this.tls = tls;
        this.https = https;
    }

    /**
     * Sends a query by the transport of its server.
     *
     * @param query what to send
     * @param server where to
     * @return what is under way
     * @throws IOException if it could not even be sent
     */
    Wire.Pending send(Query query, DnsServer server) throws IOException {
        return switch (server.transport()) {
            case UDP -> UdpWire.SHARED.send(query, server);
            case TCP -> TcpExchange.start(query, server);
            case TLS -> tls.send(query, server);
            case HTTPS -> https.send(query, server);
        };
    }
}
