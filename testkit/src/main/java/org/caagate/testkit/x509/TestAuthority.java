package org.caagate.testkit.x509;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certification authority with a key of its own, in memory only. Immutable and thread-safe. */
public final class TestAuthority {

    private final KeyPair key;
    private final X509Certificate certificate;

    private TestAuthority(KeyPair key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /**
     * Returns a root: an authority with a new P-256 key that certified itself.
     *
     * @param commonName the authority's common name
     * @return the authority
     */
    public static TestAuthority selfSigned(String commonName) {
        KeyPair key = TestKeys.p256();
        return new TestAuthority(
                key,
                CertificateBuilder.start()
                        .commonName(commonName)
                        .certificateAuthority()
                        .selfSigned(key));
    }

    /**
     * Returns an intermediate: an authority with a new P-256 key that this one certified.
     *
     * @param commonName the intermediate's common name
     * @return the authority
     */
    public TestAuthority intermediate(String commonName) {
        KeyPair subordinate = TestKeys.p256();
        return new TestAuthority(
                subordinate,
                CertificateBuilder.start()
                        .commonName(commonName)
                        .certificateAuthority()
                        .key(subordinate.getPublic())
                        .issuedBy(this));
    }

    /**
     * Returns the authority's own certificate.
     *
     * @return the certificate
     */
    public X509Certificate certificate() {
        return certificate;
    }

    /**
     * Returns a TLS context for clients that trusts this authority and no other.
     *
     * @return a new context
     */
    public SSLContext clientContext() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("authority", certificate);
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK has PKCS12 and TLS", e);
        }
    }

    /**
     * Returns a key store for a TLS server: a new P-256 key and its certificate from this authority.
     *
     * @param names the names and addresses that clients will know the server by
     * @param password the password of the store and of the key
     * @return a new key store of type PKCS12
     */
    public KeyStore serverKeyStore(SubjectAltNames names, char[] password) {
        return serverKeyStore(CertificateBuilder.start().names(names), password);
    }

    private KeyStore serverKeyStore(CertificateBuilder certified, char[] password) {
        KeyPair server = TestKeys.p256();
        X509Certificate leaf = certified.key(server.getPublic()).issuedBy(this);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", server.getPrivate(), password, new X509Certificate[] {leaf, certificate});
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK has PKCS12", e);
        }
    }

    /**
     * Returns a TLS context for a server: a new P-256 key and its certificate from this authority.
     *
     * @param certified what the certificate says, but for the key, for example
     *     {@code CertificateBuilder.start().names(SubjectAltNames.none().dns("dns.example"))}
     * @return a new context
     */
    public SSLContext serverContext(CertificateBuilder certified) {
        char[] password = "testkit".toCharArray();
        try {
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(serverKeyStore(certified, password), password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PKCS12 and TLS", e);
        }
    }

    /**
     * Returns the authority's own certificate as PEM text (RFC 7468).
     *
     * @return one CERTIFICATE block
     */
    public String pem() {
        return pem(certificate);
    }

    /**
     * Returns a certificate as PEM text (RFC 7468).
     *
     * @param encoded the certificate, which the JDK need not be able to read
     * @return one CERTIFICATE block
     */
    public static String pem(X509CertificateHolder encoded) {
        return pem((Object) encoded);
    }

    private static String pem(Object object) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not fail", e);
        }
        return text.toString();
    }

    X500Name name() {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    X509CertificateHolder sign(X509v3CertificateBuilder unsigned) {
        return sign(key, unsigned);
    }

    static X509CertificateHolder sign(KeyPair key, X509v3CertificateBuilder unsigned) {
        try {
            return unsigned.build(
                    new JcaContentSignerBuilder(TestKeys.signatureAlgorithm(key)).build(key.getPrivate()));
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("the key cannot sign", e);
        }
    }
}
