package org.caagate.testkit.acme;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.caagate.testkit.x509.SubjectAltNames;
import org.caagate.testkit.x509.TestAuthority;

/** The TLS key of the server in a file, because WireMock takes it from nowhere else. Deleted when closed. */
final class TlsKeyStore implements AutoCloseable {

    static final String PASSWORD = "testkit";

    private final Path file;

    private TlsKeyStore(Path file) {
        this.file = file;
    }

    static TlsKeyStore issuedBy(TestAuthority authority) {
        SubjectAltNames names = SubjectAltNames.none().ip("127.0.0.1").dns("localhost");
        try {
            Path file = Files.createTempFile("scripted-acme", ".p12");
            try (OutputStream out = Files.newOutputStream(file)) {
                authority.serverKeyStore(names, PASSWORD.toCharArray()).store(out, PASSWORD.toCharArray());
            }
            return new TlsKeyStore(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the key store", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PKCS12", e);
        }
    }

    String path() {
        return file.toString();
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the key store", e);
        }
    }
}
