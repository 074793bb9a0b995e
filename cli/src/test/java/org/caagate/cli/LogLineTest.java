package org.caagate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A line for a log")
class LogLineTest {
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a ##vso[task.setvariable],a \\035#vso[task.setvariable]",
                "###[group],\\035\\035#[group]",
                "   ::error::x,   \\058:error::x",
                "::error::x,\\058:error::x",
                "at 2001:db8::1 # one,at 2001:db8::1 # one",
                "nothing of the kind,nothing of the kind"
            })
    void has_no_command_that_a_ci_system_would_run(String line, String safe) {
        assertThat(LogLine.safe(line)).isEqualTo(safe);
    }
}
