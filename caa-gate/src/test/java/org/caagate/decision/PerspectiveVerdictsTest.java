package org.caagate.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The views of several perspectives")
class PerspectiveVerdictsTest {
    /** What a perspective can come to for one name: each with its verdict, in the words of the tables below. */
    private enum Seen {
        OURS,
        OURS_TWICE,
        OURS_ABOVE,
        NOTHING,
        MAIL_ONLY,
        THEIRS,
        STALE_OURS,
        STALE_THEIRS,
        TIMEOUT,
        BOGUS,
        BLIND,
        PINNED;

        Verdict verdict() {
            Scenario scenario =
                    switch (this) {
                        case OURS -> Scenario.of("www.example.com 0 issue \"ca.example\"");
                        case OURS_TWICE ->
                            Scenario.of(
                                    "www.example.com 0 issue \"ca.example\"", "www.example.com 0 issue \"ca.example\"");
                        case OURS_ABOVE -> Scenario.of("example.com 0 issue \"ca.example\"");
                        case NOTHING, BLIND -> Scenario.of();
                        case MAIL_ONLY -> Scenario.of("www.example.com 0 issuemail \"other.example\"");
                        case THEIRS -> Scenario.of("www.example.com 0 issue \"other.example\"");
                        case STALE_OURS ->
                            Scenario.of("www.example.com 0 issue \"ca.example\"")
                                    .stale("www.example.com");
                        case STALE_THEIRS ->
                            Scenario.of("www.example.com 0 issue \"other.example\"")
                                    .stale("www.example.com");
                        case TIMEOUT -> Scenario.of().fails("www.example.com", Failure.Kind.TIMEOUT);
                        case BOGUS -> Scenario.of().fails("www.example.com", Failure.Kind.BOGUS);
                        case PINNED -> Scenario.of("www.example.com 0 issue \"ca.example;validationmethods=dns-01\"");
                    };
            Verdict verdict = scenario.decide("www.example.com");
            return this == BLIND ? CanaryRule.limit(verdict, unseen()) : verdict;
        }

        private static Answer unseen() {
            return new Answer.Absent(
                    DomainName.parse("canary.example"), Answer.Absence.NODATA, Trail.none(Instant.EPOCH));
        }
    }

    private static List<PerspectiveVerdict> views(List<Seen> seen) {
        List<PerspectiveVerdict> views = new ArrayList<>();
        for (Seen one : seen) {
            views.add(new PerspectiveVerdict("p" + views.size(), "", one.verdict()));
        }
        return views;
    }

    private static Verdict combine(Seen... seen) {
        return PerspectiveVerdicts.combine(views(List.of(seen)));
    }

    @ParameterizedTest
    @CsvSource({
        "OURS, OURS, issuer-authorized",
        "NOTHING, NOTHING, no-caa",
        "MAIL_ONLY, MAIL_ONLY, no-restricting-property",
        "OURS, NOTHING, perspectives-disagree",
        "NOTHING, OURS, perspectives-disagree",
        "OURS, OURS_TWICE, perspectives-disagree",
        "OURS, OURS_ABOVE, perspectives-disagree",
        "OURS, MAIL_ONLY, perspectives-disagree",
        "OURS, PINNED, perspectives-disagree",
        "PINNED, PINNED, method-unknown",
        "OURS, THEIRS, issuer-not-authorized",
        "THEIRS, NOTHING, issuer-not-authorized",
        "BOGUS, THEIRS, issuer-not-authorized",
        "OURS, STALE_THEIRS, issuer-not-authorized",
        "OURS, STALE_OURS, lookup-failed",
        "NOTHING, TIMEOUT, lookup-failed",
        "TIMEOUT, BOGUS, dnssec-bogus",
        "PINNED, TIMEOUT, lookup-failed",
        "NOTHING, BLIND, resolver-sees-no-caa",
        "TIMEOUT, BLIND, resolver-sees-no-caa"
    })
    void make_one_verdict(Seen one, Seen other, String reason) {
        assertThat(combine(one, other).reason().id()).isEqualTo(reason);
    }

    @Test
    void are_the_same_for_the_same_records_in_another_order_with_another_case_and_age() {
        Verdict one = Scenario.of("example.com 0 issue \"ca.example\"", "example.com 0 iodef \"mailto:a@b.example\"")
                .decide("example.com");
        Verdict other = Scenario.of()
                .record(
                        "example.com",
                        Scenario.record("0 IODEF \"mailto:a@b.example\"").withTtl(5))
                .record("example.com", Scenario.record("0 ISSUE \"ca.example\""))
                .decide("example.com");
        assertThat(PerspectiveVerdicts.combine(
                        List.of(new PerspectiveVerdict("a", "", one), new PerspectiveVerdict("b", "", other))))
                .isSameAs(one);
    }

    @Test
    void are_not_the_same_for_values_that_differ_in_case() {
        Verdict one = Scenario.of("example.com 0 issue \"ca.example\"").decide("example.com");
        Verdict other = Scenario.of("example.com 0 issue \"CA.example\"").decide("example.com");
        assertThat(PerspectiveVerdicts.combine(
                                List.of(new PerspectiveVerdict("a", "", one), new PerspectiveVerdict("b", "", other)))
                        .reason()
                        .id())
                .isEqualTo("perspectives-disagree");
    }

    @Test
    void of_one_perspective_are_its_verdict() {
        Verdict only = Seen.TIMEOUT.verdict();
        assertThat(PerspectiveVerdicts.combine(List.of(new PerspectiveVerdict("a", "", only))))
                .isSameAs(only);
    }

    @Test
    void are_on_one_subject_and_at_least_one() {
        Verdict other = Scenario.of().decide("example.net");
        assertThatIllegalArgumentException().isThrownBy(() -> PerspectiveVerdicts.combine(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PerspectiveVerdicts.combine(List.of(
                        new PerspectiveVerdict("a", "", Seen.OURS.verdict()), new PerspectiveVerdict("b", "", other))));
    }

    @Test
    void are_told_in_short_whatever_they_are() {
        Scenario many = Scenario.of();
        for (int i = 0; i < 2000; i++) {
            many.record("example.com", Scenario.record("0 issue \"" + "x".repeat(200) + i + "\""));
        }
        Verdict refused = many.decide("example.com");
        Verdict combined = PerspectiveVerdicts.combine(List.of(
                new PerspectiveVerdict("a", "x".repeat(1000), Scenario.of().decide("example.com")),
                new PerspectiveVerdict("b", "", refused)));
        assertThat(combined.findings())
                .filteredOn(finding -> finding.id() == FindingId.PERSPECTIVES_DIFFER)
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.detail()).hasSizeLessThan(1000).contains("and 1997 more"));
    }

    @Provide
    Arbitrary<List<Seen>> panoramas() {
        return Arbitraries.of(Seen.class).list().ofMinSize(1).ofMaxSize(4);
    }

    @Property
    void permit_only_where_all_permit_for_the_same_records(@ForAll("panoramas") List<Seen> seen) {
        boolean permitted = PerspectiveVerdicts.combine(views(seen)).kind() == Verdict.Kind.PERMITTED;
        boolean allPermit = seen.stream().allMatch(one -> one.verdict().kind() == Verdict.Kind.PERMITTED);
        assertThat(permitted).isEqualTo(allPermit && seen.stream().distinct().count() == 1);
    }

    @Property
    void refuse_exactly_where_one_refuses(@ForAll("panoramas") List<Seen> seen) {
        assertThat(PerspectiveVerdicts.combine(views(seen)).kind() == Verdict.Kind.REFUSED)
                .isEqualTo(seen.stream().anyMatch(one -> one.verdict().kind() == Verdict.Kind.REFUSED));
    }

    @Property
    void come_to_the_same_kind_in_any_order(@ForAll("panoramas") List<Seen> seen) {
        List<Seen> reversed = new ArrayList<>(seen);
        Collections.reverse(reversed);
        assertThat(PerspectiveVerdicts.combine(views(reversed)).kind())
                .isEqualTo(PerspectiveVerdicts.combine(views(seen)).kind());
    }

    @Property
    void say_who_saw_what_wherever_they_differ(@ForAll("panoramas") List<Seen> seen) {
        Verdict verdict = PerspectiveVerdicts.combine(views(seen));
        boolean isTold = verdict.reason() instanceof UndeterminedReason.PerspectivesDisagree
                || verdict.findings().stream().anyMatch(finding -> finding.id() == FindingId.PERSPECTIVES_DIFFER);
        assertThat(isTold).isEqualTo(seen.stream().distinct().count() > 1);
    }
}
