package org.caagate.cli.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import org.caagate.lookup.ExtendedError;
import org.caagate.lookup.Failure;
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
    void every_cause_says_what_to_do_and_where_more_is_written() {
        assertThat(Arrays.stream(Cause.values())).allSatisfy(cause -> {
            assertThat(cause.next()).isNotEmpty().doesNotEndWith(".");
            assertThat(cause.section()).isEqualTo("docs/troubleshooting.md#" + cause.id());
        });
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
