package org.caagate.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.caagate.testkit.x509.TestAuthority;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustRootsTest {
    private static TestAuthority one;
    private static TestAuthority other;

    @TempDir
    private Path folder;

    @BeforeAll
    static void certify() {
        one = TestAuthority.selfSigned("one");
        other = TestAuthority.selfSigned("other");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("roots.pem"), text);
    }

    private void assertUnusable(Path file, String... words) {
        assertThatThrownBy(() -> TrustRoots.ofBundle(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file.getFileName().toString())
                .hasMessageContainingAll(words)
                .satisfies(fault ->
                        assertThat(fault.getMessage()).hasSizeLessThan(6000).matches("[ -~]*"));
    }

    @Test
    void all_certificates_of_the_file_are_read_whatever_stands_around_them() throws IOException {
        String text = "# one: ACME - root\r\n" + one.pem().replace("\n", "\r\n") + "and\n\n" + other.pem() + "end";

        assertThat(CertificateBundle.read(file(text))).containsExactly(one.certificate(), other.certificate());
    }

    @Test
    void an_empty_file_is_an_error() throws IOException {
        assertUnusable(file(""), "it is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no certificate\n", "0\u0082\u0001\u0000\u001b[31m"})
    void a_file_without_pem_is_an_error(String text) throws IOException {
        assertUnusable(file(text), "no certificate in PEM", "openssl x509 -inform der");
    }

    @Test
    void a_file_in_der_is_an_error_that_says_how_to_mend_it() throws Exception {
        Path der = Files.write(folder.resolve("root.der"), one.certificate().getEncoded());

        assertUnusable(der, "openssl x509 -inform der");
    }

    @Test
    void all_faults_are_told_at_once_with_their_lines() throws IOException {
        String broken = "-----BEGIN CERTIFICATE-----\nMIIB\u001b[31m\n-----END CERTIFICATE-----\n";
        String key = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
        String open = "-----BEGIN CERTIFICATE-----\nMIIB\n";

        assertUnusable(
                file("\n" + broken + key + open + one.pem()),
                "line 2: the certificate cannot be read",
                "line 5: a block labelled \"PRIVATE KEY\"",
                "line 8: the certificate has no END line");
    }

    @Test
    void a_certificate_that_ends_too_early_is_an_error() throws IOException {
        String pem = one.pem();

        assertUnusable(file(pem.substring(0, pem.length() / 2)), "line 1: the certificate has no END line");
    }

    @Test
    void a_file_full_of_faults_makes_no_endless_message() throws IOException {
        assertUnusable(file("-----BEGIN \u202e-----\n".repeat(10_000)), "line 10: ");
    }

    @Test
    void a_file_that_is_too_large_is_an_error() throws IOException {
        assertUnusable(file(" ".repeat((8 << 20) + 1)), "more than 8388608 octets");
    }

    @Test
    void a_file_that_is_missing_or_none_is_an_error() {
        assertUnusable(folder.resolve("missing.pem"), "no such file");
        assertUnusable(folder, "cannot be read");
    }
}
