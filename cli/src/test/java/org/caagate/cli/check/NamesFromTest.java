package org.caagate.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.caagate.cli.Runs;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A list of names for one check")
class NamesFromTest {
    @TempDir
    private Path directory;

    private static Runs.Result check(Runs runs, String list, String... more) {
        try (ScriptedDnsServer server = ScriptedDnsServer.start().zone("example.com CAA 0 issue \"ca.example\"")) {
            String[] arguments = {
                "check",
                "--issuer",
                "ca.example",
                "--resolver",
                "127.0.0.1:" + server.address().getPort(),
                "--names-from",
                list
            };
            return runs.run(Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n# nobody\n\n"})
    void is_wrong_usage_where_it_has_none_whatever_else_is_given(String text) throws IOException {
        Path list = Files.writeString(directory.resolve("names.txt"), text);
        String fault = "caa-gate: --names-from: \"" + list + "\": no identifiers in it\n";
        for (String[] more : new String[][] {{}, {"example.com"}}) {
            Runs.Result result = check(new Runs(), list.toString(), more);
            assertThat(result.err()).isEqualTo(fault);
            assertThat(result.status()).isEqualTo(2);
        }
    }

    @Test
    void is_wrong_usage_where_standard_input_has_none() {
        Runs.Result result = check(new Runs().input(""), "-", "example.com");
        assertThat(result.err()).isEqualTo("caa-gate: --names-from: standard input: no identifiers in it\n");
        assertThat(result.status()).isEqualTo(2);
    }

    @Test
    void is_checked_beside_operands() throws IOException {
        Path list = Files.writeString(directory.resolve("names.txt"), "# ours\nwww.example.com\n");
        Runs.Result result = check(new Runs(), list.toString(), "example.com");
        assertThat(result.out()).contains("www.example.com").contains("2 identifiers");
        assertThat(result.status()).isZero();
    }
}
