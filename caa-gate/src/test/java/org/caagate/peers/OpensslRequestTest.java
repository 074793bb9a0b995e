package org.caagate.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.caagate.name.CertificateNames;
import org.caagate.testkit.peers.RealPeers;
import org.caagate.x509.UnreadableNamesException;
import org.caagate.x509.X509Names;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Certification requests of the openssl that is installed")
class OpensslRequestTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void require() {
        RealPeers.require("openssl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PEM", "DER"})
    void names_of_every_kind_are_read_in_order(String form) throws Exception {
        CertificateNames names = request(
                form,
                "/O=Example Ltd/CN=www.example.com",
                "DNS:Example.COM,DNS:*.example.com,IP:192.0.2.1,IP:2001:db8::1,email:alice@example.com,"
                        + "URI:https://example.com/a,RID:1.2.3.4");

        assertThat(names.identifiers())
                .extracting(name -> name.kind().id() + " " + name)
                .containsExactly(
                        "dns www.example.com",
                        "dns example.com",
                        "wildcard *.example.com",
                        "ip 192.0.2.1",
                        "ip 2001:db8::1",
                        "email alice@example.com",
                        "other uri:https://example.com/a",
                        "other registered-id:1.2.3.4");
        assertThat(names.ignoredCommonNames()).isEmpty();
    }

    @Test
    void a_common_name_alone_counts() throws Exception {
        assertThat(request("PEM", "/CN=*.example.com").identifiers())
                .extracting(name -> name.kind().id() + " " + name)
                .containsExactly("wildcard *.example.com");
    }

    @Test
    void a_common_name_that_is_a_description_is_kept_apart() throws Exception {
        CertificateNames names = request("PEM", "/CN=Web server", "DNS:example.com");

        assertThat(names.identifiers()).hasToString("[example.com]");
        assertThat(names.ignoredCommonNames()).containsExactly("\"Web server\"");
    }

    @Test
    void a_request_without_any_name_is_an_error() {
        assertThatThrownBy(() -> request("PEM", "/O=Example Ltd")).isInstanceOf(UnreadableNamesException.class);
    }

    @Test
    void a_name_that_cannot_be_one_is_an_error() {
        assertThatThrownBy(() -> request("PEM", "/CN=example.com", "DNS:www.exa mple.com"))
                .isInstanceOf(UnreadableNamesException.class)
                .hasMessageContaining("exa mple");
    }

    private CertificateNames request(String form, String subject, String... subjectAltNames)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("req", "-new", "-newkey", "ec", "-pkeyopt"));
        arguments.addAll(List.of("ec_paramgen_curve:prime256v1", "-nodes", "-keyout", "key.pem"));
        arguments.addAll(List.of("-subj", subject, "-outform", form, "-out", "request"));
        for (String names : subjectAltNames) {
            arguments.addAll(List.of("-addext", "subjectAltName=" + names));
        }
        RealPeers.run(directory, "openssl", arguments.toArray(new String[0]));
        byte[] content = Files.readAllBytes(directory.resolve("request"));
        return form.equals("PEM") ? X509Names.ofFile(content) : X509Names.ofCertificationRequest(content);
    }
}
