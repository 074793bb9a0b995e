package org.caagate.x509;

import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.ASN1UTCTime;

/** A Certificate or a TBSCertificate (RFC 5280 section 4.1) taken apart. */
final class CertificateStructure {
    /** From serialNumber to subjectPublicKeyInfo; before them may be the version, after them the optional rest. */
    private static final int FIXED_FIELDS = 6;

    private CertificateStructure() {}

    static NameSource read(ASN1Primitive structure, Faults faults) {
        ASN1Sequence certificate = Asn1.sequence(structure, "Certificate", 3, 3);
        Asn1.requireAlgorithmAndBits(certificate.getObjectAt(1), certificate.getObjectAt(2), "signature");
        return tbs(certificate.getObjectAt(0), faults);
    }

    /** Whether what is signed has the size of a TBSCertificate; a CertificationRequestInfo has four elements at most. */
    static boolean isLikely(ASN1Primitive structure) {
        return structure instanceof ASN1Sequence outer
                && outer.size() > 0
                && outer.getObjectAt(0) instanceof ASN1Sequence inner
                && inner.size() >= FIXED_FIELDS;
    }

    static NameSource readTbs(ASN1Primitive structure, Faults faults) {
        return tbs(structure, faults);
    }

    private static NameSource tbs(ASN1Encodable structure, Faults faults) {
        ASN1Sequence tbs = Asn1.sequence(structure, "TBSCertificate", FIXED_FIELDS, FIXED_FIELDS + 4);
        boolean versioned = tbs.getObjectAt(0) instanceof ASN1TaggedObject;
        int version = versioned ? version((ASN1TaggedObject) tbs.getObjectAt(0)) : 1;
        int start = versioned ? 1 : 0;
        if (tbs.size() < start + FIXED_FIELDS) {
            throw new MalformedStructureException("TBSCertificate has " + tbs.size() + " elements");
        }
        Asn1.as(ASN1Integer.class, tbs.getObjectAt(start), "serialNumber");
        Asn1.sequence(tbs.getObjectAt(start + 1), "signature", 1, 2);
        Asn1.sequence(tbs.getObjectAt(start + 2), "issuer");
        requireValidity(tbs.getObjectAt(start + 3));
        ASN1Sequence subject = Asn1.sequence(tbs.getObjectAt(start + 4), "subject");
        ASN1Sequence key = Asn1.sequence(tbs.getObjectAt(start + 5), "subjectPublicKeyInfo", 2, 2);
        Asn1.requireAlgorithmAndBits(key.getObjectAt(0), key.getObjectAt(1), "public key");
        List<ASN1Sequence> extensions = faults.collect(
                        "extensions", () -> extensions(tbs, start + FIXED_FIELDS, version))
                .orElse(List.of());
        return new NameSource(subject, extensions, false);
    }

    private static int version(ASN1TaggedObject tagged) {
        ASN1Encodable content = tagged.hasContextTag(0) ? tagged.getExplicitBaseObject() : tagged;
        ASN1Integer number = Asn1.as(ASN1Integer.class, content, "version");
        if (!number.hasValue(0) && !number.hasValue(1) && !number.hasValue(2)) {
            throw new MalformedStructureException("a version that is not v1(0), v2(1) or v3(2)");
        }
        return number.intValueExact() + 1;
    }

    /** A TBSCertList has a time here, which tells the two apart. */
    private static void requireValidity(ASN1Encodable element) {
        ASN1Sequence validity = Asn1.sequence(element, "validity", 2, 2);
        for (ASN1Encodable time : validity) {
            if (!(time instanceof ASN1UTCTime) && !(time instanceof ASN1GeneralizedTime)) {
                throw new MalformedStructureException("validity has something else than times");
            }
        }
    }

    /** The optional fields, each at most once and in their order: issuerUniqueID [1], subjectUniqueID [2], extensions [3]. */
    private static List<ASN1Sequence> extensions(ASN1Sequence tbs, int start, int version) {
        List<ASN1Sequence> extensions = List.of();
        int previous = 0;
        for (int i = start; i < tbs.size(); i++) {
            ASN1TaggedObject field = Asn1.as(ASN1TaggedObject.class, tbs.getObjectAt(i), "an optional field");
            int tag = field.getTagNo();
            if (!field.hasContextTag(tag) || tag <= previous || tag > 3) {
                throw new MalformedStructureException("an optional field that is unknown, out of order or there twice");
            }
            previous = tag;
            if (tag == 3) {
                extensions = List.of(Asn1.sequence(field.getExplicitBaseObject(), "extensions"));
            }
        }
        if (!extensions.isEmpty() && version != 3) {
            throw new MalformedStructureException("extensions in a certificate that is not of version 3");
        }
        return extensions;
    }
}
