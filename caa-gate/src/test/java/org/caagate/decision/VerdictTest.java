package org.caagate.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Climb;
import org.caagate.lookup.ClimbPath;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;
import org.caagate.name.Identifier;
import org.caagate.record.PropertyTag;
import org.caagate.record.ValidationMethod;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictTest {
    static Stream<Verdict> oneOfEachKind() {
        return Stream.of(
                Scenario.of("example.com 0 issue \";\"").decide("example.com"),
                Scenario.of().fails("com", Failure.Kind.TIMEOUT).decide("example.com"),
                Scenario.of().decide("example.com"),
                Scenario.of().decide("192.0.2.1"));
    }

    @ParameterizedTest
    @MethodSource("oneOfEachKind")
    void is_folded_by_the_function_for_its_kind(Verdict verdict) {
        Verdict.Kind folded = verdict.fold(
                permitted -> kindOf(verdict, permitted, Verdict.Kind.PERMITTED),
                refused -> kindOf(verdict, refused, Verdict.Kind.REFUSED),
                undetermined -> kindOf(verdict, undetermined, Verdict.Kind.UNDETERMINED),
                notApplicable -> kindOf(verdict, notApplicable, Verdict.Kind.NOT_APPLICABLE));
        assertThat(folded).isEqualTo(verdict.kind());
    }

    private static Verdict.Kind kindOf(Verdict verdict, Verdict given, Verdict.Kind kind) {
        assertThat(given).isSameAs(verdict);
        return kind;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"example.com, ISSUE", "*.example.com, ISSUE", "a@example.com, ISSUEMAIL"})
    void says_which_property_would_speak_where_there_is_none(String identifier, PropertyTag wanted) {
        for (Scenario scenario : List.of(Scenario.of(), Scenario.of().fails("com", Failure.Kind.TIMEOUT))) {
            Examination examination = scenario.decide(identifier).examination().orElseThrow();
            assertThat(examination.wanted()).isEqualTo(wanted);
            assertThat(examination.property()).isEmpty();
        }
    }

    @Test
    void says_how_many_values_are_malformed() {
        assertThat(Scenario.of("example.com 0 issue \"%\"")
                        .decide("example.com")
                        .reason()
                        .detail())
                .isEqualTo("issue at example.com allows no CA to issue (1 malformed value counts as naming no"
                        + " issuer)");
        assertThat(Scenario.of("example.com 0 issue \"%\"", "example.com 0 issue \";\"", "example.com 0 issue \"%%\"")
                        .decide("example.com")
                        .reason()
                        .detail())
                .endsWith("(2 malformed values count as naming no issuer)");
        assertThat(Scenario.of("example.com 0 issue \";\"")
                        .decide("example.com")
                        .reason()
                        .detail())
                .isEqualTo("issue at example.com allows no CA to issue");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "128 issue \"ca.example\" | AUTHORIZES",
                "128 tbs \"x\" | BLOCKS",
                "0 tbs \"x\" | IGNORED",
                "127 tbs \"x\" | IGNORED",
                "0 issuewild \"ca.example\" | IGNORED",
                "0 contactemail \"a@b.example\" | IGNORED",
                "0 iodef \"mailto:a@b.example\" | REPORTS",
            })
    void says_what_each_record_did(String record, Effect effect) {
        assertThat(effect(Scenario.of("example.com " + record))).isEqualTo(effect);
    }

    @ParameterizedTest(name = "flags {0}: {1}")
    @CsvSource({"0, IGNORED", "1, BLOCKS", "2, IGNORED", "3, BLOCKS", "126, IGNORED", "128, BLOCKS", "129, BLOCKS"})
    void knows_which_flags_are_critical_to_a_ca_that_takes_one_for_it(int flags, Effect effect) {
        assertThat(effect(Scenario.of("example.com " + flags + " tbs \"x\"").quirk(IssuerQuirk.FLAG_ONE_IS_CRITICAL)))
                .isEqualTo(effect);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"'a=b', AUTHORIZES", "'a=b-c', AUTHORIZES", "'a-b=c', MALFORMED", "'a=b; c-d=e', MALFORMED"})
    void knows_which_hyphens_are_malformed_to_a_ca_that_wants_none(String parameters, Effect effect) {
        assertThat(effect(Scenario.of("example.com 0 issue \"ca.example; " + parameters + "\"")
                        .quirk(IssuerQuirk.HYPHEN_IN_PARAMETER_NAME_IS_MALFORMED)))
                .isEqualTo(effect);
    }

    private static Effect effect(Scenario scenario) {
        return scenario.decide("example.com")
                .examination()
                .orElseThrow()
                .records()
                .get(0)
                .effect();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'', unsatisfiable-parameter, no method meets the record: it lists none",
        "'dns-01,,http-01', unsatisfiable-parameter, no method meets the record: its validationmethods is no list",
        "DNS-01, method-label-case, the label DNS-01 is not in lower case",
    })
    void remarks_on_a_list_of_methods(String methods, String id, String detail) {
        List<Finding> findings = Scenario.of("example.com 0 issue \"ca.example; validationmethods=" + methods + "\"")
                .decide("example.com")
                .findings();
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).toString()).startsWith(id + ": " + detail);
    }

    @Test
    void has_no_remark_on_a_list_of_methods_that_is_as_it_should_be() {
        assertThat(Scenario.of("example.com 0 issue \"ca.example; validationmethods=dns-01,http-01\"")
                        .decide("example.com")
                        .findings())
                .isEmpty();
    }

    @Nested
    @DisplayName("Of one evaluator")
    class OfOneEvaluator {
        private final Evaluator evaluator = Evaluator.of(Issuer.named("ca.example"), KnownIssuers::none);
        private final Answer.Present answer = new Answer.Present(
                DomainName.parse("example.com"),
                List.of(
                        Scenario.record("0 issue \"ca.example; validationmethods=dns-01\""),
                        Scenario.record("0 issuewild \"other.example\"")),
                Trail.none(Instant.EPOCH));

        private Verdict decide(String identifier, String method) {
            Subject subject = Subject.requested(
                    Identifier.parse(identifier), Facts.NONE.withMethod(Fact.known(ValidationMethod.parse(method))));
            ClimbPath path = ClimbPath.from(((Start.At) Start.of(subject.identifier())).name(), List.of());
            Climb climb = path.climb(name -> Optional.of(
                            name.equals(answer.name())
                                    ? answer
                                    : new Answer.Absent(name, Answer.Absence.NODATA, Trail.none(Instant.EPOCH))))
                    .orElseThrow();
            return evaluator.decide(subject, climb, Evaluator.BaseName.SILENT);
        }

        private static List<JudgedRecord> records(Verdict verdict) {
            return verdict.examination().orElseThrow().records();
        }

        @Test
        void identifiers_share_one_reading_of_the_records_over_them() {
            assertThat(records(decide("a.example.com", "dns-01"))).isSameAs(records(decide("b.example.com", "dns-01")));
        }

        @Test
        void identifiers_that_are_not_alike_share_nothing() {
            assertThat(decide("a.example.com", "dns-01").kind()).isEqualTo(Verdict.Kind.PERMITTED);
            assertThat(decide("b.example.com", "http-01").reason().id()).isEqualTo("method-not-authorized");
            assertThat(decide("*.a.example.com", "dns-01").reason().id()).isEqualTo("issuer-not-authorized");
            assertThat(decide("a@a.example.com", "dns-01").reason().id()).isEqualTo("no-restricting-property");
            assertThat(decide("c.example.com", "dns-01").kind()).isEqualTo(Verdict.Kind.PERMITTED);
        }

        @Test
        void each_identifier_has_the_remedy_of_its_own_name() {
            assertThat(((Refused) decide("*.a.example.com", "dns-01")).remedy().alternatives())
                    .extracting(change -> change.owner().toString())
                    .containsExactly("example.com", "a.example.com");
            assertThat(((Refused) decide("*.b.example.com", "dns-01")).remedy().alternatives())
                    .extracting(change -> change.owner().toString())
                    .containsExactly("example.com", "b.example.com");
        }
    }
}
