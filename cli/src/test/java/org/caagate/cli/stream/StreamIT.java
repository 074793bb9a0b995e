package org.caagate.cli.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caagate.cli.process.CaaGateProcess;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("check --format jsonl, as a process")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals and pipes of POSIX")
class StreamIT {
    @TempDir
    private Path directory;

    private ScriptedDnsServer server;

    @BeforeEach
    void serve() {
        server = ScriptedDnsServer.builder().keepQuestions(1_000).start().zone("example CAA 0 issue \"ca.example\"");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CaaGateProcess process(List<String> before, Path names, String... more) {
        List<String> words = new ArrayList<>(before);
        words.addAll(List.of(CaaGateProcess.launcher().toString(), "check", "--format", "jsonl"));
        words.addAll(List.of("--issuer", "ca.example", "--names-from", names.toString()));
        words.addAll(List.of("--resolver", "127.0.0.1:" + server.address().getPort()));
        words.addAll(Arrays.asList(more));
        return CaaGateProcess.ofProgram(words.toArray(String[]::new));
    }

    private Path names(Stream<String> names) throws IOException {
        return Files.write(directory.resolve("names"), names.toList());
    }

    @Test
    void needs_no_more_memory_for_a_longer_input() throws IOException, InterruptedException {
        int count = 100_000;
        Path names = names(IntStream.range(0, count).mapToObj(i -> "n" + i % 2_500 + ".a.example"));

        CaaGateProcess.Result result =
                process(List.of(), names).with("JAVA_TOOL_OPTIONS", "-Xmx48m").run();

        assertThat(result.err()).contains("100000 checked: 100000 permitted; ");
        assertThat(result.status()).isZero();
        assertThat(result.out().lines()).hasSize(count).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    }

    @Test
    void ends_quietly_when_nobody_reads_on() throws IOException, InterruptedException {
        Path names = names(IntStream.range(0, 100_000).mapToObj(i -> "n" + i + ".example"));
        String pipe = "{ \"$@\"; echo \"status $?\" >&2; } | head -n 2";

        CaaGateProcess.Result result =
                process(List.of("sh", "-c", pipe, "sh"), names).run();

        assertThat(result.out().lines()).hasSize(2);
        assertThat(result.err()).isEqualTo("status 130\n");
        assertThat(server.questionCount()).isLessThan(50_000);
    }

    @Test
    void prints_whole_rows_of_what_is_done_when_it_is_interrupted() throws IOException, InterruptedException {
        server.fault("silent.example", Fault.timeout());
        Path names = names(Stream.concat(
                IntStream.range(0, 1_000).mapToObj(i -> "n" + i + ".example"),
                Stream.of("silent.example", "192.0.2.1")));
        // Whoever runs the tests may have told its children to ignore the signal.
        List<String> unignored = List.of("env", "--default-signal=INT");
        CaaGateProcess.Running running = process(unignored, names, "--timeout", "60s", "--deadline", "60s")
                .start();
        server.awaitQuestions("silent.example", 1, Duration.ofSeconds(60));

        new ProcessBuilder("kill", "-INT", String.valueOf(running.process().pid()))
                .start()
                .waitFor();

        CaaGateProcess.Result result = running.result();
        assertThat(result.status()).isEqualTo(130);
        assertThat(result.out()).endsWith("}\n").doesNotContain("silent.example");
        assertThat(result.out().lines()).allMatch(line -> line.startsWith("{\"identifier\":\"") && line.endsWith("}"));
        // When it was asked, no more than twice the bound of questions in flight were not done yet.
        assertThat(result.out().lines().count()).isGreaterThan(1_000 - 256);
        assertThat(result.err()).contains(" checked: ");
    }

    @Test
    void says_that_the_disk_is_full() throws IOException, InterruptedException {
        Path names = names(Stream.of("a.example"));

        CaaGateProcess.Result result = process(List.of("sh", "-c", "exec \"$@\" >/dev/full", "sh"), names)
                .run();

        assertThat(result.err()).startsWith("caa-gate: the result cannot be written: ");
        assertThat(result.status()).isEqualTo(2);
    }
}
