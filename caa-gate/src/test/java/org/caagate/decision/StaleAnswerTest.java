package org.caagate.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** RFC 8767: what was published once, and perhaps still is. */
@DisplayName("An answer that stays stale")
class StaleAnswerTest {
    private static Scenario stale(String... lines) {
        return Scenario.of(lines).stale("example.com");
    }

    @Test
    void refuses_where_its_records_do_with_all_that_belongs_to_a_refusal() {
        Verdict verdict = stale(
                        "example.com 0 issue \"other.example\"", "example.com 0 iodef \"mailto:security@example.com\"")
                .decide("www.example.com");
        assertThat(verdict).hasToString("www.example.com refused (issuer-not-authorized)");
        Refused refused = (Refused) verdict;
        assertThat(refused.findings()).extracting(Finding::id).containsExactly(FindingId.STALE_ANSWER);
        assertThat(refused.iodefTargets()).hasSize(1);
        assertThat(refused.remedy().alternatives()).hasSize(2);
        Examination examination = refused.examination().orElseThrow();
        assertThat(examination.foundAt()).contains(DomainName.parse("example.com"));
        assertThat(examination.records()).hasSize(2);
        assertThat(examination.climb().steps()).last().isInstanceOf(Answer.Failed.class);
    }

    @Test
    void proposes_no_record_of_its_own_where_the_stale_one_stands() {
        Refused refused =
                (Refused) stale("example.com 0 issue \"other.example\"").decide("example.com");
        assertThat(refused.remedy().alternatives())
                .singleElement()
                .hasToString("Add[owner=example.com, record=0 issue \"ca.example\", reach=example.com and below]");
    }

    @Test
    void leaves_open_what_its_records_would_permit() {
        for (String record : List.of("0 issue \"ca.example\"", "0 issuemail \"other.example\"")) {
            Verdict verdict = stale("example.com " + record).decide("example.com");
            assertThat(verdict).hasToString("example.com undetermined (lookup-failed)");
            assertThat(verdict.examination().orElseThrow().foundAt()).isEmpty();
        }
    }

    @Test
    void leaves_open_what_its_records_would_leave_open_for_another_reason() {
        assertThat(stale("example.com 0 issue \"ca.example; validationmethods=dns-01\"")
                        .decide("example.com")
                        .reason()
                        .id())
                .isEqualTo("lookup-failed");
    }

    @Test
    void leaves_open_what_has_no_records_whatever_is_above() {
        assertThat(stale("com 0 issue \"ca.example\"")
                        .decide("example.com")
                        .reason()
                        .id())
                .isEqualTo("lookup-failed");
    }

    @Test
    void brings_about_a_remark_on_the_base_name_that_it_would_refuse() {
        Verdict verdict = stale("example.com 0 issuewild \"ca.example\"", "example.com 0 issue \"other.example\"")
                .decide("*.example.com");
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.UNDETERMINED);
        assertThat(verdict.findings()).extracting(Finding::id).containsExactly(FindingId.BASE_NAME_WOULD_BE_REFUSED);
    }

    @Test
    void is_the_only_failure_that_may_hold_records() {
        List<CaaRecord> records = List.of(CaaRecord.of(0, "issue", ";"));
        DomainName name = DomainName.parse("example.com");
        for (Failure.Kind kind : Failure.Kind.values()) {
            Failure failure = new Failure(kind, "scripted");
            if (kind == Failure.Kind.STALE) {
                assertThat(new Answer.Failed(name, failure, Trail.none(Instant.EPOCH), records, List.of()).stale())
                        .hasSize(1);
            } else {
                assertThatIllegalArgumentException()
                        .isThrownBy(
                                () -> new Answer.Failed(name, failure, Trail.none(Instant.EPOCH), records, List.of()));
            }
        }
    }

    @Provide
    Arbitrary<List<String>> recordSets() {
        Arbitrary<String> record = Combinators.combine(
                        Arbitraries.of("0", "128"),
                        Arbitraries.of("issue", "issuewild", "issuemail", "iodef", "tbs"),
                        Arbitraries.of("ca.example", "other.example", ";", "%%"))
                .as((flags, tag, value) -> flags + " " + tag + " \"" + value + "\"");
        return record.list().ofMinSize(1).ofMaxSize(5);
    }

    /** The same records, fresh and stale: what they refuse stays refused, and nothing is ever permitted. */
    @Property
    void refuses_exactly_what_it_would_refuse_if_it_were_fresh(@ForAll("recordSets") List<String> records) {
        for (String identifier : List.of("example.com", "*.example.com", "a@example.com")) {
            Scenario scenario = Scenario.of();
            records.forEach(record -> scenario.record("example.com", Scenario.record(record)));
            Verdict fresh = scenario.decide(identifier);
            Verdict stale = scenario.stale("example.com").decide(identifier);
            assertThat(stale.kind())
                    .isEqualTo(fresh.kind() == Verdict.Kind.REFUSED ? Verdict.Kind.REFUSED : Verdict.Kind.UNDETERMINED);
            assertThat(stale.reason().id())
                    .isEqualTo(
                            fresh.kind() == Verdict.Kind.REFUSED
                                    ? fresh.reason().id()
                                    : "lookup-failed");
        }
    }
}
