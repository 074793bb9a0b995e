package org.caagate.testkit.dnssec;

/** How a zone's key signs (RFC 8624 section 3.1). */
public enum SigningAlgorithm {
    /** Algorithm 8, RSA with 2048 bits and SHA-256; one key pair serves all zones of a run, since it is slow to make. */
    RSASHA256(8),
    /** Algorithm 13, ECDSA on P-256 with SHA-256. */
    ECDSAP256SHA256(13),
    /** Algorithm 15, Ed25519. */
    ED25519(15);

    private final int number;

    SigningAlgorithm(int number) {
        this.number = number;
    }

    /**
     * Returns the algorithm's number in DNSKEY, DS and RRSIG records.
     *
     * @return 8, 13 or 15
     */
    public int number() {
        return number;
    }
}
