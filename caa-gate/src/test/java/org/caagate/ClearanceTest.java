package org.caagate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caagate.decision.Issuer;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Failure;
import org.caagate.name.Identifier;
import org.caagate.record.AccountUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClearanceTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final WallClock clock = new WallClock();
    private final ManualTimer timer = new ManualTimer();

    private static final class WallClock extends Clock {
        private volatile Instant now = NOON;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private CaaGate gate(FakeLookup lookup, GatePolicy policy) {
        return CaaGate.builder()
                .lookup(lookup)
                .policy(policy)
                .clock(clock)
                .timer(timer)
                .build();
    }

    private static IssuanceRequest.Builder request(String... identifiers) {
        return IssuanceRequest.builder().issuer(Issuer.named("ca.example")).identifiers(identifiers);
    }

    private Clearance clear(FakeLookup lookup, String... identifiers) throws InterruptedException {
        return gate(lookup, GatePolicy.strict()).clear(request(identifiers).build());
    }

    private static List<Identifier> names(String... identifiers) {
        return List.copyOf(Identifier.parseAll(List.of(identifiers)));
    }

    @Test
    void covers_exactly_what_was_cleared() throws InterruptedException {
        Clearance clearance = clear(FakeLookup.of().obtainedAt(NOON), "*.example.com", "example.net");
        assertThatCode(() -> clearance.requireCovers(names("EXAMPLE.net", "*.example.com")))
                .doesNotThrowAnyException();
        assertThatCode(() -> clearance.requireCovers(names("example.net"))).doesNotThrowAnyException();
    }

    @Test
    void does_not_cover_a_name_that_was_not_cleared() throws InterruptedException {
        Clearance clearance = clear(FakeLookup.of().obtainedAt(NOON), "*.example.com");
        assertThatThrownBy(() -> clearance.requireCovers(names("a.example.com", "*.example.com", "example.com")))
                .isInstanceOf(NotCoveredException.class)
                .hasMessage(
                        "the clearance does not cover this: a.example.com was not cleared; example.com was not cleared");
        assertThatThrownBy(() -> clearance.requireCovers(List.of())).isInstanceOf(NotCoveredException.class);
    }

    @Test
    void covers_a_name_that_the_ca_adds_and_says_that_it_is_one() throws InterruptedException {
        GatePolicy policy = GatePolicy.strict().countBaseNames(GatePolicy.BaseNames.ALWAYS);
        Clearance clearance = gate(FakeLookup.of().obtainedAt(NOON), policy)
                .clear(request("*.example.com").build());
        assertThatCode(() -> clearance.requireCovers(names("*.example.com", "example.com")))
                .doesNotThrowAnyException();
        assertThat(clearance.addedIdentifiers()).isEqualTo(Set.copyOf(names("example.com")));
    }

    @Test
    void is_for_one_account_if_the_account_was_known() throws InterruptedException {
        CaaGate gate = gate(FakeLookup.of().obtainedAt(NOON), GatePolicy.strict());
        Clearance clearance = gate.clear(
                request("example.com").account("https://ca.example/1").build());
        clearance.requireCovers(names("example.com"), AccountUri.parse("https://ca.example/1"));
        assertThatThrownBy(
                        () -> clearance.requireCovers(names("example.com"), AccountUri.parse("https://ca.example/2")))
                .hasMessageContaining("https://ca.example/1")
                .hasMessageContaining("https://ca.example/2");
    }

    @Test
    void ends_five_minutes_after_the_oldest_answer() throws InterruptedException {
        Clearance clearance = clear(FakeLookup.of().obtainedAt(NOON.minusSeconds(60)), "example.com");
        assertThat(clearance.expiresAt()).isEqualTo(NOON.plusSeconds(240));
        clock.now = NOON.plusSeconds(240);
        clearance.requireCovers(names("example.com"));
        clock.now = NOON.plusSeconds(241);
        assertThatThrownBy(() -> clearance.requireCovers(names("example.com"))).hasMessageContaining("expired");
    }

    @Test
    void does_not_last_longer_when_the_wall_clock_is_set_back() throws InterruptedException {
        Clearance clearance = clear(FakeLookup.of().obtainedAt(NOON), "example.com");
        clock.now = NOON.minusSeconds(3600);
        timer.advance(Duration.ofSeconds(301));
        assertThatThrownBy(() -> clearance.requireCovers(names("example.com"))).hasMessageContaining("expired");
    }

    @Test
    void does_not_last_longer_when_the_wall_clock_is_set_back_before_it_is_given() throws InterruptedException {
        CaaGate gate = gate(FakeLookup.of().obtainedAt(NOON), GatePolicy.strict());
        GateReport report = gate.check(request("example.com").build());
        clock.now = NOON.minusSeconds(86400);
        Clearance clearance = gate.clear(report);
        timer.advance(Duration.ofSeconds(301));
        assertThatThrownBy(() -> clearance.requireCovers(names("example.com"))).hasMessageContaining("expired");
    }

    @Test
    void is_not_given_anew_to_an_old_report_when_the_wall_clock_is_set_back() throws InterruptedException {
        CaaGate gate = gate(FakeLookup.of().obtainedAt(NOON), GatePolicy.strict());
        GateReport report = gate.check(request("example.com").build());
        timer.advance(Duration.ofSeconds(301));
        clock.now = NOON.plusSeconds(60);
        Clearance late = gate.clear(report);
        assertThatThrownBy(() -> late.requireCovers(names("example.com"))).hasMessageContaining("expired");
        Clearance reconsidered = gate.clear(gate.reconsider(report, Map.of()));
        assertThatThrownBy(() -> reconsidered.requireCovers(names("example.com")))
                .hasMessageContaining("expired");
    }

    @Test
    void is_over_at_once_for_an_answer_of_long_ago() throws InterruptedException {
        Clearance clearance = clear(FakeLookup.of().obtainedAt(Instant.MIN), "example.com");
        clock.now = Instant.MIN;
        assertThatThrownBy(() -> clearance.requireCovers(names("example.com"))).hasMessageContaining("expired");
    }

    @Test
    void is_not_longer_for_an_answer_from_the_future() throws InterruptedException {
        Clearance clearance = clear(FakeLookup.of().obtainedAt(NOON.plusSeconds(9999)), "example.com");
        assertThat(clearance.expiresAt()).isEqualTo(NOON.plusSeconds(300));
    }

    @Test
    void is_refused_with_the_report_where_anything_stands_in_the_way() {
        assertThatThrownBy(() -> clear(FakeLookup.of("example.com 0 issue \";\""), "example.com", "example.net"))
                .isInstanceOfSatisfying(
                        NotClearedException.class,
                        e -> assertThat(e.report().blocking()).hasSize(1))
                .hasMessage("CAA does not clear this certificate (refused): example.com: issue at example.com"
                        + " allows no CA to issue");
    }

    @Test
    void is_refused_in_a_few_words_whatever_is_in_dns() {
        String[] names = java.util.stream.IntStream.range(0, 30)
                .mapToObj(i -> i + ".example.com")
                .toArray(String[]::new);
        FakeLookup lookup = FakeLookup.of("example.com 0 issue \"" + "a".repeat(60_000) + ".example\"");
        assertThatThrownBy(() -> clear(lookup, names))
                .isInstanceOf(NotClearedException.class)
                .hasMessageContaining("0.example.com: issue at example.com names aaaa")
                .hasMessageEndingWith("; and 20 more")
                .satisfies(e -> assertThat(String.valueOf(e.getMessage())).hasSizeLessThan(5000));
    }

    @ParameterizedTest
    @EnumSource(Failure.Kind.class)
    void is_given_despite_a_failed_lookup_only_where_the_policy_says_so(Failure.Kind kind) throws InterruptedException {
        FakeLookup lookup = FakeLookup.of().at("example.com", ScriptedFailure.of(kind));
        IssuanceRequest request = request("example.com").build();
        assertThatThrownBy(() -> gate(lookup, GatePolicy.strict()).clear(request))
                .isInstanceOf(NotClearedException.class);
        CaaGate relaxed = gate(lookup, GatePolicy.strict().clearDespiteFailedLookup());
        GateReport report = relaxed.check(request);
        assertThat(report.outcome()).isEqualTo(Verdict.Kind.UNDETERMINED);
        if (Set.of(
                        Failure.Kind.BOGUS,
                        Failure.Kind.SERVFAIL,
                        Failure.Kind.LOOKUP_DEFECT,
                        Failure.Kind.DEADLINE,
                        Failure.Kind.TOO_LARGE)
                .contains(kind)) {
            assertThat(report.tolerated()).isEmpty();
            assertThatThrownBy(() -> relaxed.clear(report)).isInstanceOf(NotClearedException.class);
        } else {
            assertThat(relaxed.clear(report).tolerated()).hasSize(1);
        }
    }

    @Test
    void is_never_given_despite_a_refusal_or_an_unknown_account() {
        CaaGate relaxed = gate(
                FakeLookup.of("example.com 0 issue \"ca.example; accounturi=https://ca.example/1\""),
                GatePolicy.strict().clearDespiteFailedLookup());
        assertThatThrownBy(() -> relaxed.clear(request("example.com").build())).isInstanceOf(NotClearedException.class);
    }

    @Test
    void is_not_made_from_a_report_of_another_gate() throws InterruptedException {
        GateReport foreign = gate(FakeLookup.of(), GatePolicy.strict())
                .check(request("example.com").build());
        CaaGate gate = gate(FakeLookup.of("example.com 0 issue \";\""), GatePolicy.strict());
        assertThatThrownBy(() -> gate.clear(foreign)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> gate.reconsider(foreign, Map.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
