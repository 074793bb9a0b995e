package org.caagate.examples.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.caagate.testkit.peers.RealPeers;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScriptsTest {
    private static final Path CLIENTS = Path.of("").toAbsolutePath();

    static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.walk(CLIENTS)) {
            return files.map(CLIENTS::relativize)
                    .filter(file -> file.toString().endsWith(".sh") && !file.startsWith("target"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void scripts_are_portable_and_shellcheck_finds_nothing(Path script, @TempDir Path directory) throws Exception {
        Path file = CLIENTS.resolve(script);
        assertThat(file).isExecutable();
        assertThat(Files.readString(file))
                .startsWith("#!/bin/sh\n")
                .contains("\nset -eu\n")
                .doesNotContain("eval");
        RealPeers.require("shellcheck");
        // Optional checks too, less those that ask for braces everywhere and for statuses that are looked at on
        // purpose.
        assertThat(RealPeers.run(
                        directory, "shellcheck", "--enable=all", "--exclude=SC2250,SC2310,SC2312", file.toString()))
                .isEmpty();
    }
}
