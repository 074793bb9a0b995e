package org.caagate.testkit.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.interfaces.ECPrivateKey;
import java.util.Base64;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.caagate.testkit.x509.SubjectAltNames;
import org.caagate.testkit.x509.TestAuthority;

/** The key and the certificate of a server on loopback, as files in its directory. */
final class TlsFiles {
    static final String KEY = "key.pem";
    static final String CERTIFICATE = "certificate.pem";

    private static final char[] PASSWORD = "in memory only".toCharArray();

    private static final int P256_BITS = 256;

    private TlsFiles() {}

    static void write(Path directory, TestAuthority authority) {
        try {
            KeyStore keys = authority.serverKeyStore(
                    SubjectAltNames.none().dns("localhost", "resolver.test").ip("127.0.0.1"), PASSWORD);
            String alias = keys.aliases().nextElement();
            Certificate certificate = keys.getCertificate(alias);
            PrivateKey key = (PrivateKey) keys.getKey(alias, PASSWORD);
            RealPeers.write(directory, KEY, pem("EC PRIVATE KEY", encoded(key, certificate.getPublicKey())));
            RealPeers.write(directory, CERTIFICATE, pem("CERTIFICATE", certificate.getEncoded()));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every JDK has PKCS12 and X.509", e);
        }
    }

    /** RFC 5915 section 3 with all optional parts: the JDK leaves out the public key, and then GnuTLS does not read it. */
    private static byte[] encoded(PrivateKey key, PublicKey counterpart) throws IOException {
        SubjectPublicKeyInfo open = SubjectPublicKeyInfo.getInstance(counterpart.getEncoded());
        ECPrivateKey secret = (ECPrivateKey) key;
        return new org.bouncycastle.asn1.sec.ECPrivateKey(
                        P256_BITS,
                        secret.getS(),
                        open.getPublicKeyData(),
                        open.getAlgorithm().getParameters())
                .getEncoded();
    }

    private static String pem(String label, byte[] content) {
        return "-----BEGIN %s-----%n%s%n-----END %1$s-----%n"
                .formatted(label, Base64.getMimeEncoder().encodeToString(content));
    }
}
