package org.caagate.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.caagate.GatePolicy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The value of an option")
class ValuesTest {
    @Test
    void may_be_a_deadline_as_long_as_the_gate_allows() {
        Duration longest = Duration.ofDays(1);
        assertThat(GatePolicy.strict().deadline(longest).deadline()).isEqualTo(longest);
        assertThat(Values.deadline(longest.toMinutes() + "m")).isEqualTo(longest);
        assertThat(Values.deadline("500ms")).isEqualTo(Duration.ofMillis(500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1441m", "86401s", "999999999m"})
    void is_no_deadline_if_it_is_longer(String text) {
        assertThatThrownBy(() -> Values.deadline(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"" + text + "\": the deadline must be at most PT24H");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5h", "-5s", "5 s", "1.5s", "0ms", "9999999999ms"})
    void is_no_deadline_if_it_is_no_duration(String text) {
        assertThatThrownBy(() -> Values.deadline(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"" + text + "\" is no ");
    }
}
