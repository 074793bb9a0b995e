package org.caagate.x509;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.caagate.name.CertificateNames;
import org.caagate.name.Identifier;
import org.junit.jupiter.api.Test;

/** What OpenSSL writes; the commands are in the README beside the files. */
class OpensslFilesTest {
    @Test
    void reads_a_usual_request_for_a_server() throws IOException {
        CertificateNames names = read("server.csr");

        assertThat(names.identifiers())
                .extracting(Identifier::toString)
                .containsExactly("example.com", "*.example.com", "www.example.com", "192.0.2.1", "2001:db8::1");
        assertThat(names.ignoredCommonNames()).isEmpty();
    }

    @Test
    void reads_a_request_with_nothing_but_a_common_name_and_the_old_label() throws IOException {
        assertThat(read("common-name-only.csr").identifiers())
                .extracting(Identifier::toString)
                .containsExactly("www.example.com");
    }

    @Test
    void reads_common_names_of_all_relative_distinguished_names() throws IOException {
        CertificateNames names = read("several-common-names.csr");

        assertThat(names.identifiers()).extracting(Identifier::toString).containsExactly("a.example.com", "192.0.2.7");
        assertThat(names.ignoredCommonNames()).containsExactly("\"Web server\"");
    }

    @Test
    void reads_names_of_every_kind() throws IOException {
        CertificateNames names = read("every-kind.csr");

        assertThat(names.identifiers())
                .extracting(name -> name.kind().id() + " " + name)
                .containsExactly(
                        "dns mail.example.com",
                        "email Alice.B@example.com",
                        "email ren\u00e9@example.com",
                        "other other-name:1.3.6.1.4.1.311.20.2.3='alice@corp.example'",
                        "other uri:https://example.com/a?b=c",
                        "other registered-id:1.2.3.4",
                        "other directory-name:O=Example,CN=directory.example.com",
                        "ip 2001:db8::7");
        assertThat(names.ignoredCommonNames()).isEqualTo(List.of("\"Ren\\u00e9\""));
    }

    @Test
    void shows_the_mailbox_of_a_server_certificate_without_asking_for_it() throws IOException {
        assertThat(read("server.pem").identifiers())
                .extracting(name -> name.kind().id() + " " + name)
                .containsExactly("dns example.com", "other email-not-for-mail:alice@example.com");
    }

    @Test
    void reads_a_certificate_for_mail_with_text_before_the_block() throws IOException {
        assertThat(read("mail-with-text.pem").identifiers())
                .extracting(name -> name.kind().id() + " " + name)
                .containsExactly("email alice@example.com");
    }

    private static CertificateNames read(String file) throws IOException {
        try (InputStream in = OpensslFilesTest.class.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            return X509Names.ofFile(in.readAllBytes());
        }
    }
}
