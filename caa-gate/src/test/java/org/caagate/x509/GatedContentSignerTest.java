package org.caagate.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caagate.x509.Fixture.certificate;
import static org.caagate.x509.Fixture.der;
import static org.caagate.x509.Fixture.dns;
import static org.caagate.x509.Fixture.requestInfo;
import static org.caagate.x509.Fixture.sequence;
import static org.caagate.x509.Fixture.subject;
import static org.caagate.x509.Fixture.subjectAltName;
import static org.caagate.x509.Fixture.tbs;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.RuntimeOperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.caagate.CaaGate;
import org.caagate.Clearance;
import org.caagate.IssuanceRequest;
import org.caagate.NotCoveredException;
import org.caagate.decision.Issuer;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Trail;
import org.caagate.testkit.x509.SubjectAltNames;
import org.caagate.testkit.x509.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GatedContentSignerTest {
    private static final X500Name NAME = new X500Name("CN=ca.example");
    private static final byte[] COVERED = der(tbs(subject(), subjectAltName(dns("a.example"), dns("*.a.example"))));

    private final KeyPair key = TestKeys.p256();
    private final RecordingSigner behind = new RecordingSigner();
    private final WallClock clock = new WallClock();

    /** A signer that remembers what reached it. */
    private static final class RecordingSigner implements ContentSigner {
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();
        private int signatures;

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return new AlgorithmIdentifier(Extension.subjectAlternativeName);
        }

        @Override
        public OutputStream getOutputStream() {
            return received;
        }

        @Override
        public byte[] getSignature() {
            signatures++;
            return new byte[] {42};
        }
    }

    private static final class WallClock extends Clock {
        private Instant now = Instant.parse("2026-11-22T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** A clearance for names that have no CAA records. */
    private Clearance clearance(String... identifiers) throws InterruptedException {
        CaaGate gate = CaaGate.builder()
                .clock(clock)
                .lookup((name, context) -> CompletableFuture.completedFuture(
                        new Answer.Absent(name, Answer.Absence.NODATA, Trail.none(clock.instant()))))
                .build();
        return gate.clear(IssuanceRequest.builder()
                .issuer(Issuer.named("ca.example"))
                .identifiers(identifiers)
                .build());
    }

    private GatedContentSigner signerFor(String... identifiers) throws InterruptedException {
        return GatedContentSigner.of(behind, clearance(identifiers));
    }

    private void assertNothingSigned() {
        assertThat(behind.received.size()).isZero();
        assertThat(behind.signatures).isZero();
    }

    // With BouncyCastle's builders

    private X509v3CertificateBuilder certificateFor(String... names) throws IOException {
        Time time = new Time(Date.from(clock.instant()), Locale.ROOT);
        return new JcaX509v3CertificateBuilder(NAME, BigInteger.ONE, time, time, NAME, key.getPublic())
                .addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        SubjectAltNames.none().dns(names).toGeneralNames());
    }

    @Test
    void signs_a_certificate_that_is_covered() throws Exception {
        ContentSigner signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate());
        GatedContentSigner gated = GatedContentSigner.of(signer, clearance("ca.example", "a.example", "*.a.example"));

        X509CertificateHolder certificate =
                certificateFor("a.example", "*.a.example").build(gated);

        assertThat(certificate.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key.getPublic())))
                .isTrue();
        assertThat(certificate.getSignatureAlgorithm()).isEqualTo(signer.getAlgorithmIdentifier());
    }

    @Test
    void refuses_a_certificate_with_one_name_too_many() throws Exception {
        GatedContentSigner gated = signerFor("ca.example", "*.a.example");

        assertThatThrownBy(() -> certificateFor("b.a.example").build(gated))
                .isInstanceOf(NotCoveredException.class)
                .hasMessageContaining("b.a.example was not cleared");
        assertNothingSigned();
    }

    @Test
    void refuses_a_certificate_whose_common_name_is_not_covered() throws Exception {
        GatedContentSigner gated = signerFor("a.example");

        assertThatThrownBy(() -> certificateFor("a.example").build(gated))
                .isInstanceOf(NotCoveredException.class)
                .hasMessageContaining("ca.example was not cleared");
        assertNothingSigned();
    }

    @Test
    void refuses_a_revocation_list() throws Exception {
        GatedContentSigner gated = signerFor("ca.example");
        X509v2CRLBuilder list = new X509v2CRLBuilder(NAME, Date.from(clock.instant()));

        assertThatThrownBy(() -> list.build(gated)).isInstanceOf(UnreadableNamesException.class);
        assertNothingSigned();
    }

    @Test
    void refuses_a_certification_request() throws Exception {
        GatedContentSigner gated = signerFor("ca.example");
        PKCS10CertificationRequestBuilder request = new JcaPKCS10CertificationRequestBuilder(NAME, key.getPublic());

        assertThatThrownBy(() -> request.build(gated)).isInstanceOf(UnreadableNamesException.class);
        assertNothingSigned();
    }

    // Step by step

    static Stream<Arguments> notForSigning() {
        return Stream.of(
                arguments("nothing", new byte[0]),
                arguments("text", "a.example".getBytes(StandardCharsets.US_ASCII)),
                arguments("an empty sequence", der(sequence())),
                arguments("a whole certificate", certificate(subject(), subjectAltName(dns("a.example")))),
                arguments("the inside of a request", der(requestInfo(0, subject()))),
                arguments("a certificate without names", der(tbs(subject()))),
                arguments("something after the certificate", Fixture.concat(COVERED, new byte[] {0})));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notForSigning")
    void refuses_to_sign(String what, byte[] octets) throws Exception {
        GatedContentSigner gated = signerFor("a.example");
        gated.getOutputStream().write(octets);

        assertThatThrownBy(gated::getSignature).as(what).isInstanceOf(UnreadableNamesException.class);
        assertNothingSigned();
    }

    @Test
    void hands_on_the_very_octets_however_they_were_written() throws Exception {
        GatedContentSigner gated = signerFor("a.example", "*.a.example");
        gated.getOutputStream().write(COVERED[0]);
        gated.getOutputStream().write(COVERED, 1, 10);
        gated.getOutputStream().write(COVERED, 11, COVERED.length - 11);
        assertNothingSigned();

        assertThat(gated.getSignature()).containsExactly(42);
        assertThat(behind.received.toByteArray()).isEqualTo(COVERED);
        assertThat(gated.getAlgorithmIdentifier()).isEqualTo(behind.getAlgorithmIdentifier());
    }

    @Test
    void signs_once_only() throws Exception {
        GatedContentSigner gated = signerFor("a.example", "*.a.example");
        gated.getOutputStream().write(COVERED);
        gated.getSignature();

        assertThatThrownBy(gated::getSignature).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> gated.getOutputStream().write(1)).isInstanceOf(IOException.class);
        assertThat(behind.signatures).isOne();
        assertThat(behind.received.toByteArray()).isEqualTo(COVERED);
    }

    @Test
    void does_not_try_again_after_a_refusal() throws Exception {
        GatedContentSigner gated = signerFor("a.example");
        gated.getOutputStream().write(COVERED);

        assertThatThrownBy(gated::getSignature).isInstanceOf(NotCoveredException.class);
        assertThatThrownBy(gated::getSignature).isInstanceOf(IllegalStateException.class);
        assertNothingSigned();
    }

    @Test
    void refuses_after_the_clearance_has_expired() throws Exception {
        GatedContentSigner gated = signerFor("a.example", "*.a.example");
        gated.getOutputStream().write(COVERED);
        clock.now = clock.now.plus(Duration.ofMinutes(6));

        assertThatThrownBy(gated::getSignature)
                .isInstanceOf(NotCoveredException.class)
                .hasMessageContaining("expired");
        assertNothingSigned();
    }

    @Test
    void refuses_all_of_what_it_cannot_keep() throws Exception {
        GatedContentSigner gated = signerFor("a.example", "*.a.example");
        OutputStream out = gated.getOutputStream();
        out.write(COVERED);

        assertThatThrownBy(() -> out.write(new byte[X509Names.MOST_OCTETS])).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> out.write(1)).isInstanceOf(IOException.class);
        assertThatThrownBy(gated::getSignature).isInstanceOf(IllegalStateException.class);
        assertNothingSigned();
    }

    @Test
    void says_so_if_the_signer_behind_cannot_be_written_to() throws Exception {
        ContentSigner broken = new ContentSigner() {
            @Override
            public AlgorithmIdentifier getAlgorithmIdentifier() {
                return behind.getAlgorithmIdentifier();
            }

            @Override
            public OutputStream getOutputStream() {
                return new OutputStream() {
                    @Override
                    public void write(int octet) throws IOException {
                        throw new IOException("token removed");
                    }
                };
            }

            @Override
            public byte[] getSignature() {
                return behind.getSignature();
            }
        };
        GatedContentSigner gated = GatedContentSigner.of(broken, clearance("a.example", "*.a.example"));
        gated.getOutputStream().write(COVERED);

        assertThatThrownBy(gated::getSignature)
                .isInstanceOf(RuntimeOperatorException.class)
                .hasMessageContaining("token removed");
        assertNothingSigned();
    }
}
