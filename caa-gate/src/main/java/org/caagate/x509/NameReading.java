package org.caagate.x509;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Primitive;
import org.caagate.name.CertificateNames;
import org.caagate.name.Identifier;

/** The way from octets to names that all structures share. */
final class NameReading {
    /** The taking apart of one type of structure. */
    interface Structure {
        NameSource read(ASN1Primitive structure, Faults faults) throws IOException;
    }

    private final Faults faults;

    private NameReading(Faults faults) {
        this.faults = faults;
    }

    static CertificateNames read(String what, Faults.Part<byte[]> octets, Structure structure) {
        Faults faults = new Faults();
        Optional<CertificateNames> names = faults.collect(what, () -> {
            byte[] der = sized(octets.read());
            return new NameReading(faults).names(structure.read(Asn1.read(der), faults));
        });
        faults.throwIfAny();
        return names.orElseThrow();
    }

    static CertificateNames readFile(byte[] content) {
        Faults faults = new Faults();
        Optional<PemOrDer> file = faults.collect("file", () -> PemOrDer.read(sized(content)));
        faults.throwIfAny();
        PemOrDer found = file.orElseThrow();
        return read(found.what(), found::der, found.structure());
    }

    private static byte[] sized(byte[] octets) {
        if (octets.length > X509Names.MOST_OCTETS) {
            throw new MalformedStructureException(
                    octets.length + " octets: more than " + X509Names.MOST_OCTETS + " are not read");
        }
        return octets;
    }

    private CertificateNames names(NameSource source) {
        Extensions extensions = faults.collect("extensions", () -> Extensions.read(source.extensions(), faults))
                .orElse(Extensions.NONE);
        MailUse use = extensions
                .extendedKeyUsage()
                .flatMap(value -> faults.collect("extKeyUsage", () -> MailUse.read(value)))
                .orElse(MailUse.NOT_EXCLUDED);
        boolean mailInSubject = use == MailUse.STATED || (use == MailUse.NOT_EXCLUDED && !source.isRequest());
        SubjectNames subject = new SubjectNames(mailInSubject, faults);
        faults.collect("subject", () -> subject.read(source.subject()));
        Set<Identifier> identifiers = new LinkedHashSet<>(subject.identifiers());
        identifiers.addAll(alternativeNames(extensions, X509Names.MOST_NAMES - subject.count(), use));
        CertificateNames names = new CertificateNames(identifiers, subject.ignoredCommonNames());
        requireOne(names);
        return names;
    }

    private Set<Identifier> alternativeNames(Extensions extensions, int most, MailUse use) {
        return extensions
                .subjectAltName()
                .flatMap(value ->
                        faults.collect("subjectAltName", () -> new AlternativeNames(use, faults).read(value, most)))
                .orElse(Set.of());
    }

    /** A list of no names would be permitted by any CAA record. */
    private void requireOne(CertificateNames names) {
        if (names.identifiers().isEmpty() && faults.none()) {
            List<String> ignored = names.ignoredCommonNames();
            faults.add(
                    "no identifier: no subject alternative name, and no common name that is a host name with a dot or an"
                            + " IP address"
                            + (ignored.isEmpty() ? "" : " (the common name is " + ignored.get(0) + ")"));
        }
    }
}
