package org.caagate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A policy")
class GatePolicyTest {
    private static final GatePolicy STRICT = GatePolicy.strict();

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT24H0.001S", "PT9223372036854775807S"})
    void refuses_a_deadline_that_is_none(String limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STRICT.deadline(Duration.parse(limit)))
                .withMessageContaining("deadline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT7H0.001S"})
    void refuses_a_clearance_that_is_none_or_outlasts_its_rules(String lifetime) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STRICT.clearanceLifetime(Duration.parse(lifetime)))
                .withMessageContaining("clearance");
    }

    @Test
    void is_not_changed_by_a_relaxation_of_it() {
        GatePolicy relaxed = STRICT.clearDespiteFailedLookup();
        assertThat(relaxed.failedLookups()).isEqualTo(GatePolicy.FailedLookups.TOLERATE);
        assertThat(STRICT.failedLookups()).isEqualTo(GatePolicy.FailedLookups.BLOCK);
    }
}
