package org.caagate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.caagate.decision.Issuer;
import org.caagate.lookup.Alias;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Other names of a request may use up its time and its room; they must not void what the owner of this one says. */
@DisplayName("A policy that clears despite failed lookups")
class TolerationTest {
    private static final DomainName NAME = DomainName.parse("example.com");
    private static final List<Alias> ALIAS = List.of(new Alias("example.com", "Host.example.net", 60));

    /** What is not tolerated whoever was asked. */
    private static final Set<Failure.Kind> NEVER = Set.of(
            Failure.Kind.BOGUS,
            Failure.Kind.SERVFAIL,
            Failure.Kind.LOOKUP_DEFECT,
            Failure.Kind.DEADLINE,
            Failure.Kind.TOO_LARGE);

    private static boolean tolerates(CaaLookup failing) throws InterruptedException {
        CaaGate gate = CaaGate.builder()
                .lookup(FakeLookup.of().at("example.com", failing))
                .policy(GatePolicy.strict().clearDespiteFailedLookup())
                .build();
        GateReport report = gate.check(IssuanceRequest.builder()
                .issuer(Issuer.named("ca.example"))
                .identifiers("example.com")
                .build());
        assertThat(report.verdicts())
                .extracting(verdict -> verdict.reason().id())
                .isSubsetOf("lookup-failed", "dnssec-bogus");
        assertThat(report.blocking()).hasSize(1 - report.tolerated().size());
        return !report.tolerated().isEmpty();
    }

    private static boolean tolerates(Failure.Kind kind, Trail trail) throws InterruptedException {
        Answer answer = ScriptedFailure.answer(NAME, kind, trail);
        return tolerates((name, context) -> CompletableFuture.completedFuture(answer));
    }

    @ParameterizedTest
    @EnumSource(Failure.Kind.class)
    void tolerates_most_failures_of_a_name_that_was_asked(Failure.Kind kind) throws InterruptedException {
        assertThat(tolerates(ScriptedFailure.of(kind))).isEqualTo(!NEVER.contains(kind));
    }

    @ParameterizedTest
    @EnumSource(Failure.Kind.class)
    void tolerates_nothing_where_nobody_was_asked(Failure.Kind kind) throws InterruptedException {
        assertThat(tolerates(kind, ScriptedFailure.trail(List.of()))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Failure.Kind.class)
    void tolerates_nothing_where_only_keys_were_asked_for(Failure.Kind kind) throws InterruptedException {
        Exchange keys =
                ScriptedFailure.exchange("example.com", ScriptedFailure.SILENCE).asFor(Exchange.Purpose.VALIDATION);
        assertThat(tolerates(kind, ScriptedFailure.trail(List.of(), keys))).isFalse();
    }

    @Test
    void tolerates_that_the_end_of_an_alias_chain_is_silent() throws InterruptedException {
        Exchange alias = ScriptedFailure.exchange("example.com", ScriptedFailure.message(0));
        Exchange end = ScriptedFailure.exchange("host.example.net", ScriptedFailure.SILENCE);
        assertThat(tolerates(Failure.Kind.TIMEOUT, ScriptedFailure.trail(ALIAS, alias, end)))
                .isTrue();
    }

    @Test
    void tolerates_aliases_without_end() throws InterruptedException {
        Exchange alias = ScriptedFailure.exchange("example.com", ScriptedFailure.REFUSED);
        assertThat(tolerates(Failure.Kind.ALIAS_LOOP, ScriptedFailure.trail(ALIAS, alias)))
                .isTrue();
    }

    /** NOERROR and NXDOMAIN: what came may refuse, and may be bogus; whoever drops the packets after it must not choose. */
    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void does_not_tolerate_silence_after_an_answer(int rcode) throws InterruptedException {
        Exchange answer = ScriptedFailure.exchange("example.com", ScriptedFailure.message(rcode));
        Exchange silence = ScriptedFailure.exchange("EXAMPLE.com", ScriptedFailure.SILENCE);
        assertThat(tolerates(Failure.Kind.TIMEOUT, ScriptedFailure.trail(List.of(), answer, silence)))
                .isFalse();
        assertThat(tolerates(Failure.Kind.TIMEOUT, ScriptedFailure.trail(List.of(), silence, silence)))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Failure.Kind.class)
    void does_not_tolerate_that_a_question_for_keys_failed_after_an_answer(Failure.Kind kind)
            throws InterruptedException {
        Exchange answer = ScriptedFailure.exchange("example.com", ScriptedFailure.message(0));
        Exchange keys =
                ScriptedFailure.exchange("example.com", ScriptedFailure.SILENCE).asFor(Exchange.Purpose.VALIDATION);
        assertThat(tolerates(kind, ScriptedFailure.trail(List.of(), answer, keys)))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = Failure.Kind.class,
            names = {"LAME", "MALFORMED", "TRUNCATED", "FILTERED"})
    void tolerates_an_answer_that_cannot_be_used(Failure.Kind kind) throws InterruptedException {
        Exchange answer = ScriptedFailure.exchange("example.com", ScriptedFailure.message(0));
        assertThat(tolerates(kind, ScriptedFailure.trail(List.of(), answer))).isTrue();
    }
}
