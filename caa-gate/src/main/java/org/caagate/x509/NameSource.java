package org.caagate.x509;

import java.util.List;
import org.bouncycastle.asn1.ASN1Sequence;

/**
 * The parts of a structure that can name something.
 *
 * @param subject the distinguished name of the subject
 * @param extensions the lists of extensions: none, one, or the faulty several of a request
 * @param isRequest whether this is a request, whose subject is a wish and whose extensions are wishes too
 */
record NameSource(ASN1Sequence subject, List<ASN1Sequence> extensions, boolean isRequest) {
    NameSource {
        extensions = List.copyOf(extensions);
    }
}
