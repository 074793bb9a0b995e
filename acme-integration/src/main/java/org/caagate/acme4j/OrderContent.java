package org.caagate.acme4j;

import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caagate.name.CertificateNames;
import org.caagate.name.Identifier;
import org.caagate.name.InvalidNameException;
import org.caagate.x509.UnreadableNamesException;
import org.caagate.x509.X509Names;
import org.shredzone.acme4j.exception.AcmeServerException;
import org.shredzone.acme4j.toolbox.JSON;

/**
 * What an order says of itself (RFC 8555 section 7.1.3).
 *
 * @param url where it says that, or where it is finalized
 * @param identifiers what the certificate is for; wildcards are wildcards here, unlike in authorizations
 * @param authorizations where its authorizations are
 * @param renewing whether it renews by itself (RFC 8739)
 * @param request the names of the certification request, once there is one
 */
record OrderContent(
        URL url,
        Set<Identifier> identifiers,
        List<URL> authorizations,
        boolean renewing,
        Optional<CertificateNames> request) {

    static OrderContent of(URL url, JSON order) throws AcmeServerException {
        Set<Identifier> identifiers = new LinkedHashSet<>();
        List<String> faults = new ArrayList<>();
        for (JSON.Value value : order.get("identifiers").asArray()) {
            try {
                identifiers.add(AcmeIdentifiers.read(value.asObject()));
            } catch (InvalidNameException fault) {
                faults.add(String.valueOf(fault.getMessage()));
            }
        }
        if (identifiers.isEmpty() && faults.isEmpty()) {
            faults.add("it has none");
        }
        if (!faults.isEmpty()) {
            throw Problems.rejectedIdentifier(url, faults);
        }
        List<URL> authorizations = order.get("authorizations").asArray().stream()
                .map(JSON.Value::asURL)
                .toList();
        return new OrderContent(
                url, identifiers, authorizations, order.get("auto-renewal").isPresent(), Optional.empty());
    }

    /**
     * The order with its certification request, which must ask for exactly what was ordered (RFC 8555 section 7.4). Names of
     * types that CAA has no rule for are left to the CA to compare: ACME and X.509 write them differently.
     */
    OrderContent with(byte[] csr) throws AcmeServerException {
        CertificateNames names;
        try {
            names = X509Names.ofCertificationRequest(csr);
        } catch (UnreadableNamesException unreadable) {
            throw Problems.badCsr(url, unreadable.faults());
        }
        List<String> faults = new ArrayList<>();
        missing(names.identifiers(), identifiers, " is not in the order", faults);
        missing(identifiers, names.identifiers(), " is not in the certification request", faults);
        if (!faults.isEmpty()) {
            throw Problems.badCsr(url, faults);
        }
        return new OrderContent(url, identifiers, authorizations, renewing, Optional.of(names));
    }

    private static void missing(Set<Identifier> some, Set<Identifier> others, String fault, List<String> faults) {
        for (Identifier identifier : some) {
            if (identifier.kind() != Identifier.Kind.OTHER && !others.contains(identifier)) {
                faults.add(VerdictText.name(identifier) + fault);
            }
        }
    }
}
