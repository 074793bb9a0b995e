package org.caagate.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A result in a file")
class OutputIT {
    @TempDir
    private Path directory;

    private CaaGateProcess.Result shell(String script) throws IOException, InterruptedException {
        try (ScriptedDnsServer server = ScriptedDnsServer.start()) {
            return CaaGateProcess.ofProgram(
                            "sh", "-c", script, CaaGateProcess.launcher().toString())
                    .with("CAA_GATE_ISSUER", "ca.example")
                    .with("CAA_GATE_RESOLVER", "127.0.0.1:" + server.address().getPort())
                    .in(directory)
                    .run();
        }
    }

    @Test
    void leaves_a_log_whole_that_is_a_stream_of_the_command_already() throws IOException, InterruptedException {
        CaaGateProcess.Result result =
                shell("echo before > log; \"$0\" exec --output /dev/stderr free.example -- echo ran >> log 2>&1");
        assertThat(result.status()).isZero();
        assertThat(directory.resolve("log"))
                .content()
                .startsWith("before\n")
                .contains("PERMITTED")
                .endsWith("ran\n");
    }

    @Test
    void keeps_the_mode_of_the_file_that_it_takes_the_place_of() throws IOException, InterruptedException {
        assertThat(shell("umask 022; : > report; chmod 600 report; \"$0\" check --output report free.example")
                        .status())
                .isZero();
        assertThat(Files.getPosixFilePermissions(directory.resolve("report")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void goes_where_a_link_leads_that_leads_nowhere_yet() throws IOException, InterruptedException {
        assertThat(shell("ln -s target between; ln -s between link; \"$0\" check --output link free.example")
                        .status())
                .isZero();
        assertThat(directory.resolve("link")).isSymbolicLink();
        assertThat(directory.resolve("between")).isSymbolicLink();
        assertThat(directory.resolve("target")).content().startsWith("PERMITTED");
    }
}
