package org.caagate.dns;

/** How octets get to a server and back. */
enum Transport {
    /** Datagrams (RFC 1035 section 4.2.1). */
    UDP("udp"),
    /** A connection (RFC 7766). */
    TCP("tcp");

    private final String scheme;

    Transport(String scheme) {
        this.scheme = scheme;
    }

    String scheme() {
        return scheme;
    }
}
