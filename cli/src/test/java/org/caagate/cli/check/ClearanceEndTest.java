package org.caagate.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a check permits holds as long as the clearance of the gate")
class ClearanceEndTest {
    @Test
    void and_not_a_moment_longer() {
        CheckResult result = Results.of().check("example.com");
        Instant end = result.validUntil().orElseThrow();
        assertThat(result.isOver(end)).isFalse();
        assertThat(result.isOver(end.plus(Duration.ofMillis(1)))).isTrue();
    }

    @Test
    void which_there_is_none_of_where_something_is_refused() {
        CheckResult result = Results.of("example.com CAA 0 issue \";\"").check("example.com");
        assertThat(result.validUntil()).isEmpty();
        assertThat(result.isOver(Instant.MAX)).isFalse();
    }
}
