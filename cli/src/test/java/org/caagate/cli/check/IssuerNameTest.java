package org.caagate.cli.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.caagate.cli.ExitStatus;
import org.caagate.cli.Runs;
import org.caagate.cli.Runs.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("--issuer")
class IssuerNameTest {
    @TempDir
    Path directory;

    private Path zone;

    @BeforeEach
    void writeZone() throws IOException {
        zone = directory.resolve("db");
        Files.writeString(zone, "example.com. CAA 0 issue \"letsencrypt.org\"\n", UTF_8);
    }

    private Result checkFor(String issuer) {
        return new Runs().run("check", "--issuer", issuer, "--zone-file", zone + "@example.com", "example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "letsencrypt, letsencrypt.org",
        "LetsEncrypt, letsencrypt.org",
        "le, letsencrypt.org",
        "letsencrypt-staging, letsencrypt.org",
        "google, pki.goog",
        "zerossl, sectigo.com",
        "pebble, pebble.letsencrypt.org",
    })
    void refuses_the_word_of_a_directory_and_names_the_issuer_domain_name(String word, String meant) {
        Result result = checkFor(word);
        assertThat(result.status()).isEqualTo(ExitStatus.USAGE.code());
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("caa-gate: --issuer: \"" + word + "\" is a word for ")
                .endsWith("did you mean " + meant + "?\n");
    }

    @Test
    void gives_names_out_of_lists_as_such_where_the_table_has_no_better_one() {
        Result result = checkFor("harica");
        assertThat(result.status()).isEqualTo(ExitStatus.USAGE.code());
        assertThat(result.err()).contains("give the one that the CA states for itself (lists have harica.gr)");
    }

    @Test
    void a_word_out_of_the_environment_is_refused_too() {
        Result result = new Runs().with("CAA_GATE_ISSUER", "letsencrypt").run("check", "example.com");
        assertThat(result.status()).isEqualTo(ExitStatus.USAGE.code());
        assertThat(result.err()).startsWith("caa-gate: CAA_GATE_ISSUER: \"letsencrypt\" is a word for ");
    }

    @Test
    void a_word_that_is_a_name_in_records_as_well_counts() {
        Result result = checkFor("ssl.com");
        assertThat(result.status()).isEqualTo(ExitStatus.REFUSED.code());
        assertThat(result.err()).doesNotContain("ssl.com");
    }

    @Test
    void warns_of_a_name_without_a_dot_that_a_private_CA_may_have() {
        Result result = checkFor("ourca");
        assertThat(result.status()).isEqualTo(ExitStatus.REFUSED.code());
        assertThat(result.err())
                .contains("caa-gate: --issuer ourca: the name has no dot, ")
                .contains("publish no record with it unless your CA documents this name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"letsencrpyt.org", "letsencrpyt", "lets-encrpyt"})
    void warns_of_a_typing_error_and_counts_the_name(String name) {
        Result result = checkFor(name);
        assertThat(result.status()).isEqualTo(ExitStatus.REFUSED.code());
        assertThat(result.err()).contains(name + ": no CA of that name is known; did you mean letsencrypt.org?");
    }
}
