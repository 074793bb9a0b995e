package org.caagate.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.caagate.CaaGate;
import org.caagate.Climbing;
import org.caagate.GateReport;
import org.caagate.lookup.CachedLookup;
import org.caagate.name.Ascii;
import org.caagate.name.DomainName;
import org.caagate.name.InvalidIdentifiersException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The conformance cases, on answers from memory")
class ConformanceTest {
    private static final Duration AGE = Duration.ofMinutes(5);

    static Stream<ConformanceCase> decidable() {
        return ConformanceCases.all()
                .filter(row -> !row.reasonClass().equals("invalid_identifier"))
                // What a message holds besides its answer shows on the wire only.
                .filter(row -> !row.needs("raw-message"));
    }

    static Stream<ConformanceCase> invalid() {
        return ConformanceCases.all().filter(row -> row.reasonClass().equals("invalid_identifier"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("decidable")
    void the_gate_decides_as_the_case_says(ConformanceCase row) throws InterruptedException {
        InMemoryZone zone = decided(row, Climbing.FAST);
        assertThat(zone.asked())
                .extracting(DomainName::absolute)
                .containsAll(row.queries().stream().map(Ascii::fold).toList())
                .doesNotContain(".");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("decidable")
    void the_gate_decides_the_same_when_it_asks_no_more_than_it_needs(ConformanceCase row) throws InterruptedException {
        InMemoryZone zone = decided(row, Climbing.FRUGAL);
        if (!row.queries().isEmpty()) {
            assertThat(zone.asked())
                    .extracting(DomainName::absolute)
                    .isSubsetOf(row.queries().stream().map(Ascii::fold).toList());
        }
    }

    /** As for lists, where a cache keeps whatever there is. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("decidable")
    void the_gate_decides_the_same_out_of_a_cache(ConformanceCase row) throws InterruptedException {
        CachedLookup cache = CachedLookup.of(zone(row))
                .maximumAge(AGE)
                .ignoringTimesToLive()
                .sharingFailuresFor(AGE)
                .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .build();
        CaaGate gate = CaaGate.builder()
                .lookup(cache)
                .policy(row.policy().reportOnOlderAnswers(AGE))
                .build();
        for (int turn = 0; turn < 2; turn++) {
            GateReport report = gate.check(row.request());
            assertThat(report.verdicts()).hasSize(1);
            Expectation.assertMet(row, report.verdicts().get(0));
        }
        CachedLookup.Statistics saved = cache.statistics();
        assertThat(saved.reused() > 0).as(saved.toString()).isEqualTo(saved.passedOn() > 0);
    }

    private static InMemoryZone zone(ConformanceCase row) {
        return row.isInsecure() ? InMemoryZone.insecure(row.zone()) : InMemoryZone.unvalidated(row.zone());
    }

    private static InMemoryZone decided(ConformanceCase row, Climbing climbing) throws InterruptedException {
        InMemoryZone zone = zone(row);
        // Once-only failures are a matter of retries, which a lookup from memory does not need.
        GateReport report = CaaGate.builder()
                .lookup(zone)
                .policy(row.policy())
                .climbing(climbing)
                .build()
                .check(row.request());
        assertThat(report.verdicts()).hasSize(1);
        Expectation.assertMet(row, report.verdicts().get(0));
        return zone;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalid")
    void an_identifier_that_is_none_is_an_error_before_any_question(ConformanceCase row) {
        assertThatThrownBy(row::request).isInstanceOf(InvalidIdentifiersException.class);
    }
}
