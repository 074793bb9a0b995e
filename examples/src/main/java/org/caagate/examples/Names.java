package org.caagate.examples;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.stream.Collectors;
import org.caagate.name.Identifier;
import org.caagate.x509.X509Names;

/** The names in a certificate, for people. */
final class Names {
    private Names() {}

    static String of(X509Certificate certificate) {
        try {
            return X509Names.ofCertificate(certificate.getEncoded()).identifiers().stream()
                    .map(Identifier::toString)
                    .sorted()
                    .collect(Collectors.joining(", "));
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("the CA sent a certificate that cannot be encoded", e);
        }
    }
}
