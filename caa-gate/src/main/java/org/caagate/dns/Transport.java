package org.caagate.dns;

/** How octets get to a server and back. */
enum Transport {
    /** Datagrams (RFC 1035 section 4.2.1). */
    UDP("udp", 53),
    /** A connection (RFC 7766). */
    TCP("tcp", 53),
    /** DNS over TLS (RFC 7858). */
    TLS("tls", 853),
    /** DNS over HTTPS (RFC 8484). */
    HTTPS("https", 443);

    private final String scheme;
    private final int port;

    Transport(String scheme, int port) {
        this.scheme = scheme;
        this.port = port;
    }

    String scheme() {
        return scheme;
    }

    /** Returns the port of servers that name none. */
    int port() {
        return port;
    }

    /** Returns whether the server has to prove who it is (RFC 8310 section 5), so that nobody on the way can answer. */
    boolean isAuthenticated() {
        return this == TLS || this == HTTPS;
    }
}
