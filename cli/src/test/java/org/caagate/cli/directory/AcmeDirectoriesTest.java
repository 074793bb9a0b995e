package org.caagate.cli.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.caagate.IssuerTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcmeDirectoriesTest {
    @ParameterizedTest
    @CsvSource({
        "letsencrypt, https://acme-v02.api.letsencrypt.org/directory",
        "le, https://acme-v02.api.letsencrypt.org/directory",
        "LetsEncrypt, https://acme-v02.api.letsencrypt.org/directory",
        "letsencrypt-staging, https://acme-staging-v02.api.letsencrypt.org/directory",
        "google, https://dv.acme-v02.api.pki.goog/directory",
        "zerossl, https://acme.zerossl.com/v2/DV90",
        "sslcom, https://acme.ssl.com/sslcom-dv-ecc",
        "ssl.com, https://acme.ssl.com/sslcom-dv-ecc",
        "actalis, https://acme-api.actalis.com/acme/directory",
        "pebble, https://localhost:14000/dir",
        "HTTPS://ACME.example:8443/dir?x=y, HTTPS://ACME.example:8443/dir?x=y",
        "https://[2001:db8::1]/dir, https://[2001:db8::1]/dir",
        "https://acme.example/\u202edir, https://acme.example/%E2%80%AEdir",
    })
    void a_word_of_the_table_or_a_url_is_a_directory(String word, URI url) {
        assertThat(AcmeDirectories.resolve(word)).isEqualTo(url);
    }

    @Test
    void every_word_of_the_table_leads_back_to_its_row_or_is_an_error() {
        assertThat(IssuerTable.builtIn().rows())
                .filteredOn(row -> !row.directories().isEmpty())
                .allSatisfy(row -> assertThat(IssuerTable.builtIn().forDirectory(AcmeDirectories.resolve(row.id())))
                        .contains(row));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://acme.example/",
                "acme://letsencrypt.org",
                "acme.example/directory",
                "acme.example:14000",
                "https:///directory",
                "https://",
                "https://acme.example:0/",
                "https://acme.example:65536/",
                "https://acme_.example/",
                "https://\u00e9.example/",
                "https://acme.example/#x",
                "https://acme.example/\u001b[31m",
                "https://user:sesame@acme.example/"
            })
    void what_is_no_https_url_is_an_error_that_is_safe_to_print(String text) {
        assertThatThrownBy(() -> AcmeDirectories.resolve(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ACME directory")
                .hasMessageNotContaining("sesame")
                .satisfies(fault -> assertThat(fault.getMessage()).matches("[ -~]*"));
    }

    @ParameterizedTest
    @CsvSource({"letsencrpyt, letsencrypt", "lets-encript, letsencrypt", "zerosl, zerossl", "letsenc, letsencrypt"})
    void an_unknown_word_is_an_error_that_says_what_may_be_meant(String word, String meant) {
        assertThatThrownBy(() -> AcmeDirectories.resolve(word))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + word + "\" (did you mean " + meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "somewhere", "\u001b[31m"})
    void an_unknown_word_is_an_error_that_lists_the_known_ones(String word) {
        assertThatThrownBy(() -> AcmeDirectories.resolve(word))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("letsencrypt, letsencrypt-staging, google")
                .hasMessageNotContaining("did you mean")
                .hasMessageNotContaining("amazon");
    }

    @ParameterizedTest
    @CsvSource({"harica, HARICA", "amazon, Amazon Trust Services"})
    void a_ca_without_a_directory_that_is_open_to_all_is_an_error_that_wants_the_url(String word, String name) {
        assertThatThrownBy(() -> AcmeDirectories.resolve(word))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("URL");
    }
}
