package org.caagate.testkit.dnssec;

/** How a signed zone proves that something is not there. */
public enum Denial {
    /** NSEC (RFC 4034 section 4). */
    NSEC,
    /** NSEC3 without salt and additional iterations (RFC 9276 section 3.1). */
    NSEC3,
    /** NSEC3 as well, but insecure delegations have no record of their own (RFC 5155 section 6). */
    NSEC3_OPT_OUT
}
