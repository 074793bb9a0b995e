package org.caagate.cli.input;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A file of certificates in PEM (RFC 7468), such as clients keep: the certificate itself and then its chain, in the order in which a
 * TLS server sends them (RFC 8446 section 4.4.2).
 */
final class PemChain {
    private static final String BEGIN = "-----BEGIN ";
    private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----";

    private PemChain() {}

    /**
     * Returns the first certificate of a chain.
     *
     * @param octets a file
     * @return what stands before the second certificate, if there are only certificates in the file; else all of it
     */
    static byte[] first(byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        int start = text.indexOf(CERTIFICATE);
        int next = start < 0 ? -1 : text.indexOf(CERTIFICATE, start + CERTIFICATE.length());
        boolean areCertificates = count(text, BEGIN) == count(text, CERTIFICATE);
        return next < 0 || !areCertificates ? octets : Arrays.copyOf(octets, next);
    }

    private static int count(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }
}
