package org.caagate.dns;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The roots that TLS servers are trusted by (RFC 5280 section 6.1.1), for {@link DnsLookupBuilder#tlsContext}. Immutable and
 * thread-safe.
 */
public final class TrustRoots {
    private static final TrustRoots SYSTEM = new TrustRoots(Optional.empty());

    private final Optional<SSLContext> own;

    private TrustRoots(Optional<SSLContext> own) {
        this.own = own;
    }

    /**
     * Returns the roots that the Java runtime trusts.
     *
     * @return the default; it is read when a connection is made, not before
     */
    public static TrustRoots system() {
        return SYSTEM;
    }

    /**
     * Returns the roots in a file, in the place of those of the system: no other is trusted.
     *
     * @param file certificates in PEM (RFC 7468), at least one; text around them is allowed
     * @return the roots
     * @throws IllegalArgumentException if the file cannot be read or holds anything else; it names every fault and its line
     */
    public static TrustRoots ofBundle(Path file) {
        return new TrustRoots(Optional.of(context(CertificateBundle.read(file))));
    }

    private static SSLContext context(List<X509Certificate> roots) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            for (X509Certificate root : roots) {
                trusted.setCertificateEntry("root " + trusted.size(), root);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every Java runtime has PKCS12, PKIX and TLS", e);
        }
    }

    /**
     * Returns what a TLS client trusts by. Host names are for the client to check.
     *
     * @return the context
     * @throws IllegalStateException if the roots of the system cannot be read
     */
    public SSLContext context() {
        return own.orElseGet(TrustRoots::systemContext);
    }

    private static SSLContext systemContext() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the trust roots of the Java runtime cannot be read", e);
        }
    }
}
