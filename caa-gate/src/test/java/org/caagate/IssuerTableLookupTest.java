package org.caagate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerTableLookupTest {
    private static final IssuerTable TABLE = IssuerTable.builtIn();

    @ParameterizedTest
    @CsvSource({
        "https://acme-v02.api.letsencrypt.org/directory, letsencrypt",
        "https://acme-staging-v02.api.letsencrypt.org/directory, letsencrypt-staging",
        "https://dv.acme-v02.api.pki.goog/directory, google",
        "https://dv.acme-v02.test-api.pki.goog/directory, google-test",
        "https://acme.zerossl.com/v2/DV90, zerossl",
        "https://acme.sectigo.com/v2/OV, sectigo",
        "https://acme.sectigo.com/v2/InCommonRSAEV, sectigo",
        "https://acme.ssl.com/sslcom-dv-rsa, sslcom",
        "https://acme-try.ssl.com/sslcom-dv-ecc, sslcom-staging",
        "https://acme-api.actalis.com/acme/directory, actalis",
        "https://api.buypass.com/acme/directory, buypass",
        "https://acme.digicert.com/v2/acme/directory/, digicert",
        "https://one.digicert.com/mpki/api/v1/acme/v2/directory, digicert",
        "https://emea.acme.atlas.globalsign.com/directory, globalsign",
        "https://acme.entrust.net/acme2/directory, entrust",
        "https://acme.harica.gr/of-some-customer/directory, harica",
        "https://acme-v02.harica.gr/acme/5d8d1a5e-7b6e-4d1b-8b1e-6a1f4a5c2d3e/directory, harica",
        "https://acme.litessl.com/acme/v2/directory, litessl",
        "https://acmepro.freessl.cn/v2/DV, freessl",
        "https://localhost:14000/dir, pebble",
        "https://pebble:14000/dir, pebble",
    })
    void finds_a_row_by_the_host_of_the_directory(URI directory, String id) {
        assertThat(TABLE.forDirectory(directory)).map(IssuerRow::id).contains(id);
    }

    @ParameterizedTest
    @CsvSource({
        "acme://letsencrypt.org, letsencrypt",
        "acme://letsencrypt.org/, letsencrypt",
        "acme://letsencrypt.org/v02, letsencrypt",
        "acme://letsencrypt.org/staging, letsencrypt-staging",
        "acme://pki.goog, google",
        "acme://pki.goog/, google",
        "acme://pki.goog/staging, google-test",
        "acme://zerossl.com, zerossl",
        "acme://zerossl.com/, zerossl",
        "acme://ssl.com, sslcom",
        "acme://ssl.com/, sslcom",
        "acme://ssl.com/ecc, sslcom",
        "acme://ssl.com/rsa, sslcom",
        "acme://ssl.com/staging, sslcom-staging",
        "acme://ssl.com/staging/ecc, sslcom-staging",
        "acme://ssl.com/staging/rsa, sslcom-staging",
        "acme://actalis.com, actalis",
        "acme://actalis.com/, actalis",
        "acme://pebble, pebble",
        "acme://pebble/, pebble",
        "acme://pebble:15000, pebble",
        "acme://pebble/pebble.example.com, pebble",
        "acme://pebble/pebble.example.com:12345, pebble",
    })
    void finds_a_row_by_every_uri_that_a_provider_of_acme4j_resolves(URI uri, String id) {
        assertThat(TABLE.forDirectory(uri)).map(IssuerRow::id).contains(id);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS://ACME-V02.API.LETSENCRYPT.ORG/directory, letsencrypt",
        "https://acme-v02.api.letsencrypt.org./directory, letsencrypt",
        "https://acme-v02.api.letsencrypt.org:8443/directory, letsencrypt",
        "https://acme-v02.api.letsencrypt.org, letsencrypt",
        "https://LOCALHOST:14000/dir, pebble",
    })
    void ignores_case_and_port_and_path_of_an_https_url(URI directory, String id) {
        assertThat(TABLE.forDirectory(directory)).map(IssuerRow::id).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/dir",
                "https://localhost:14001/dir",
                "https://localhost:443/dir",
                "https://pebble/dir",
                "https://letsencrypt.org/directory",
                "https://api.letsencrypt.org/directory",
                "https://acme-v02.api.letsencrypt.org.example.com/directory",
                "https://xacme-v02.api.letsencrypt.org/directory",
                "https://acme-v02.api.letsencrypt.org@example.com/directory",
                "https://example.com/acme-v02.api.letsencrypt.org",
                "http://acme-v02.api.letsencrypt.org/directory",
                "ftp://acme-v02.api.letsencrypt.org/directory",
                "acme://acme-v02.api.letsencrypt.org",
                "acme://letsencrypt.org/v01",
                "acme://letsencrypt.org/staging/",
                "acme://ssl.com/staging/other",
                "acme:letsencrypt.org",
                "//acme-v02.api.letsencrypt.org/directory",
                "/directory",
                "mailto:ca@example.com",
                "",
            })
    void knows_no_row_for_anything_else(URI directory) {
        assertThat(TABLE.forDirectory(directory)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "letsencrypt, letsencrypt",
        "LetsEncrypt, letsencrypt",
        "le, letsencrypt",
        "le-staging, letsencrypt-staging",
        "ssl.com, sslcom",
        "gts, google",
        "amazon, amazon",
    })
    void finds_a_row_by_id_or_alias_in_any_case(String word, String id) {
        assertThat(TABLE.withId(word)).map(IssuerRow::id).contains(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "letsencrypt.org", "lets encrypt", "lets", "sectigo.com"})
    void knows_no_row_by_an_issuer_domain_name_or_by_half_an_id(String word) {
        assertThat(TABLE.withId(word)).isEmpty();
    }

    @Test
    void has_the_profile_of_a_row_or_says_which_there_are() {
        assertThat(TABLE.profile("LetsEncrypt"))
                .isEqualTo(TABLE.withId("letsencrypt").orElseThrow().profile());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TABLE.profile("no\nbody"))
                .withMessageStartingWith("there is no profile \"no\\u000abody\"; they are ")
                .withMessageContaining("letsencrypt, ");
    }
}
