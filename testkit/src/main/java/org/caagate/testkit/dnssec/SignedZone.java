package org.caagate.testkit.dnssec;

import java.io.IOException;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/**
 * What a test wants of a zone: ECDSA P-256, NSEC and valid signatures, unless said otherwise. Each method changes this object and
 * returns it; a {@link SignedHierarchy} reads it once.
 */
public final class SignedZone {
    private final Name origin;
    private SigningAlgorithm algorithm = SigningAlgorithm.ECDSAP256SHA256;
    private Denial denial = Denial.NSEC;
    private Signing signing = Signing.SIGNED;
    private Service service = Service.ANSWERS;
    private final StringBuilder records = new StringBuilder();
    private final StringBuilder forgeries = new StringBuilder();

    private SignedZone(Name origin) {
        this.origin = origin;
    }

    /**
     * Returns a zone that has SOA and NS records only.
     *
     * @param origin its name, such as {@code example.com.}
     * @return the zone
     * @throws IllegalArgumentException if that is no domain name
     */
    public static SignedZone of(String origin) {
        return new SignedZone(name(origin));
    }

    /**
     * Adds records. Delegations to other zones of the hierarchy come by themselves.
     *
     * @param text in master-file form (RFC 1035 section 5); names are relative to the zone, the TTL is 3600
     * @return this zone
     */
    public SignedZone records(String text) {
        records.append(text).append('\n');
        return this;
    }

    /**
     * Replaces sets of records after they were signed, so that the signatures do not hold for what is served: bogus where the zone
     * is secure. A set that is not in the zone is added, without signatures, although the zone denies it.
     *
     * @param text the new sets of records, as for {@link #records}
     * @return this zone
     */
    public SignedZone forged(String text) {
        forgeries.append(text).append('\n');
        return this;
    }

    /**
     * Sets how the zone's key signs.
     *
     * @param chosen the algorithm
     * @return this zone
     */
    public SignedZone algorithm(SigningAlgorithm chosen) {
        algorithm = chosen;
        return this;
    }

    /**
     * Sets how the zone proves that something is not there.
     *
     * @param chosen the kind of record
     * @return this zone
     */
    public SignedZone denial(Denial chosen) {
        denial = chosen;
        return this;
    }

    /**
     * Sets how the zone is signed, and what is wrong with that.
     *
     * @param chosen what is wrong, if anything
     * @return this zone
     */
    public SignedZone signing(Signing chosen) {
        signing = chosen;
        return this;
    }

    /**
     * Sets what the name servers of the zone do. One whose servers do not answer is delegated and signed all the same.
     *
     * @param chosen what they do
     * @return this zone
     */
    public SignedZone service(Service chosen) {
        service = chosen;
        return this;
    }

    static Name name(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException("not a domain name: " + text, e);
        }
    }

    Name origin() {
        return origin;
    }

    SigningAlgorithm algorithm() {
        return algorithm;
    }

    Denial denial() {
        return denial;
    }

    Signing signing() {
        return signing;
    }

    Service service() {
        return service;
    }

    RecordSets parsedRecords() throws IOException {
        return RecordSets.parse(records.toString(), origin);
    }

    RecordSets parsedForgeries() throws IOException {
        return RecordSets.parse(forgeries.toString(), origin);
    }
}
