package org.caagate.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.caagate.lookup.Failure;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluatorTest {
    private static final String LETTERS = "0 issue \"ca.example\"";

    static List<Effect> effects(Verdict verdict) {
        return verdict.examination().orElseThrow().records().stream()
                .map(JudgedRecord::effect)
                .toList();
    }

    @Nested
    @DisplayName("RFC 8659 section 4.2: the first rule that applies decides")
    class Precedence {
        @Test
        void an_unknown_critical_record_comes_before_one_that_authorizes() {
            Verdict verdict = Scenario.of("example.com 0 issue \"ca.example\"", "example.com 128 tbs \"x\"")
                    .decide("example.com");
            assertThat(verdict.reason()).isInstanceOf(RefusalReason.UnknownCriticalProperty.class);
            assertThat(effects(verdict)).containsExactly(Effect.AUTHORIZES, Effect.BLOCKS);
        }

        @Test
        void a_record_that_authorizes_comes_before_one_that_asks_for_an_unknown_account() {
            Verdict verdict = Scenario.of(
                            "example.com 0 issue \"ca.example; accounturi=https://ca.example/1\"",
                            "example.com 0 issue \"ca.example\"")
                    .decide("example.com");
            assertThat(verdict.reason()).isInstanceOf(PermitReason.IssuerAuthorized.class);
        }

        @Test
        void an_unknown_account_comes_before_an_unknown_method() {
            Verdict verdict = Scenario.of(
                            "example.com 0 issue \"ca.example; validationmethods=dns-01\"",
                            "example.com 0 issue \"ca.example; accounturi=https://ca.example/1\"")
                    .decide("example.com");
            assertThat(verdict.reason().id()).isEqualTo("account-unknown");
        }

        @Test
        void what_is_not_known_comes_before_the_nearest_miss() {
            Verdict verdict = Scenario.of(
                            "example.com 0 issue \"ca.example; accounturi=https://ca.example/9\"",
                            "example.com 0 issue \"ca.example; validationmethods=dns-01\"")
                    .account("https://ca.example/1")
                    .decide("example.com");
            assertThat(verdict.reason().id()).isEqualTo("method-unknown");
        }

        @Test
        void a_miss_of_the_method_is_nearer_than_a_miss_of_the_account() {
            Verdict verdict = Scenario.of(
                            "example.com 0 issue \"ca.example; accounturi=https://ca.example/9\"",
                            "example.com 0 issue \"ca.example; validationmethods=dns-01\"")
                    .account("https://ca.example/1")
                    .method("http-01")
                    .decide("example.com");
            assertThat(verdict.reason().id()).isEqualTo("method-not-authorized");
        }

        @Test
        void another_issuer_is_nearer_than_nobody() {
            Verdict verdict = Scenario.of("example.com 0 issue \";\"", "example.com 0 issue \"other.example\"")
                    .decide("example.com");
            assertThat(verdict.reason().id()).isEqualTo("issuer-not-authorized");
            assertThat(verdict.reason().detail()).isEqualTo("issue at example.com names other.example, not ca.example");
        }

        @Test
        void a_record_failed_by_a_known_account_does_not_ask_for_the_method() {
            Verdict verdict = Scenario.of(
                            "example.com 0 issue \"ca.example; accounturi=https://ca.example/9; validationmethods=dns-01\"")
                    .account("https://ca.example/1")
                    .decide("example.com");
            assertThat(verdict.reason().id()).isEqualTo("account-not-authorized");
        }

        @Test
        void two_accounts_in_a_record_never_ask_for_the_account() {
            Verdict verdict = Scenario.of(
                            "example.com 0 issue \"ca.example; accounturi=https://ca.example/1; accounturi=https://ca.example/1\"")
                    .decide("example.com");
            assertThat(verdict.reason().id()).isEqualTo("account-not-authorized");
            assertThat(effects(verdict)).containsExactly(Effect.UNSATISFIABLE);
        }
    }

    @Nested
    @DisplayName("RFC 8659 section 4.3: issuewild")
    class Wildcards {
        @ParameterizedTest(name = "{0}: {1} ({2})")
        @CsvSource({
            "*.example.com, other.example, refused",
            "example.com, other.example, permitted",
            "*.example.com, ca.example, permitted",
            "*.example.com, ;, refused",
            "*.example.com, %%, refused",
            "example.com, %%, permitted",
        })
        void an_issuewild_decides_wildcards_and_nothing_else(String identifier, String issuewild, String verdict) {
            assertThat(Scenario.of("example.com " + LETTERS, "example.com 0 issuewild \"" + issuewild + "\"")
                            .decide(identifier)
                            .kind()
                            .id())
                    .isEqualTo(verdict);
        }

        @Test
        void issue_decides_wildcards_where_there_is_no_issuewild() {
            Verdict verdict = Scenario.of("example.com " + LETTERS).decide("*.example.com");
            assertThat(verdict).isInstanceOf(Permitted.class);
            assertThat(verdict.examination().orElseThrow().property()).isPresent();
        }

        @Test
        void a_base_name_that_would_be_refused_is_remarked_on_without_changing_the_verdict() {
            Verdict verdict = Scenario.of("example.com 0 issuewild \"ca.example\"", "example.com 0 issue \";\"")
                    .decide("*.example.com");
            assertThat(verdict).isInstanceOf(Permitted.class);
            assertThat(verdict.findings()).extracting(Finding::id).contains(FindingId.BASE_NAME_WOULD_BE_REFUSED);
        }

        @Test
        void a_base_name_that_is_counted_elsewhere_is_not_remarked_on() {
            Verdict verdict = Scenario.of("example.com 0 issuewild \"ca.example\"", "example.com 0 issue \";\"")
                    .silentOnBaseName()
                    .decide("*.example.com");
            assertThat(verdict.findings()).isEmpty();
        }
    }

    @Nested
    @DisplayName("An issuer that nobody knows")
    class UnknownIssuer {
        @Test
        void is_permitted_where_nothing_restricts() {
            assertThat(Scenario.of("example.com 0 iodef \"mailto:a@example.com\"")
                            .issuer(Issuer.unknown())
                            .decide("example.com"))
                    .isInstanceOf(Permitted.class);
        }

        @Test
        void is_undetermined_where_a_record_names_an_issuer() {
            assertThat(Scenario.of("example.com " + LETTERS)
                            .issuer(Issuer.unknown())
                            .decide("example.com")
                            .reason()
                            .id())
                    .isEqualTo("issuer-unknown");
        }

        @Test
        void is_refused_where_nobody_may_issue() {
            assertThat(Scenario.of("example.com 0 issue \";\"")
                            .issuer(Issuer.unknown())
                            .decide("example.com")
                            .reason()
                            .id())
                    .isEqualTo("issuance-forbidden");
        }

        @Test
        void is_refused_where_no_issuer_could_meet_the_records() {
            assertThat(Scenario.of("example.com 0 issue \"ca.example; validationmethods=\"")
                            .issuer(Issuer.unknown())
                            .decide("example.com")
                            .reason()
                            .id())
                    .isEqualTo("method-not-authorized");
        }
    }

    @Nested
    @DisplayName("RFC 9495: issuemail")
    class Mailboxes {
        @ParameterizedTest(name = "{0} at {1}: {2}")
        @CsvSource({
            "issuemail, somebody@example.com, refused",
            "issuemail, example.com, permitted",
            "issue, somebody@example.com, permitted",
            "issue, example.com, refused",
        })
        void each_property_speaks_about_its_own_certificates(String tag, String identifier, String verdict) {
            assertThat(Scenario.of("example.com 0 " + tag + " \";\"")
                            .decide(identifier)
                            .kind()
                            .id())
                    .isEqualTo(verdict);
        }
    }

    @Nested
    @DisplayName("A lookup that failed")
    class FailedLookups {
        @Test
        void below_the_first_records_leaves_the_verdict_open() {
            Verdict verdict = Scenario.of("example.com " + LETTERS)
                    .fails("a.example.com", Failure.Kind.TIMEOUT)
                    .decide("b.a.example.com");
            assertThat(verdict.reason().id()).isEqualTo("lookup-failed");
            assertThat(((Undetermined) verdict).isRetryable()).isTrue();
            assertThat(verdict.reason().detail()).contains("a.example.com").contains("timeout");
        }

        @Test
        void above_the_first_records_does_not_matter() {
            assertThat(Scenario.of("example.com " + LETTERS)
                            .fails("com", Failure.Kind.SERVFAIL)
                            .decide("example.com"))
                    .isInstanceOf(Permitted.class);
        }

        @Test
        void by_a_failed_validation_has_a_reason_of_its_own() {
            Verdict verdict = Scenario.of().fails("com", Failure.Kind.BOGUS).decide("example.com");
            assertThat(verdict.reason().id()).isEqualTo("dnssec-bogus");
            assertThat(((Undetermined) verdict).isRetryable()).isFalse();
        }
    }

    @Nested
    @DisplayName("Remarks")
    class Findings {
        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "0 issue \"ca.example; AccountURI=https://ca.example/1\" | parameter-name-case",
                    "0 issue \"ca.example; accounturi=https://ca.example/1/\" | account-near-miss",
                    "0 issue \"ca.example; accounturi=https://CA.example/1\" | account-near-miss",
                    "0 issue \"ca.example; accounturi=https://ca.example:443/1\" | account-near-miss",
                    "0 issue \"ca.example; accounturi=https://staging.ca.example/1\" | account-of-other-directory",
                    "0 issue \"ca.example; accounturi=\" | unsatisfiable-parameter",
                    "0 issue \"ca.example; validationmethods=DNS-01\" | method-label-case",
                    "0 issue \"ca.example; validationmethods=,\" | unsatisfiable-parameter",
                    "0 issue \"ca.example; cansignhttpexchanges=yes\" | unknown-parameter",
                    "0 issue \"ca.example.\" | malformed-value",
                    "0 iodef \"mailto:a@example.com?cc=b@example.com\" | unsupported-iodef",
                    "0 tbs \"x\" | unknown-property",
                })
        void say_what_looks_wrong_in_a_record(String record, String finding) {
            Verdict verdict = Scenario.of("example.com " + record)
                    .account("https://ca.example/1")
                    .method("dns-01")
                    .decide("example.com");
            assertThat(verdict.findings()).extracting(found -> found.id().id()).contains(finding);
            assertThat(verdict.findings().get(0).record()).hasValue(0);
        }

        @Test
        void are_silent_about_the_parameters_of_other_issuers() {
            assertThat(Scenario.of("example.com 0 issue \"other.example; a-b=c; AccountURI=x\"")
                            .decide("example.com")
                            .findings())
                    .isEmpty();
        }

        @Test
        void say_that_a_policy_belongs_to_the_target_of_an_alias() {
            Verdict verdict = Scenario.of("host.cdn.example " + LETTERS)
                    .alias("www.example.com", "host.cdn.example")
                    .decide("www.example.com");
            assertThat(verdict.findings().get(0).toString())
                    .isEqualTo("policy-of-alias-target: www.example.com is an alias; these records stand at"
                            + " host.cdn.example and belong to its owner");
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({"a_b.example.com, underscore-in-name", "1.2.0.192.in-addr.arpa, reverse-zone-name"})
        void say_that_a_name_is_unusual(String name, String finding) {
            assertThat(Scenario.of().decide(name).findings())
                    .extracting(found -> found.id().id())
                    .containsExactly(finding);
        }
    }
}
