package org.caagate.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.caagate.IssuerTable;
import org.caagate.name.IssuerDomainName;
import org.caagate.record.CaaRecord;
import org.caagate.record.Octets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Findings on typing errors, for a certificate from Let's Encrypt unless a test says otherwise. */
class TypingErrorsTest {
    private static final Issuer OURS = Issuer.named("letsencrypt.org");

    private static List<Finding> findings(Issuer issuer, String record) {
        return Scenario.of("example.com " + record)
                .issuer(issuer)
                .account("https://ca.example/acct/1")
                .method("dns-01")
                .decide("example.com")
                .findings();
    }

    private static List<String> ids(List<Finding> findings) {
        return findings.stream().map(finding -> finding.id().id()).toList();
    }

    private static List<String> ids(String record) {
        return ids(findings(OURS, record));
    }

    @Nested
    @DisplayName("An issuer domain name that nobody has")
    class Names {
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
            assertThat(ids("0 issue \"Acme Corporate Root\""))
                    .containsExactly("malformed-value", "issuer-display-name");
        }

        @Test
        void is_compared_with_ours_alone_where_nothing_else_is_known() {
            assertThat(new NameHints(OURS, KnownIssuers.none()).on("letsencypt.org"))
                    .hasValueSatisfying(hint -> assertThat(hint.meant()).hasToString("letsencrypt.org"));
            assertThat(new NameHints(OURS, KnownIssuers.none()).on("sectgio.com"))
                    .isEmpty();
        }
    }

    @Nested
    @DisplayName("A value outside the grammar")
    class Values {
        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "\\\"letsencrypt.org\\\" | quotes-in-value | letsencrypt.org",
                    "\\\\\\\"letsencrypt.org\\\\\\\" | quotes-in-value | letsencrypt.org",
                    "`letsencrypt.org` | quotes-in-value | letsencrypt.org",
                    "\\226\\128\\156letsencrypt.org\\226\\128\\157 | quotes-in-value | letsencrypt.org",
                    "\\147letsencrypt.org\\148 | quotes-in-value | letsencrypt.org",
                    "\\\"\\;\\\" | quotes-in-value | ;",
                    "letsencrypt.org\\194\\160 | white-space-in-value | letsencrypt.org",
                    "letsencrypt.org\\010 | white-space-in-value | letsencrypt.org",
                    "\\226\\128\\139letsencrypt.org | white-space-in-value | letsencrypt.org",
                    "lets encrypt.org | white-space-in-value | letsencrypt.org",
                    "letsencrypt.org a=b | white-space-in-value | letsencrypt.org;a=b",
                    "letsencrypt.org, a=b | white-space-in-value | letsencrypt.org;a=b",
                    "letsencrypt.org; a=b c=d | white-space-in-value | letsencrypt.org;a=b;c=d",
                    "letsencrypt.org; a=b, c=d | white-space-in-value | letsencrypt.org;a=b;c=d",
                    "letsencrypt.org; validationmethods=dns-01, http-01 | space-in-method-list"
                            + " | letsencrypt.org;validationmethods=dns-01,http-01",
                    "letsencrypt.org; ValidationMethods = dns-01 http-01 | space-in-method-list"
                            + " | letsencrypt.org;ValidationMethods=dns-01,http-01",
                    "letsencrypt.org; a=b; | semicolon-at-end | letsencrypt.org;a=b",
                    "letsencrypt.org; a=b ; ; | semicolon-at-end | letsencrypt.org;a=b",
                    ";; | semicolon-at-end | ;",
                    "letsencrypt.org. | issuer-name-trailing-dot | letsencrypt.org",
                    "letsencrypt.org.; a=b | issuer-name-trailing-dot | letsencrypt.org;a=b",
                    "*.letsencrypt.org | issuer-wildcard | letsencrypt.org",
                    "https://letsencrypt.org/a?b=c | issuer-url | letsencrypt.org",
                    "letsencrypt.org/ | issuer-url | letsencrypt.org",
                    "letsencrypt.org:443 | issuer-url | letsencrypt.org",
                })
        void gets_what_to_write_instead(String value, String id, String instead) {
            List<Finding> findings = findings(OURS, "0 issue \"" + value + "\"");
            assertThat(ids(findings)).containsExactly("malformed-value", id);
            assertThat(findings.get(1).detail()).endsWith(": write \"" + instead + "\"");
        }

        @Test
        void has_all_its_errors_mended_at_once() {
            List<Finding> findings =
                    findings(OURS, "0 issue \"\\\"https://letsencypt.org./; validationmethods=dns-01, http-01;\\\"\"");
            assertThat(ids(findings))
                    .containsExactly(
                            "malformed-value",
                            "quotes-in-value",
                            "issuer-url",
                            "issuer-name-trailing-dot",
                            "semicolon-at-end",
                            "space-in-method-list",
                            "issuer-name-near-miss");
            assertThat(findings.get(1).detail()).endsWith("\"letsencrypt.org;validationmethods=dns-01,http-01\"");
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "\\\" | quotes-in-value",
                    "*. | issuer-wildcard",
                    "http:// | issuer-url",
                    "letsencrypt.org, sectigo.com | several-issuers",
                    "letsencrypt.org sectigo.com | several-issuers",
                    "no such.name | white-space-in-value",
                    "ca.example; a=b c | white-space-in-value",
                })
        void gets_no_value_to_write_where_none_is_plain(String value, String id) {
            List<Finding> findings = findings(OURS, "0 issue \"" + value + "\"");
            assertThat(ids(findings)).containsExactly("malformed-value", id);
            assertThat(findings.get(1).detail()).doesNotContain("write \"");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"%%%", "a@letsencrypt.org", "mailto:a@b.example", ".", "letsencrypt.org;a", "a_b.example"})
        void is_not_guessed_at_where_nothing_is_recognised(String value) {
            assertThat(ids("0 issue \"" + value + "\"")).containsExactly("malformed-value");
        }

        @Test
        void gets_no_part_of_a_value_that_is_too_long_to_show() {
            String record = "0 issue \"letsencrypt.org; a=" + "x".repeat(400) + ";\"";
            List<Finding> findings = findings(OURS, record);
            assertThat(findings.get(1).detail()).isEqualTo("no semicolon may follow the last parameter");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "letsencrypt.org",
                "letsencrypt.org;",
                " letsencrypt.org ",
                " letsencrypt.org ; validationmethods = dns-01 ",
                ";",
                "",
            })
    void a_value_of_the_grammar_is_left_alone(String value) {
        assertThat(ids("0 issue \"" + value + "\"")).isEmpty();
        assertThat(ids("128 issue \"" + value + "\"")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"validationmethods=\\\"dns-01\\\"", "accounturi='https://ca.example/acct/1'"})
    void quotes_in_a_parameter_of_ours_are_told(String parameter) {
        assertThat(ids("0 issue \"letsencrypt.org; " + parameter + "\""))
                .containsExactlyInAnyOrder("quotes-in-value", "unsatisfiable-parameter");
        assertThat(ids("0 issue \"sectigo.com; " + parameter + "\"")).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"isue, issue", "issuewidl, issuewild", "iodeff, iodef", "issuemali, issuemail"})
    void a_tag_that_is_nearly_one_is_told(String tag, String meant) {
        assertThat(findings(OURS, "0 " + tag + " \"x\"").get(0).detail()).endsWith("did you mean " + meant + "?");
    }

    @Nested
    @DisplayName("Hostile records")
    class Hostile {
        static Stream<String> values() {
            return Stream.of(
                    "\"".repeat(60_000),
                    "-".repeat(60_000),
                    "a ".repeat(30_000),
                    "aa.bb, ".repeat(8_000),
                    "https://".repeat(7_500),
                    "a=b" + ";".repeat(60_000),
                    "letsencrypt.".repeat(5_000) + "org",
                    "letsencrypt.org;" + "A-B=;".repeat(12_000) + "a=",
                    "letsencrypt.org;validationmethods=" + "A,".repeat(29_000) + "a",
                    "letsencrypt.org;" + "a".repeat(60_000) + "=",
                    "letsencrypt.org;validationmethods=" + "A".repeat(60_000),
                    "\u001b[31m\u009b\u202e\" letsencrypt.org",
                    "\"".repeat(500) + "\u001b".repeat(1_400));
        }

        @ParameterizedTest
        @MethodSource("values")
        void get_few_short_and_printable_remarks(String value) {
            List<Finding> findings = of(List.of(new CaaRecord(0, Octets.ofText("issue"), octets(value), 0)));
            assertThat(findings)
                    .hasSizeLessThanOrEqualTo(FindingList.MOST_FINDINGS)
                    .allSatisfy(finding ->
                            assertThat(finding.detail()).hasSizeLessThan(600).matches("[ -~]*"));
        }

        @Test
        void get_no_more_than_fifty_remarks_together() {
            List<CaaRecord> records = Collections.nCopies(51, CaaRecord.of(0, "issue", "%"));
            assertThat(of(records)).hasSize(50);
            assertThat(of(records.subList(0, 49))).hasSize(49);
        }

        @Test
        void are_compared_with_known_names_a_hundred_at_most() {
            List<CaaRecord> strangers = Stream.iterate(0, i -> i + 1)
                    .limit(100)
                    .map(i -> CaaRecord.of(0, "issue", "stranger" + i + ".example"))
                    .toList();
            CaaRecord near = CaaRecord.of(0, "issue", "letsencypt.org");
            assertThat(of(Stream.concat(strangers.stream(), Stream.of(near)).toList()))
                    .isEmpty();
            assertThat(of(Stream.concat(strangers.stream().skip(1), Stream.of(near))
                            .toList()))
                    .hasSize(1);
        }

        private static Octets octets(String value) {
            return Octets.ofText(value.replace("\u202e", "\u00e2\u0080\u00ae"));
        }

        private List<Finding> of(List<CaaRecord> records) {
            Scenario scenario = Scenario.of().issuer(OURS).method("dns-01");
            records.forEach(record -> scenario.record("example.com", record));
            return scenario.decide("example.com").findings();
        }
    }
}
