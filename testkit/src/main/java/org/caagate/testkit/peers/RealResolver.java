package org.caagate.testkit.peers;

import java.net.InetSocketAddress;

/** A resolver of others on loopback, over UDP and TCP on one port, and encrypted where {@link ResolverSetup} says so. */
public abstract sealed class RealResolver implements AutoCloseable
        permits Bind, KnotResolver, PowerDnsRecursor, Unbound {
    private final LoopbackServer server;

    RealResolver(LoopbackServer server) {
        this.server = server;
    }

    /**
     * Returns where it listens, for UDP and TCP.
     *
     * @return a port of 127.0.0.1
     */
    public final InetSocketAddress address() {
        return server.address();
    }

    /**
     * Returns where it listens for DNS over TLS (RFC 7858).
     *
     * @return a port of 127.0.0.1
     * @throws IllegalStateException if it does not
     */
    public final InetSocketAddress tlsAddress() {
        return encrypted(ResolverSetup.TLS);
    }

    /**
     * Returns where it listens for DNS over HTTPS (RFC 8484), HTTP/2 with the path {@code /dns-query}.
     *
     * @return a port of 127.0.0.1
     * @throws IllegalStateException if it does not
     */
    public final InetSocketAddress httpsAddress() {
        return encrypted(ResolverSetup.HTTPS);
    }

    private InetSocketAddress encrypted(int index) {
        if (index >= server.addresses().size()) {
            throw new IllegalStateException("started without encryption");
        }
        return server.addresses().get(index);
    }

    @Override
    public void close() {
        server.close();
    }
}
