package org.caagate.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caagate.x509.Fixture.certificate;
import static org.caagate.x509.Fixture.commonName;
import static org.caagate.x509.Fixture.dns;
import static org.caagate.x509.Fixture.extendedKeyUsage;
import static org.caagate.x509.Fixture.extensionRequest;
import static org.caagate.x509.Fixture.mailbox;
import static org.caagate.x509.Fixture.name;
import static org.caagate.x509.Fixture.otherName;
import static org.caagate.x509.Fixture.request;
import static org.caagate.x509.Fixture.subject;
import static org.caagate.x509.Fixture.subjectAltName;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.caagate.name.CertificateNames;
import org.caagate.name.Identifier;
import org.junit.jupiter.api.Test;

/** Whatever the octets are: names, or our own exception, and nothing of a name lost without notice. */
class HostileOctetsTest {
    private static final DERSequence NAMES = subjectAltName(
            dns("a.example"),
            dns("*.b.example"),
            name(7, new byte[] {1, 2, 3, 4}),
            mailbox("c@d.example"),
            otherName("1.3.6.1.5.5.7.8.9", new DERUTF8String("\u00e9@e.example")),
            otherName("1.2.3", new DERUTF8String("x")),
            new GeneralName(GeneralName.uniformResourceIdentifier, "urn:f"),
            new GeneralName(GeneralName.registeredID, "1.2.4"),
            new GeneralName(new X500Name("O=g")));
    private static final DERSequence PURPOSE = extendedKeyUsage(KeyPurposeId.id_kp_emailProtection);
    private static final DERSequence SUBJECT = subject(commonName("h.example"));
    private static final int NAME_COUNT = 10;

    /** A structure and its reader. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Structure(byte[] octets, Function<byte[], CertificateNames> reader) {
        List<CertificateNames> namesFrom(byte[] changed) {
            return namesIn(changed, reader);
        }
    }

    private static final List<Structure> STRUCTURES = List.of(
            new Structure(request(SUBJECT, extensionRequest(NAMES, PURPOSE)), X509Names::ofCertificationRequest),
            new Structure(certificate(SUBJECT, NAMES, PURPOSE), X509Names::ofCertificate));

    @Test
    void has_ten_names_to_begin_with() {
        for (Structure structure : STRUCTURES) {
            assertThat(structure.reader().apply(structure.octets()).identifiers())
                    .hasSize(NAME_COUNT);
        }
    }

    @Test
    void refuses_every_truncation() {
        for (Structure structure : STRUCTURES) {
            byte[] whole = structure.octets();
            for (int length = 0; length < whole.length; length++) {
                assertThat(structure.namesFrom(Arrays.copyOf(whole, length)))
                        .as("cut to %d", length)
                        .isEmpty();
            }
        }
    }

    @Test
    void never_reads_fewer_names_after_any_bit_was_flipped_inside_of_one() {
        for (Structure structure : STRUCTURES) {
            byte[] whole = structure.octets();
            for (int bit = 0; bit < whole.length * 8; bit++) {
                byte[] flipped = whole.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                for (CertificateNames names : structure.namesFrom(flipped)) {
                    // A flip may turn the type of an extension or an attribute into an unknown one, or one name into a
                    // copy
                    // of another; it must not remove a name from a list that is still read.
                    assertThat(names.identifiers().size()
                                    + names.ignoredCommonNames().size())
                            .as("bit %d", bit)
                            .isIn(1, NAME_COUNT - 1, NAME_COUNT);
                    assertPrintable(names.identifiers());
                }
            }
        }
    }

    @Test
    void answers_every_octet_in_every_place_with_names_or_its_own_exception() {
        for (Structure structure : STRUCTURES) {
            byte[] whole = structure.octets();
            for (int i = 0; i < whole.length; i++) {
                for (int value : new int[] {0x00, 0x30, 0x80, 0xff}) {
                    byte[] changed = whole.clone();
                    changed[i] = (byte) value;
                    structure.namesFrom(changed).forEach(names -> assertPrintable(names.identifiers()));
                }
            }
        }
    }

    @Test
    void answers_many_changes_at_once_with_names_or_its_own_exception() {
        Random random = new Random(8659);
        for (int round = 0; round < 3_000; round++) {
            Structure structure = STRUCTURES.get(round % 2);
            byte[] changed = structure.octets().clone();
            for (int change = random.nextInt(6); change >= 0; change--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            structure.namesFrom(changed).forEach(names -> assertPrintable(names.identifiers()));
        }
    }

    @Property(tries = 500)
    void answers_any_octets_with_its_own_exception(@ForAll byte[] octets) {
        assertThat(namesIn(octets, X509Names::ofCertificationRequest)).isEmpty();
        assertThat(namesIn(octets, X509Names::ofTbsCertificate)).isEmpty();
        assertThat(namesIn(octets, X509Names::ofFile)).isEmpty();
    }

    /** What the reader makes of the octets: names, or none; any exception but ours ends the test. */
    private static List<CertificateNames> namesIn(byte[] octets, Function<byte[], CertificateNames> reader) {
        try {
            return List.of(reader.apply(octets));
        } catch (UnreadableNamesException e) {
            assertThat(e.faults()).isNotEmpty();
            assertThat(e.faults()).allMatch(fault -> fault.chars().allMatch(c -> c >= ' ' && c <= '~'));
            return List.of();
        }
    }

    private static void assertPrintable(Set<Identifier> identifiers) {
        assertThat(identifiers).isNotEmpty().allSatisfy(name -> assertThat(name.toString())
                .doesNotContainPattern("\\p{Cntrl}"));
    }
}
