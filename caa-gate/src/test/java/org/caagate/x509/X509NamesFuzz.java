package org.caagate.x509;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.function.Function;
import org.caagate.fuzz.Claim;
import org.caagate.name.CertificateNames;
import org.caagate.name.Identifier;

/**
 * Certification requests and certificates, in DER and in PEM: at least one name, and no host name that is not in the octets, or our
 * exception with faults that are safe to print.
 */
public final class X509NamesFuzz {
    private X509NamesFuzz() {}

    /** Runs one input. */
    public static void fuzzerTestOneInput(byte[] octets) {
        read(octets, X509Names::ofFile, false);
        read(octets, X509Names::ofCertificationRequest, true);
        read(octets, X509Names::ofCertificate, true);
        read(octets, X509Names::ofTbsCertificate, true);
    }

    private static void read(byte[] octets, Function<byte[], CertificateNames> reader, boolean isDer) {
        try {
            CertificateNames names = reader.apply(octets);
            Claim.that(!names.identifiers().isEmpty(), "no names");
            names.ignoredCommonNames().forEach(Claim::isPrintable);
            // A BMPString or UniversalString has zeros between the letters.
            String text = new String(octets, ISO_8859_1).replace("\0", "").toLowerCase(Locale.ROOT);
            for (Identifier identifier : names.identifiers()) {
                boolean isName = identifier instanceof Identifier.Dns || identifier instanceof Identifier.Wildcard;
                Claim.that(!isDer || !isName || text.contains(identifier.toString()), "out of nothing: " + identifier);
            }
        } catch (UnreadableNamesException e) {
            Claim.that(!e.faults().isEmpty(), "no faults");
            e.faults().forEach(Claim::isPrintable);
            Claim.isPrintable(String.valueOf(e.getMessage()));
        }
    }
}
