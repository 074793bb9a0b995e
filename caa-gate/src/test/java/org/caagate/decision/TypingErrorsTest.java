package org.caagate.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
}
