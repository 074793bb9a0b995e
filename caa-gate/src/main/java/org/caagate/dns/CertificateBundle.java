package org.caagate.dns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caagate.name.Escaped;

/** The reading of a file of certificates in PEM (RFC 7468): all of it or none. */
final class CertificateBundle {
    /** Thirty times the list of roots that browsers ship. */
    private static final int MOST_OCTETS = 8 << 20;

    private static final int MOST_FAULTS = 10;
    private static final String CERTIFICATE = "CERTIFICATE";
    /** Either a whole block, or a BEGIN line that has no END line before the next BEGIN. */
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (?<label>[^-\\r\\n]*)-----[^-]*+(?<end>-----END \\k<label>-----)?");

    private final String text;
    private final List<X509Certificate> certificates = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private CertificateBundle(String text) {
        this.text = text;
    }

    /** Returns the certificates, at least one; {@link TrustRoots#ofBundle} says how it fails. */
    static List<X509Certificate> read(Path file) {
        CertificateBundle bundle = new CertificateBundle(content(file));
        bundle.readBlocks();
        if (bundle.certificates.isEmpty() && bundle.faults.isEmpty()) {
            throw unusable(
                    file,
                    bundle.text.isEmpty()
                            ? "it is empty"
                            : "there is no certificate in PEM in it: no line "
                                    + "reads -----BEGIN CERTIFICATE----- (DER is turned into PEM by openssl x509 -inform der)");
        }
        if (!bundle.faults.isEmpty()) {
            throw unusable(file, String.join("; ", bundle.faults));
        }
        return bundle.certificates;
    }

    private static String content(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MOST_OCTETS + 1);
            if (content.length > MOST_OCTETS) {
                throw new IOException("more than " + MOST_OCTETS + " octets");
            }
            return new String(content, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalArgumentException("the CA bundle " + UnreadableFile.text(file.toString(), e), e);
        }
    }

    private static IllegalArgumentException unusable(Path file, String why) {
        return new IllegalArgumentException(
                "the CA bundle " + Escaped.quote(file.toString()) + " cannot be used: " + why);
    }

    private void readBlocks() {
        Matcher block = BLOCK.matcher(text);
        int line = 1;
        int counted = 0;
        while (block.find() && faults.size() < MOST_FAULTS) {
            line += (int) text.substring(counted, block.start())
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            counted = block.start();
            readBlock(block, "line " + line + ": ");
        }
    }

    private void readBlock(Matcher block, String where) {
        if (!block.group("label").equals(CERTIFICATE)) {
            faults.add(where + "a block labelled " + Escaped.quote(block.group("label")) + " is no certificate");
        } else if (block.group("end") == null) {
            faults.add(where + "the certificate has no END line of its own");
        } else {
            try {
                CertificateFactory factory = CertificateFactory.getInstance("X.509");
                byte[] octets = block.group().getBytes(StandardCharsets.ISO_8859_1);
                certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(octets)));
            } catch (CertificateException e) {
                faults.add(where + "the certificate cannot be read: " + Escaped.quote(String.valueOf(e.getMessage())));
            }
        }
    }
}
