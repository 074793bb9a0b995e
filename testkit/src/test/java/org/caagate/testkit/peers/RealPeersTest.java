package org.caagate.testkit.peers;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

class RealPeersTest {
    private static final String MISSING = "no-such-name-server";

    @ParameterizedTest
    @ValueSource(strings = {"", "required"})
    void goes_on_where_all_programs_are_installed(String setting) {
        assertThatCode(() -> RealPeers.requireAs(setting, "ls", "cat")).doesNotThrowAnyException();
    }

    @Test
    void fails_where_a_required_program_is_missing() {
        assertThatThrownBy(() -> RealPeers.requireAs("required", "ls", MISSING))
                .isInstanceOf(AssertionError.class)
                .hasMessage("CAAGATE_TEST_PEERS=required, and not installed: " + MISSING);
    }

    @Test
    void skips_where_a_program_is_missing_and_says_which() {
        assertThatThrownBy(() -> RealPeers.requireAs("", "ls", MISSING))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("not installed: " + MISSING);
    }

    @Test
    void skips_where_peers_are_switched_off() {
        assertThatThrownBy(() -> RealPeers.requireAs("off", "ls"))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("CAAGATE_TEST_PEERS=off");
    }

    @Test
    void a_setting_that_nobody_knows_is_an_error() {
        assertThatIllegalArgumentException().isThrownBy(() -> RealPeers.requireAs("yes", "ls"));
    }
}
