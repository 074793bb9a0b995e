package org.caagate.x509;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/** A CertificationRequest (RFC 2986 section 4) taken apart. */
final class RequestStructure {
    /** Microsoft's szOID_CERT_EXTENSIONS, which has the syntax of extensionRequest and was there before it. */
    private static final ASN1ObjectIdentifier MICROSOFT_EXTENSIONS = new ASN1ObjectIdentifier("1.3.6.1.4.1.311.2.1.14");

    private final Faults faults;

    private RequestStructure(Faults faults) {
        this.faults = faults;
    }

    static NameSource read(ASN1Primitive structure, Faults faults) {
        ASN1Sequence request = Asn1.sequence(structure, "CertificationRequest", 3, 3);
        Asn1.requireAlgorithmAndBits(request.getObjectAt(1), request.getObjectAt(2), "signature");
        // RFC 2986 has the attributes even where there are none; old software leaves them out.
        ASN1Sequence info = Asn1.sequence(request.getObjectAt(0), "CertificationRequestInfo", 3, 4);
        if (!Asn1.as(ASN1Integer.class, info.getObjectAt(0), "version").hasValue(0)) {
            throw new MalformedStructureException("a version that is not v1(0)");
        }
        ASN1Sequence subject = Asn1.sequence(info.getObjectAt(1), "subject");
        ASN1Sequence key = Asn1.sequence(info.getObjectAt(2), "subjectPKInfo", 2, 2);
        Asn1.requireAlgorithmAndBits(key.getObjectAt(0), key.getObjectAt(1), "public key");
        return new NameSource(subject, new RequestStructure(faults).requested(info), true);
    }

    private List<ASN1Sequence> requested(ASN1Sequence info) {
        if (info.size() == 3) {
            return List.of();
        }
        return faults.collect("attributes", () -> extensionRequests(info.getObjectAt(3)))
                .orElse(List.of());
    }

    private List<ASN1Sequence> extensionRequests(ASN1Encodable element) {
        ASN1TaggedObject tagged = Asn1.as(ASN1TaggedObject.class, element, "attributes");
        if (!tagged.hasContextTag(0)) {
            throw new MalformedStructureException("attributes has another tag than [0]");
        }
        int attributes = 0;
        List<ASN1Sequence> requested = new ArrayList<>();
        for (ASN1Encodable each : ASN1Set.getInstance(tagged, false)) {
            ASN1Sequence attribute = Asn1.sequence(each, "an attribute", 2, 2);
            ASN1ObjectIdentifier type =
                    Asn1.as(ASN1ObjectIdentifier.class, attribute.getObjectAt(0), "an attribute's type");
            ASN1Set values = Asn1.as(ASN1Set.class, attribute.getObjectAt(1), "an attribute's values");
            if (type.equals(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest) || type.equals(MICROSOFT_EXTENSIONS)) {
                attributes++;
                requested.addAll(lists(values));
            }
        }
        if (attributes > 1) {
            faults.add(attributes + " extensionRequest attributes (Microsoft's 1.3.6.1.4.1.311.2.1.14 counts as one):"
                    + " readers differ in which they take");
        }
        return requested;
    }

    private List<ASN1Sequence> lists(ASN1Set values) {
        if (values.size() != 1) {
            faults.add("an extensionRequest attribute with " + values.size()
                    + " values: RFC 2985 section 5.4.2 has exactly one");
        }
        List<ASN1Sequence> lists = new ArrayList<>();
        for (ASN1Encodable value : values) {
            lists.add(Asn1.sequence(value, "the value of an extensionRequest attribute"));
        }
        return lists;
    }
}
