package org.caagate.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Known differences of CAs")
class IssuerQuirkTest {
    @Test
    void flag_one_is_reserved_and_ignored() {
        Verdict verdict = Scenario.of("example.com 1 tbs \"x\"").decide("example.com");
        assertThat(verdict).isInstanceOf(Permitted.class);
        assertThat(verdict.findings())
                .extracting(Finding::id)
                .contains(FindingId.RESERVED_FLAG, FindingId.UNKNOWN_PROPERTY);
    }

    @Test
    void flag_one_blocks_where_the_ca_reads_it_as_critical() {
        assertThat(Scenario.of("example.com 1 tbs \"x\"")
                        .quirk(IssuerQuirk.FLAG_ONE_IS_CRITICAL)
                        .decide("example.com")
                        .reason()
                        .id())
                .isEqualTo("unknown-critical-property");
    }

    @Test
    void flag_one_does_not_block_what_the_ca_knows() {
        assertThat(Scenario.of("example.com 1 issue \"ca.example\"")
                        .quirk(IssuerQuirk.FLAG_ONE_IS_CRITICAL)
                        .decide("example.com"))
                .isInstanceOf(Permitted.class);
    }

    @Test
    void the_case_of_an_issuer_is_folded_with_a_remark() {
        Verdict verdict = Scenario.of("example.com 0 issue \"CA.example\"").decide("example.com");
        assertThat(verdict).isInstanceOf(Permitted.class);
        assertThat(verdict.findings()).extracting(Finding::id).containsExactly(FindingId.ISSUER_NAME_CASE);
    }

    @Test
    void the_case_of_an_issuer_counts_where_the_ca_compares_it() {
        Verdict verdict = Scenario.of("example.com 0 issue \"CA.example\"")
                .quirk(IssuerQuirk.ISSUER_NAME_IS_CASE_SENSITIVE)
                .decide("example.com");
        assertThat(verdict.reason().id()).isEqualTo("issuer-not-authorized");
        assertThat(verdict.findings()).extracting(Finding::id).containsExactly(FindingId.ISSUER_NAME_CASE);
    }

    @Test
    void a_hyphen_in_a_parameter_name_is_legal_with_a_remark() {
        Verdict verdict =
                Scenario.of("example.com 0 issue \"ca.example; a-b=c\"").decide("example.com");
        assertThat(verdict).isInstanceOf(Permitted.class);
        assertThat(verdict.findings())
                .extracting(Finding::id)
                .contains(FindingId.PARAMETER_NAME_HYPHEN, FindingId.UNKNOWN_PARAMETER);
    }

    @Test
    void a_hyphen_in_a_parameter_name_is_malformed_where_the_ca_says_so() {
        Verdict verdict = Scenario.of("example.com 0 issue \"ca.example; a-b=c\"")
                .quirk(IssuerQuirk.HYPHEN_IN_PARAMETER_NAME_IS_MALFORMED)
                .decide("example.com");
        assertThat(EvaluatorTest.effects(verdict)).containsExactly(Effect.MALFORMED);
    }

    @Test
    void a_tag_that_the_ca_does_not_know_blocks_only_if_it_is_critical() {
        IssuerProfile profile = IssuerProfile.named("narrow")
                .knownTags("issue", "ISSUEWILD", "iodef")
                .build();
        assertThat(Scenario.of("example.com 128 contactemail \"a@example.com\"")
                        .profile(profile)
                        .decide("example.com"))
                .isInstanceOf(Refused.class);
        assertThat(Scenario.of("example.com 0 contactemail \"a@example.com\"")
                        .profile(profile)
                        .decide("example.com"))
                .isInstanceOf(Permitted.class);
        assertThat(Scenario.of("example.com 128 contactemail \"a@example.com\"").decide("example.com"))
                .isInstanceOf(Permitted.class);
    }

    @Test
    void another_form_of_the_same_account_counts_only_where_the_ca_has_it() {
        String line = "example.com 0 issue \"ca.example; accounturi=https://v1.ca.example/reg/12\"";
        IssuerProfile profile = IssuerProfile.named("two-forms")
                .accountPrefixes(List.of("https://v1.ca.example/reg/", "https://v2.ca.example/acct/"))
                .build();
        assertThat(Scenario.of(line)
                        .profile(profile)
                        .account("https://v2.ca.example/acct/12")
                        .decide("example.com"))
                .isInstanceOf(Permitted.class);
        assertThat(Scenario.of(line)
                        .profile(profile)
                        .account("https://v2.ca.example/acct/13")
                        .decide("example.com"))
                .isInstanceOf(Refused.class);
        assertThat(Scenario.of(line).account("https://v2.ca.example/acct/12").decide("example.com"))
                .isInstanceOf(Refused.class);
    }
}
