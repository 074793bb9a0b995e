package org.caagate.name;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The identifiers that a certification request or a certificate holds.
 *
 * @param identifiers every subject alternative name, and the common name where it is a host name or an IP address
 * @param ignoredCommonNames common names that are neither, escaped for printing; they are no identifiers, but somebody may
 *     have meant them to be
 */
public record CertificateNames(Set<Identifier> identifiers, List<String> ignoredCommonNames) {
    /**
     * Copies both, keeping their order.
     *
     * @param identifiers every subject alternative name, and the common name where it is a host name or an IP address
     * @param ignoredCommonNames common names that are neither, escaped for printing
     */
    public CertificateNames {
        identifiers = Collections.unmodifiableSet(new LinkedHashSet<>(identifiers));
        ignoredCommonNames = List.copyOf(ignoredCommonNames);
    }
}
