package org.caagate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.caagate.decision.Issuer;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.CachedLookup;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Reply;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;
import org.caagate.record.Octets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The canary is no proof for longer than it is seen, and none of a time when it was not. */
@DisplayName("A canary, in front of a cache")
class CachedCanaryTest {
    private static final String CANARY = "canary.example";
    private static final String SEEING = "udp://192.0.2.1:53";
    private static final String OTHER = "udp://192.0.2.2:53";

    private final ManualTimer timer = new ManualTimer();
    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-22T12:00:00Z"), timer);
    private final Resolver resolver = new Resolver();
    private final CachedLookup cache = CachedLookup.of(resolver)
            .maximumAge(Duration.ofMinutes(5))
            .timer(timer)
            .clock(clock)
            .build();
    private final CaaGate gate = gate(cache);

    private CaaGate gate(CaaLookup lookup) {
        return CaaGate.builder()
                .lookup(lookup)
                .policy(GatePolicy.strict().requireCanary(DomainName.parse(CANARY)))
                .timer(timer)
                .clock(clock)
                .build();
    }

    /** Somebody who sees what there is, or nothing at all, and at each moment stands at one address. */
    private final class Resolver implements CaaLookup {
        private final List<String> asked = new CopyOnWriteArrayList<>();
        private final Map<String, CaaRecord> records =
                new HashMap<>(Map.of(CANARY, CaaRecord.of(0, "issue", "other.example")));
        private String server = SEEING;
        private boolean isBlind;

        @Override
        public CompletionStage<Answer> lookup(DomainName name, LookupContext context) {
            asked.add(name.toString());
            context.countQuestion();
            Exchange exchange = new Exchange(
                    server,
                    name.toString(),
                    clock.instant(),
                    Duration.ZERO,
                    new Reply.Message(0, Set.of(), List.of(), Octets.ofText("octets")));
            Trail trail = new Trail(List.of(exchange), List.of(), clock.instant(), Trail.Authentication.UNVALIDATED)
                    .lasting(Duration.ofHours(1));
            CaaRecord record = records.get(name.toString());
            return CompletableFuture.completedFuture(
                    isBlind || record == null
                            ? new Answer.Absent(name, Answer.Absence.NODATA, trail)
                            : new Answer.Present(name, List.of(record), trail));
        }
    }

    private GateReport check(CaaGate by, String name) throws InterruptedException {
        resolver.asked.clear();
        timer.advance(Duration.ofSeconds(10));
        return by.check(IssuanceRequest.builder()
                .issuer(Issuer.named("ca.example"))
                .identifiers(name)
                .build());
    }

    private String word(GateReport report) {
        Verdict verdict = report.verdicts().get(0);
        return verdict.kind().id() + " (" + verdict.reason().id() + ")";
    }

    @Test
    void is_asked_for_each_request_and_so_is_what_a_permit_without_records_rests_on() throws InterruptedException {
        assertThat(word(check(gate, "a.example.com"))).isEqualTo("permitted (no-caa)");
        GateReport second = check(gate, "a.example.com");

        assertThat(word(second)).isEqualTo("permitted (no-caa)");
        assertThat(resolver.asked).containsExactlyInAnyOrder(CANARY, "a.example.com", "example.com", "com");
        assertThat(second.questions()).isEqualTo(4);
        assertThat(second.heardServers()).containsExactly(SEEING);
    }

    @Test
    void vouches_for_no_server_that_has_gone_blind_since() throws InterruptedException {
        check(gate, "a.example.com");
        resolver.isBlind = true;

        assertThat(word(check(gate, "a.example.com"))).isEqualTo("undetermined (resolver-sees-no-caa)");
        assertThat(word(check(gate, "b.example.com"))).isEqualTo("undetermined (resolver-sees-no-caa)");
    }

    @Test
    void vouches_for_nothing_that_was_kept_while_nobody_saw_it() throws InterruptedException {
        resolver.records.put("theirs.example.com", CaaRecord.of(0, "issue", ";"));
        check(gate, "a.example.com");
        resolver.isBlind = true;
        assertThat(word(check(gate, "theirs.example.com"))).isEqualTo("undetermined (resolver-sees-no-caa)");
        resolver.isBlind = false;

        assertThat(word(check(gate, "theirs.example.com"))).isEqualTo("refused (issuance-forbidden)");
        assertThat(word(check(gate, "a.example.com"))).isEqualTo("permitted (no-caa)");
    }

    @Test
    void vouches_for_nothing_that_was_kept_before_the_gate_was_there() throws InterruptedException {
        resolver.records.put("theirs.example.com", CaaRecord.of(0, "issue", ";"));
        resolver.isBlind = true;
        CaaGate careless =
                CaaGate.builder().lookup(cache).timer(timer).clock(clock).build();
        assertThat(word(check(careless, "theirs.example.com"))).isEqualTo("permitted (no-caa)");
        resolver.isBlind = false;

        assertThat(word(check(gate, "theirs.example.com"))).isEqualTo("refused (issuance-forbidden)");
    }

    @Test
    void vouches_for_nothing_that_was_kept_for_a_request_that_somebody_called_off() throws InterruptedException {
        resolver.records.put("theirs.example.com", CaaRecord.of(0, "issue", ";"));
        check(gate, "a.example.com");
        // It is kept, and the gate does not hear that the canary was not seen meanwhile.
        resolver.isBlind = true;
        cache.lookup(DomainName.parse("theirs.example.com"), LookupContext.lasting(Duration.ofSeconds(5), timer));
        resolver.isBlind = false;

        assertThat(word(check(gate, "theirs.example.com"))).isEqualTo("refused (issuance-forbidden)");
    }

    @Test
    void is_not_seen_where_a_lookup_gives_what_was_kept_although_it_is_told_to_ask() throws InterruptedException {
        CaaGate deaf = gate((name, context) -> cache.lookup(name, LookupContext.lasting(Duration.ofSeconds(5), timer)));
        assertThat(word(check(deaf, "a.example.com"))).isEqualTo("permitted (no-caa)");
        resolver.isBlind = true;

        assertThat(word(check(deaf, "a.example.com"))).isEqualTo("undetermined (resolver-sees-no-caa)");
    }

    @Test
    void keeps_nobody_from_going_over_to_another_server() throws InterruptedException {
        check(gate, "a.example.com");
        resolver.server = OTHER;

        GateReport report = check(gate, "b.example.com");
        assertThat(word(report)).isEqualTo("permitted (no-caa)");
        assertThat(resolver.asked).containsExactlyInAnyOrder(CANARY, "b.example.com", "example.com", "com");
        assertThat(word(check(gate, "c.example.com"))).isEqualTo("permitted (no-caa)");
        assertThat(resolver.asked).containsExactlyInAnyOrder(CANARY, "c.example.com", "example.com", "com");

        resolver.server = SEEING;
        assertThat(word(check(gate, "a.example.com"))).isEqualTo("permitted (no-caa)");
    }

    @Test
    void hears_nobody_whose_messages_come_out_of_the_cache_but_for_reports() throws InterruptedException {
        CaaGate plain =
                CaaGate.builder().lookup(cache).timer(timer).clock(clock).build();
        assertThat(check(plain, "a.example.com").heardServers()).containsExactly(SEEING);
        assertThat(check(plain, "a.example.com").heardServers()).isEmpty();

        CaaGate reports = CaaGate.builder()
                .lookup(cache)
                .policy(GatePolicy.strict().reportOnOlderAnswers(Duration.ofMinutes(5)))
                .timer(timer)
                .clock(clock)
                .build();
        assertThat(check(reports, "a.example.com").heardServers()).containsExactly(SEEING);
    }

    @Test
    void believes_no_other_server_that_does_not_show_it() throws InterruptedException {
        check(gate, "a.example.com");
        resolver.server = OTHER;
        resolver.isBlind = true;
        assertThat(word(check(gate, "a.example.com"))).isEqualTo("undetermined (resolver-sees-no-caa)");
        assertThat(word(check(gate, "b.example.com"))).isEqualTo("undetermined (resolver-sees-no-caa)");
    }

    @Test
    void is_asked_once_in_ten_seconds_for_reports() throws InterruptedException {
        CaaGate reports = CaaGate.builder()
                .lookup(cache)
                .policy(gate.policy().reportOnOlderAnswers(Duration.ofMinutes(5)))
                .timer(timer)
                .clock(clock)
                .build();
        check(reports, "a.example.com");
        int before = resolver.asked.size();
        timer.advance(Duration.ofSeconds(10).negated().plusNanos(1));
        check(reports, "b.example.com");
        assertThat(before).isEqualTo(4);
        assertThat(resolver.asked).containsExactly("b.example.com");
        check(reports, "b.example.com");
        assertThat(resolver.asked).containsExactly(CANARY);

        timer.advance(Duration.ofSeconds(10).negated().plusNanos(1));
        resolver.server = OTHER;
        assertThat(word(check(reports, "c.example.com"))).isEqualTo("permitted (no-caa)");
        assertThat(resolver.asked).containsExactlyInAnyOrder("c.example.com", CANARY, "example.com", "com");
    }

    @Test
    void costs_nothing_more_without_a_cache() throws InterruptedException {
        CaaGate plain = gate(resolver);
        check(plain, "a.example.com");
        GateReport report = check(plain, "a.example.com");
        assertThat(word(report)).isEqualTo("permitted (no-caa)");
        assertThat(resolver.asked).containsExactlyInAnyOrder(CANARY, "a.example.com", "example.com", "com");
    }
}
