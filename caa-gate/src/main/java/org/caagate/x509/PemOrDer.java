package org.caagate.x509;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bouncycastle.asn1.ASN1Primitive;
import org.caagate.name.Escaped;

/** The one structure in a file, which is DER or PEM (RFC 7468). */
final class PemOrDer {
    private static final int SEQUENCE = 0x30;
    private static final int LONG_LENGTH = 0x80;

    private final String what;
    private final byte[] der;
    private final NameReading.Structure structure;

    private PemOrDer(String what, byte[] der, NameReading.Structure structure) {
        this.what = what;
        this.der = der;
        this.structure = structure;
    }

    /** Reads a file. DER begins with the tag of a SEQUENCE and a length over 127, whose octet no text file has there. */
    static PemOrDer read(byte[] content) {
        if (content.length > 1 && content[0] == SEQUENCE && (content[1] & LONG_LENGTH) != 0) {
            return new PemOrDer("file", content, PemOrDer::likelyStructure);
        }
        List<PemBlock> blocks = PemBlock.all(new String(content, StandardCharsets.ISO_8859_1));
        if (blocks.isEmpty()) {
            throw new MalformedStructureException(
                    "neither PEM nor DER: no BEGIN line, and no structure of a usual size");
        }
        if (blocks.size() > 1) {
            throw new MalformedStructureException(
                    blocks.size() + " PEM blocks: one is needed, to be clear which is meant");
        }
        PemBlock block = blocks.get(0);
        return new PemOrDer(block.label(), block.decoded(), labelled(block.label()));
    }

    private static NameSource likelyStructure(ASN1Primitive structure, Faults faults) {
        return CertificateStructure.isLikely(structure)
                ? CertificateStructure.read(structure, faults)
                : RequestStructure.read(structure, faults);
    }

    private static NameReading.Structure labelled(String label) {
        return switch (label) {
            case "CERTIFICATE" -> CertificateStructure::read;
            // The second label is that of older software (RFC 7468 section 7).
            case "CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST" -> RequestStructure::read;
            default ->
                throw new MalformedStructureException("a PEM block labelled " + Escaped.quote(label)
                        + ": CERTIFICATE, CERTIFICATE REQUEST or NEW CERTIFICATE REQUEST can be read");
        };
    }

    /** A word for the structure in messages. */
    String what() {
        return what;
    }

    byte[] der() {
        return der;
    }

    NameReading.Structure structure() {
        return structure;
    }
}
