package org.caagate.cli.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caagate.cli.check.CheckResult;
import org.caagate.cli.check.Results;
import org.caagate.decision.Undetermined;
import org.caagate.lookup.Answer;
import org.caagate.lookup.ExtendedError;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Reply;
import org.caagate.record.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DiagnosisTest {
    @ParameterizedTest
    @EnumSource(Failure.Kind.class)
    void every_way_to_fail_has_a_cause_whatever_the_server_says_beside_it(Failure.Kind kind) {
        assertThat(Cause.of(kind, Set.of()).id()).isNotEmpty();
        assertThat(Cause.of(kind, Set.of(0, 13, 65535))).isEqualTo(Cause.of(kind, Set.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "BOGUS, 7, BOGUS_EXPIRED",
        "BOGUS, 8, BOGUS_NOT_YET_VALID",
        "BOGUS, 9, BOGUS_DNSKEY_MISSING",
        "BOGUS, 10, BOGUS_RRSIGS_MISSING",
        "BOGUS, 12, BOGUS_NSEC_MISSING",
        "BOGUS, 6, BOGUS",
        "BOGUS, 17, BOGUS",
        "SERVFAIL_UNCHECKED, 22, NO_REACHABLE_AUTHORITY",
        "SERVFAIL, 23, UPSTREAM_NETWORK_ERROR",
        "REFUSED, 18, FILTERED",
        "SERVFAIL, 15, FILTERED",
        "TIMEOUT, 22, TIMEOUT"
    })
    void what_the_server_says_tells_causes_apart(Failure.Kind kind, int code, Cause cause) {
        assertThat(Cause.of(kind, Set.of(code))).isEqualTo(cause);
    }

    @Test
    void what_is_bogus_stays_so_beside_a_server_that_filters() {
        assertThat(Cause.of(Failure.Kind.BOGUS, Set.of(7, 4))).isEqualTo(Cause.BOGUS_EXPIRED);
    }

    private static Cause cause(CheckResult result) {
        Undetermined first = result.report().verdicts().stream()
                .filter(Undetermined.class::isInstance)
                .map(Undetermined.class::cast)
                .findFirst()
                .orElseThrow();
        return Diagnosis.of(first, result.report());
    }

    @ParameterizedTest
    @CsvSource({
        "SIGNATURE_EXPIRED, BOGUS_EXPIRED",
        "SIGNATURE_NOT_YET_VALID, BOGUS_NOT_YET_VALID",
        "DNSKEY_MISSING, BOGUS_DNSKEY_MISSING",
        "RRSIGS_MISSING, BOGUS_RRSIGS_MISSING",
        "NSEC_MISSING, BOGUS_NSEC_MISSING"
    })
    void what_our_own_validation_found_is_the_cause_whatever_the_server_says(Failure.Flaw flaw, Cause expected) {
        Failure failure = new Failure(Failure.Kind.BOGUS, "bogus", Optional.of(flaw));
        Reply reply = new Reply.Message(0, Set.of(), List.of(new ExtendedError(12, "")), Octets.of(new byte[0]));
        assertThat(cause(Results.of()
                        .at(
                                "example.com",
                                name -> new Answer.Failed(name, failure, Results.trail(name, reply, List.of())))
                        .check("example.com")))
                .isEqualTo(expected);
    }

    @Test
    void a_server_that_was_heard_about_another_identifier_is_there() {
        assertThat(cause(Results.of()
                        .failing("www.example.com", Failure.Kind.TIMEOUT, "no reply")
                        .check("www.example.com", "other.example")))
                .isEqualTo(Cause.TIMEOUT_FOR_THIS_NAME);
    }

    @Test
    void a_server_that_was_never_heard_may_not_be_there() {
        assertThat(cause(Results.of()
                        .failing("www.example", Failure.Kind.TIMEOUT, "no reply")
                        .failing("example", Failure.Kind.TIMEOUT, "no reply")
                        .check("www.example")))
                .isEqualTo(Cause.TIMEOUT);
    }

    @Test
    void every_cause_says_what_to_do_and_where_more_is_written() {
        assertThat(Arrays.stream(Cause.values())).allSatisfy(cause -> {
            assertThat(cause.next()).isNotEmpty().doesNotEndWith(".");
            assertThat(cause.section()).isEqualTo("docs/troubleshooting.md#" + cause.id());
        });
    }

    @Test
    void a_lookup_that_came_too_late_may_only_have_had_too_little_time() {
        assertThat(cause(Results.of()
                                .failing(
                                        "www.example",
                                        Failure.Kind.LOOKUP_DEFECT,
                                        "no answer within the 100 ms of the request")
                                .check("www.example"))
                        .next())
                .contains("--deadline", "report this");
    }

    @Test
    void extended_errors_have_their_registered_names() {
        assertThat(ErrorNames.words(new ExtendedError(7, ""))).isEqualTo("EDE 7 Signature Expired");
        assertThat(ErrorNames.words(new ExtendedError(22, "at example.com")))
                .isEqualTo("EDE 22 No Reachable Authority: at example.com");
        assertThat(ErrorNames.words(new ExtendedError(29, ""))).isEqualTo("EDE 29 Synthesized");
        assertThat(ErrorNames.words(new ExtendedError(49152, "x"))).isEqualTo("EDE 49152: x");
    }
}
