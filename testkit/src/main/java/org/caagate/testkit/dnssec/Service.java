package org.caagate.testkit.dnssec;

/** What the name servers of a zone do; a resolver makes SERVFAIL of all but the first. */
public enum Service {
    /** They answer. */
    ANSWERS,
    /** They never answer. */
    SILENT,
    /** They answer SERVFAIL. */
    SERVFAIL,
    /** They answer REFUSED. */
    REFUSED
}
