package org.caagate.x509;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.caagate.name.Escaped;
import org.caagate.name.Identifier;
import org.caagate.name.InvalidNameException;

/** The names in a distinguished name: each common name, and each emailAddress where it counts. */
final class SubjectNames {
    private final boolean mailCounts;
    private final Faults faults;
    private final Set<Identifier> identifiers = new LinkedHashSet<>();
    private final List<String> ignoredCommonNames = new ArrayList<>();
    private int count;

    SubjectNames(boolean mailCounts, Faults faults) {
        this.mailCounts = mailCounts;
        this.faults = faults;
    }

    /** Reads every attribute of every relative distinguished name, also of those with several (RFC 5280 section 4.1.2.4). */
    SubjectNames read(ASN1Sequence subject) {
        for (ASN1Encodable relative : subject) {
            for (ASN1Encodable each : Asn1.as(ASN1Set.class, relative, "a relative distinguished name")) {
                ASN1Sequence attribute = Asn1.sequence(each, "an attribute of the subject", 2, 2);
                add(
                        Asn1.as(ASN1ObjectIdentifier.class, attribute.getObjectAt(0), "the type of an attribute"),
                        attribute.getObjectAt(1));
            }
        }
        if (count > X509Names.MOST_NAMES) {
            throw new MalformedStructureException(
                    count + " names: more than " + X509Names.MOST_NAMES + " are not read");
        }
        return this;
    }

    private void add(ASN1ObjectIdentifier type, ASN1Encodable value) {
        if (type.equals(BCStyle.CN)) {
            count++;
            faults.collect("subject", () -> StringText.of(value, "a common name"))
                    .ifPresent(this::addCommonName);
        } else if (mailCounts && type.equals(BCStyle.EmailAddress)) {
            count++;
            faults.collect("subject", () -> Mailboxes.parseAscii(StringText.of(value, "an emailAddress")))
                    .ifPresent(identifiers::add);
        }
    }

    private void addCommonName(String text) {
        host(text).ifPresentOrElse(identifiers::add, () -> ignoredCommonNames.add(Escaped.quote(text)));
    }

    /** What a common name says if it reads as a host name with a dot, a wildcard name or an IP address. */
    private static Optional<Identifier> host(String text) {
        if (text.indexOf('@') >= 0) {
            return Optional.empty();
        }
        try {
            Identifier identifier = Identifier.parse(text);
            boolean dotless =
                    identifier instanceof Identifier.Dns dns && dns.name().isTopLevel();
            return dotless ? Optional.empty() : Optional.of(identifier);
        } catch (InvalidNameException notAHost) {
            return Optional.empty();
        }
    }

    Set<Identifier> identifiers() {
        return identifiers;
    }

    List<String> ignoredCommonNames() {
        return ignoredCommonNames;
    }

    /** How many names there were, repeated ones and ignored ones included. */
    int count() {
        return count;
    }
}
