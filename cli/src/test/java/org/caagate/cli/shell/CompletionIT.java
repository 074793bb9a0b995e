package org.caagate.cli.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.caagate.cli.option.Command;
import org.caagate.cli.option.Option;
import org.caagate.cli.process.CaaGateProcess;
import org.caagate.cli.process.CaaGateProcess.Result;
import org.caagate.testkit.peers.RealPeers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real shells complete with the scripts that the packaged command prints. */
class CompletionIT {
    @TempDir
    Path temporary;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(temporary.resolve("request one.pem"), "");
    }

    @ParameterizedTest
    @EnumSource
    void commands_are_completed(Shell shell) throws Exception {
        assertThat(offers(shell, ""))
                .containsAll(Arrays.stream(Command.values()).map(Command::word).toList());
        assertThat(offers(shell, "che")).containsExactly("check");
    }

    @ParameterizedTest
    @EnumSource
    void options_are_those_of_the_command(Shell shell) throws Exception {
        for (Command command : List.of(Command.CHECK, Command.EXEC, Command.RECORDS, Command.RESOLVER)) {
            List<String> own = command.options().stream().map(Option::argument).toList();
            assertThat(offers(shell, command.word(), "--").stream()
                            .filter(offer -> offer.length() > 2 && !offer.equals("--help")))
                    .as(command.word())
                    .containsExactlyInAnyOrderElementsOf(own);
        }
    }

    @ParameterizedTest
    @EnumSource
    void values_are_the_words_that_there_are(Shell shell) throws Exception {
        assertThat(offers(shell, "check", "--format", "j")).containsExactlyInAnyOrder("json", "jsonl", "junit");
        assertThat(offers(shell, "exec", "--acme", "letsencrypt-")).containsExactly("letsencrypt-staging");
        assertThat(offers(shell, "completion", "")).contains("bash", "fish", "zsh");
        assertThat(offers(shell, "check", "--issuer", "")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void files_are_completed_where_files_stand(Shell shell) throws Exception {
        assertThat(offers(shell, "check", "--csr", "req"))
                .singleElement()
                .asString()
                .contains("request", "one.pem");
        assertThat(offers(shell, "check", "req")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void behind_exec_stands_another_command(Shell shell) throws Exception {
        assertThat(offers(shell, "exec", "example.com", "--", "printen")).contains("printenv");
        assertThat(offers(shell, "exec", "example.com", "--", "cat", "req"))
                .singleElement()
                .asString()
                .contains("one.pem");
        assertThat(offers(shell, "exec", "example.com", "--", "cat", "--forma")).doesNotContain("--format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "csh"})
    void other_shells_are_a_usage_error(String shell) throws Exception {
        Result result = shell.isEmpty() ? CaaGateProcess.run("completion") : CaaGateProcess.run("completion", shell);
        assertThat(result.err()).startsWith("caa-gate: ").contains("bash, zsh, fish");
        assertThat(result.out()).isEmpty();
        assertThat(result.status()).isEqualTo(2);
    }

    @Test
    void the_manual_page_has_no_faults() throws Exception {
        RealPeers.require("man");
        Path page = CaaGateProcess.module().resolve("target/distribution/man/man1/caa-gate.1");
        Result result = CaaGateProcess.ofProgram("man", "--warnings", "-l", page.toString())
                .with("LC_ALL", "C.UTF-8")
                .with("MANWIDTH", "80")
                .run();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("caa-gate exec [OPTION...] [NAME...] -- COMMAND [ARG...]");
        for (Option option : Option.values()) {
            assertThat(result.out()).contains(option.argument());
        }
    }

    /** What a shell offers for the last word behind {@code caa-gate}. */
    private List<String> offers(Shell shell, String... words) throws Exception {
        RealPeers.require(shell.word());
        Path script = temporary.resolve(shell.file());
        Result printed = CaaGateProcess.run("completion", shell.word());
        assertThat(printed.err()).isEmpty();
        Files.writeString(script, printed.out(), UTF_8);
        Path driver = resource("/completion/offers." + shell.word());
        String line = "caa-gate " + String.join(" ", words);
        List<String> program =
                switch (shell) {
                    case BASH -> List.of("bash", "--norc");
                    case ZSH -> List.of("zsh", "-f");
                    case FISH -> List.of("fish", "--no-config");
                };
        List<String> all = new ArrayList<>(program);
        all.addAll(List.of(driver.toString(), script.toString()));
        all.addAll(
                shell == Shell.BASH
                        ? Stream.concat(Stream.of("caa-gate"), Stream.of(words)).toList()
                        : List.of(line));
        Result result = CaaGateProcess.ofProgram(all.toArray(new String[0]))
                .with("HOME", temporary.toString())
                .with("TERM", "xterm")
                .in(temporary)
                .run();
        return result.out().lines().filter(offer -> !offer.isEmpty()).toList();
    }

    private static Path resource(String name) throws Exception {
        return Path.of(CompletionIT.class.getResource(name).toURI());
    }
}
