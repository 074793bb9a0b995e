package org.caagate.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.caagate.IssuerTable;
import org.caagate.name.IssuerDomainName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** For a certificate from Let's Encrypt unless a test says otherwise. */
@DisplayName("An issuer domain name that nobody has")
class NameHintsTest {
    private static final Issuer OURS = Issuer.named("letsencrypt.org");

    private static List<Finding> findings(Issuer issuer, String record) {
        return Scenario.of("example.com " + record)
                .issuer(issuer)
                .decide("example.com")
                .findings();
    }

    private static List<String> ids(List<Finding> findings) {
        return findings.stream().map(finding -> finding.id().id()).toList();
    }

    private static List<String> ids(String record) {
        return ids(findings(OURS, record));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "lenscrypt.org, letsencrypt.org was probably meant",
        "letsencypt.org, letsencrypt.org was probably meant",
        "Letsencrytp.org, letsencrypt.org was probably meant",
        "letsencrypt.com, letsencrypt.org was probably meant",
        "sectgio.com, did you mean sectigo.com?",
        "commodoca.com, did you mean comodoca.com?",
        "digcert.com, did you mean digicert.com?",
        "pki.google, did you mean pki.goog?",
        "pki.goo, did you mean pki.goog?",
    })
    void is_held_against_those_that_are_known(String name, String guess) {
        List<Finding> findings = findings(OURS, "0 issue \"" + name + "\"");
        assertThat(ids(findings)).containsExactly("issuer-name-near-miss");
        assertThat(findings.get(0).detail()).contains(guess);
        assertThat(findings.get(0).record()).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ab.cd",
                "ca.corp",
                "ssi.com",
                "telia.no",
                "trust.de",
                "internal-ca.example",
                "letsdecipher.org",
                "letsencrypt.example.org",
                "pebbel.letsencrypt.org",
            })
    void is_left_alone_where_the_likeness_says_little(String name) {
        assertThat(ids("0 issue \"" + name + "\"")).isEmpty();
    }

    @ParameterizedTest(name = "{0} for {1}")
    @CsvSource({
        "ca1.example, ca2.example",
        "issuing-ca-2019.example, issuing-ca-2026.example",
        "issuing-a.corp.example, issuing-b.corp.example",
        "pki.test, pki.text",
    })
    void is_left_alone_where_it_is_a_sibling_of_ours(String name, String ours) {
        assertThat(findings(Issuer.named(ours), "0 issue \"" + name + "\"")).isEmpty();
    }

    @Test
    void is_rather_ours_than_another_that_is_as_near() {
        assertThat(findings(Issuer.named("sectiga.com"), "0 issue \"sectigu.com\"")
                        .get(0)
                        .detail())
                .contains("sectiga.com was probably meant");
    }

    @Test
    void is_rather_the_nearest_than_ours() {
        assertThat(findings(Issuer.named("comodoxxab.com"), "0 issue \"comodocaab.com\""))
                .extracting(Finding::detail)
                .singleElement()
                .asString()
                .contains("comodoxxab.com");
        assertThat(findings(Issuer.named("comodoxa.com"), "0 issue \"comodocca.com\""))
                .extracting(Finding::detail)
                .singleElement()
                .asString()
                .contains("did you mean comodoca.com?");
    }

    static Stream<IssuerDomainName> knownNames() {
        return IssuerTable.builtIn().knownIssuers().names().stream();
    }

    @ParameterizedTest
    @MethodSource("knownNames")
    void is_never_seen_in_one_that_somebody_has(IssuerDomainName name) {
        assertThat(ids("0 issue \"" + name + "\"")).isEmpty();
    }

    @Test
    void is_guessed_for_an_unknown_issuer_too() {
        assertThat(findings(Issuer.unknown(), "0 issue \"lenscrypt.org\""))
                .extracting(Finding::detail)
                .containsExactly("lenscrypt.org is no issuer domain name that is known here;"
                        + " did you mean letsencrypt.org?");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "zerossl.com, zerossl.com is a domain of ZeroSSL; the issuer domain name that is known of it is sectigo.com",
        "acme.zerossl.com, the issuer domain name that is known of it is sectigo.com",
        "ACME-v02.api.letsencrypt.org, the issuer domain name that is known of it is letsencrypt.org",
        "actalis.com, the issuer domain name that is known of it is actalis.it",
        "www.letsencrypt.org, 'www.letsencrypt.org is a host; the issuer domain name is letsencrypt.org, without www'",
    })
    void may_be_a_host_of_a_known_ca(String name, String detail) {
        List<Finding> findings = findings(OURS, "0 issue \"" + name + "\"");
        assertThat(ids(findings)).containsExactly("issuer-host-name");
        assertThat(findings.get(0).detail()).contains(detail);
    }

    @Test
    void is_told_by_the_name_that_the_issuer_of_the_request_has() {
        assertThat(findings(Issuer.named("comodoca.com"), "0 issue \"zerossl.com\"")
                        .get(0)
                        .detail())
                .endsWith("is comodoca.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "letsencrypt",
                "Lets-Encrypt",
                "Let's Encrypt",
                "Let's Encrypt Authority X3",
                "lets encrypt;",
                "Let\\226\\128\\153s Encrypt"
            })
    void may_be_what_people_call_the_ca(String value) {
        List<Finding> findings = findings(OURS, "0 issue \"" + value + "\"");
        assertThat(ids(findings)).endsWith("issuer-display-name");
        assertThat(findings.get(findings.size() - 1).detail())
                .isEqualTo("Let's Encrypt is what people call the CA;"
                        + " the issuer domain name that is known of it is letsencrypt.org");
    }

    @Test
    void may_be_what_people_call_a_ca_that_is_not_known() {
        assertThat(ids("0 issue \"Acme Corporate Root\"")).containsExactly("malformed-value", "issuer-display-name");
    }

    @Test
    void is_what_the_known_ones_are_asked_for_and_nothing_else() {
        NameHints hints = new NameHints(OURS, () -> {
            throw new AssertionError("nobody had to ask");
        });
        assertThat(hints.on("letsencrypt.org")).isEmpty();
        assertThat(hints.on("LetsEncrypt.org")).isEmpty();
    }

    @Test
    void is_compared_with_ours_alone_where_nothing_else_is_known() {
        assertThat(new NameHints(OURS, KnownIssuers::none).on("letsencypt.org"))
                .hasValueSatisfying(hint -> assertThat(hint.meant()).hasToString("letsencrypt.org"));
        assertThat(new NameHints(OURS, KnownIssuers::none).on("sectgio.com")).isEmpty();
    }
}
