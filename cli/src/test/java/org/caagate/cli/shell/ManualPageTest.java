package org.caagate.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.caagate.cli.option.Command;
import org.junit.jupiter.api.Test;

class ManualPageTest {
    @Test
    void has_a_line_of_synopsis_for_each_command_with_what_it_takes() {
        List<String> lines = ManualPage.text().lines().toList();
        List<String> synopsis = lines.subList(lines.indexOf(".SH SYNOPSIS"), lines.indexOf(".SH DESCRIPTION"));
        assertThat(synopsis)
                .containsSubsequence(
                        ".B caa\\-gate check",
                        "[OPTION...] [NAME...]",
                        ".B caa\\-gate resolver",
                        "[OPTION...]",
                        ".B caa\\-gate completion",
                        "SHELL");
        assertThat(synopsis.stream().filter(line -> line.startsWith(".B caa")))
                .hasSize(Arrays.asList(Command.values()).size() + 1);
    }

    /** A blank there begins a line of its own (groff_man_style(7)), where a paragraph was meant to go on. */
    @Test
    void begins_no_line_with_a_blank() {
        assertThat(ManualPage.text().lines()).noneMatch(line -> line.startsWith(" "));
    }
}
