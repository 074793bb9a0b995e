package org.caagate.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caagate.x509.Fixture.certificate;
import static org.caagate.x509.Fixture.dns;
import static org.caagate.x509.Fixture.requestFor;
import static org.caagate.x509.Fixture.subject;
import static org.caagate.x509.Fixture.subjectAltName;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.caagate.name.Identifier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files in PEM (RFC 7468). */
class PemFileTest {
    private static final String REQUEST = block("CERTIFICATE REQUEST", requestFor(dns("a.example")));
    private static final String CERTIFICATE =
            block("CERTIFICATE", certificate(subject(), subjectAltName(dns("a.example"))));

    static Stream<Arguments> readable() {
        return Stream.of(
                arguments("a request", REQUEST),
                arguments("the older label", REQUEST.replace("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST")),
                arguments("a certificate", CERTIFICATE),
                arguments("Windows line ends", CERTIFICATE.replace("\n", "\r\n")),
                arguments("old Macintosh line ends", CERTIFICATE.replace("\n", "\r")),
                arguments("blanks at line ends", CERTIFICATE.replace("\n", " \t\n")),
                arguments("no line end at the end", CERTIFICATE.substring(0, CERTIFICATE.length() - 1)),
                arguments("one long line", CERTIFICATE.replaceAll("(?<!-)\n(?!-)", "")),
                arguments("text around it", "0: Subject: caf\u00e9\n\n" + CERTIFICATE + "\nbye"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readable")
    void reads_a_file_with(String what, String file) {
        assertThat(X509Names.ofFile(file.getBytes(StandardCharsets.UTF_8)).identifiers())
                .as(what)
                .extracting(Identifier::toString)
                .containsExactly("a.example");
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                arguments("nothing", "neither PEM nor DER", ""),
                arguments("text", "neither PEM nor DER", "example.com\n"),
                arguments("DER that is too short", "neither PEM nor DER", "0\u0003\u0002\u0001\u0001"),
                arguments("a chain", "2 PEM blocks", CERTIFICATE + CERTIFICATE),
                arguments("a key beside it", "2 PEM blocks", block("PRIVATE KEY", new byte[9]) + CERTIFICATE),
                arguments("a key", "labelled \"PRIVATE KEY\"", block("PRIVATE KEY", new byte[9])),
                arguments("OpenSSL's trusted certificate", "labelled \"TRUSTED", relabelled("TRUSTED CERTIFICATE")),
                arguments("a request labelled as certificate", "Certificate", REQUEST.replace(" REQUEST", "")),
                arguments("no END line", "without its END line", CERTIFICATE.replaceAll("-----END.*", "")),
                arguments("no BEGIN line", "without its other half", CERTIFICATE.replaceAll("-----BEGIN.*", "")),
                arguments(
                        "another label at the end",
                        "without its other half",
                        CERTIFICATE.replace("END CERTIFICATE", "END CERTIFICATE REQUEST")),
                arguments("a BEGIN line in the block", "without its other half", nested()),
                arguments("text before BEGIN", "a broken PEM boundary", " " + CERTIFICATE),
                arguments("text after END", "a broken PEM boundary", CERTIFICATE.replace("\n", "x\n")),
                arguments("a header", "not base64", CERTIFICATE.replaceFirst("\n", "\nProc-Type: 4,ENCRYPTED\n\n")),
                arguments("a space of Unicode", "not base64", CERTIFICATE.replaceFirst("\n", "\n\u00a0")),
                arguments("padding within", "not base64", CERTIFICATE.replaceFirst("\n", "\nMA==\n")),
                arguments("an empty block", "CERTIFICATE: empty", block("CERTIFICATE", new byte[0])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void refuses_a_file_with(String what, String fault, String file) {
        assertThatThrownBy(() -> X509Names.ofFile(file.getBytes(StandardCharsets.UTF_8)))
                .as(what)
                .isInstanceOf(UnreadableNamesException.class)
                .hasMessageContaining(fault)
                .hasMessageMatching("[ -~]*");
    }

    private static String nested() {
        return CERTIFICATE.replaceFirst("\n", "\n-----BEGIN CERTIFICATE-----\n");
    }

    private static String relabelled(String label) {
        return CERTIFICATE.replace("CERTIFICATE", label);
    }

    private static String block(String label, byte[] octets) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(octets);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }
}
