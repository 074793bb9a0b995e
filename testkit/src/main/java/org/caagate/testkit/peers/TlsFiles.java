package org.caagate.testkit.peers;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import org.caagate.testkit.x509.SubjectAltNames;
import org.caagate.testkit.x509.TestAuthority;

/** The key and the certificate of a server on loopback, as files in its directory. */
final class TlsFiles {
    static final String KEY = "key.pem";
    static final String CERTIFICATE = "certificate.pem";

    private static final char[] PASSWORD = "in memory only".toCharArray();

    private TlsFiles() {}

    static void write(Path directory, TestAuthority authority) {
        try {
            KeyStore keys = authority.serverKeyStore(
                    SubjectAltNames.none().dns("localhost", "resolver.test").ip("127.0.0.1"), PASSWORD);
            String alias = keys.aliases().nextElement();
            RealPeers.write(
                    directory,
                    KEY,
                    pem("PRIVATE KEY", keys.getKey(alias, PASSWORD).getEncoded()));
            RealPeers.write(
                    directory,
                    CERTIFICATE,
                    pem("CERTIFICATE", keys.getCertificate(alias).getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PKCS12 and X.509", e);
        }
    }

    private static String pem(String label, byte[] content) {
        return "-----BEGIN %s-----%n%s%n-----END %1$s-----%n"
                .formatted(label, Base64.getMimeEncoder().encodeToString(content));
    }
}
