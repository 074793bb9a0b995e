package org.caagate.acme4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.caagate.CaaGate;
import org.caagate.GatePolicy;
import org.junit.jupiter.api.Test;

class OrderGateBuilderTest {
    /** A gate for reports alone; nobody asks it here. */
    private static final CaaGate REPORTS = CaaGate.builder()
            .lookup((name, context) -> new CompletableFuture<>())
            .policy(GatePolicy.strict().reportOnOlderAnswers(Duration.ofMinutes(5)))
            .build();

    @Test
    void refuses_a_gate_that_clears_nothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(OrderGate.builder(REPORTS)::build)
                .withMessage("a gate whose policy is reportOnOlderAnswers(...) clears no order: leave that out of the"
                        + " GatePolicy, or say reportOnly() here");
    }

    @Test
    void takes_a_gate_that_clears_nothing_where_nothing_blocks() {
        assertThat(OrderGate.builder(REPORTS).reportOnly().build().isReportOnly())
                .isTrue();
    }

    @Test
    void blocks_unless_it_is_to_report_only() {
        CaaGate caa = CaaGate.builder()
                .lookup((name, context) -> new CompletableFuture<>())
                .build();

        assertThat(OrderGate.builder(caa).build().isReportOnly()).isFalse();
        assertThat(OrderGate.builder(caa).reportOnly().build().isReportOnly()).isTrue();
    }

    @Test
    void says_all_faults() {
        assertThatIllegalArgumentException()
                .isThrownBy(OrderGate.builder(REPORTS).issuerOverridesDirectory()::build)
                .withMessageContainingAll("issuerOverridesDirectory() needs an issuer(...)", "clears no order");
    }
}
