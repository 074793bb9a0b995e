package org.caagate.testkit.dns;

/** How a question reached the server. */
public enum Transport {
    /** A datagram (RFC 1035 section 4.2.1). */
    UDP,
    /** A message with two octets of length before it (RFC 1035 section 4.2.2). */
    TCP,
    /** The same as over TCP, within TLS (RFC 7858). */
    TLS,
    /** The body of an HTTPS request (RFC 8484). */
    HTTPS
}
