package org.caagate.cli.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.caagate.cli.process.CaaGateProcess.Result;
import org.caagate.cli.process.CaaGateProcess.Running;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** After {@code exec} the process becomes COMMAND, if and only if the check permits. */
class ExecIT {
    private static final int PATIENCE_MILLIS = 600_000;

    @TempDir
    Path temporary;

    private Path zone;
    private ScriptedDnsServer server;

    @BeforeEach
    void publish() throws IOException {
        String records = """
                ok.example. CAA 0 issue "ca.example.net"
                no.example. CAA 0 issue "other.example.net"
                """;
        zone = Files.writeString(temporary.resolve("zone"), records);
        server = ScriptedDnsServer.start().zone(records);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static Stream<List<String>> shells() {
        return Stream.of(List.of("/bin/sh"), List.of("dash"), List.of("bash", "--posix"), List.of("busybox", "sh"))
                .filter(words -> Stream.of("/bin", "/usr/bin")
                        .anyMatch(place -> Files.isExecutable(Path.of(place).resolve(words.get(0)))));
    }

    @ParameterizedTest
    @MethodSource("shells")
    void the_process_becomes_command(List<String> shell) throws Exception {
        Running running = by(shell, "ok.example", "sh", "-c", "echo $$; cat; exit 7")
                .input("input\n")
                .start();
        Result result = running.result();
        assertThat(result.out()).isEqualTo(running.process().pid() + "\ninput\n");
        assertThat(result.err()).contains("PERMITTED", "ok.example").doesNotContain("COMMAND");
        assertThat(result.status()).isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("shells")
    void command_is_given_its_arguments_as_they_are(List<String> shell) throws Exception {
        String[] arguments = {
            "a b", "", "line\nline\n", "*", "$HOME", "`x`", "'", "\"", "\\", "--", "-n", "\u00fc", "!x", "~"
        };
        List<String> command = new ArrayList<>(List.of("printf", "[%s]"));
        command.addAll(List.of(arguments));
        Result result = by(shell, "ok.example", command.toArray(new String[0])).run();
        assertThat(result.out()).isEqualTo("[" + String.join("][", arguments) + "]");
        assertThat(result.status()).isZero();
    }

    @ParameterizedTest
    @MethodSource("shells")
    void nothing_runs_when_the_check_refuses(List<String> shell) throws Exception {
        Result result = by(shell, "no.example", "touch", ran().toString()).run();
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("REFUSED", "caa-gate: COMMAND not run (\"touch\"): ");
        assertThat(result.status()).isEqualTo(121);
        assertThat(ran()).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("shells")
    void a_signal_during_the_check_ends_it_and_nothing_runs(List<String> shell) throws Exception {
        assertThat(interrupted(shell, "TERM")).isEqualTo(143);
        assertThat(interrupted(shell, "INT")).isEqualTo(130);
        assertThat(interrupted(shell, "HUP")).isEqualTo(129);
    }

    /** Sends a signal to the launcher when the check has asked a server, which never answers. */
    private int interrupted(List<String> shell, String signal) throws Exception {
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Running running = asking(silent, shell).start();
            awaitQuestion(silent);
            assertThat(send(signal, running.process().pid())).isZero();
            Result result = running.result();
            assertThat(result.err()).contains("caa-gate: COMMAND not run (\"touch\"): interrupted\n");
            assertThat(ran()).doesNotExist();
            return result.status();
        }
    }

    @ParameterizedTest
    @MethodSource("shells")
    void nothing_runs_when_the_check_is_killed(List<String> shell) throws Exception {
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Running running = asking(silent, shell).start();
            awaitQuestion(silent);
            running.process().children().forEach(ProcessHandle::destroyForcibly);
            Result result = running.result();
            assertThat(result.err()).contains("COMMAND not run (\"touch\"): the check broke off with status 137");
            assertThat(result.status()).isEqualTo(125);
            assertThat(ran()).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 70, 119})
    void nothing_runs_when_the_jvm_ends_in_a_way_of_its_own(int status) throws Exception {
        FakeJava java =
                FakeJava.in(temporary.resolve("java"), "exit " + status + "\n").saying("17.0.1");
        Result result = exec("ok.example", "touch", ran().toString())
                .with("JAVA_HOME", java.home().toString())
                .run();
        assertThat(result.err())
                .isEqualTo("caa-gate: COMMAND not run (\"touch\"): the check broke off with status " + status + "\n");
        assertThat(result.status()).isEqualTo(125);
        assertThat(ran()).doesNotExist();
    }

    @Test
    void a_command_that_does_not_exist_is_found_out_before_the_check() throws Exception {
        assertThat(exec("ok.example", "no-such-command").run())
                .isEqualTo(new Result(
                        127, "", "caa-gate: COMMAND not run (\"no-such-command\"): it is in no directory of PATH\n"));
        assertThat(exec("ok.example", "./nothing").run())
                .isEqualTo(new Result(127, "", "caa-gate: COMMAND not run (\"./nothing\"): there is no such file\n"));
        assertThat(exec("ok.example", "").run().status()).isEqualTo(127);
    }

    @Test
    void a_command_that_may_not_be_executed_is_found_out_before_the_check() throws Exception {
        assertThat(exec("ok.example", zone.toString()).run())
                .isEqualTo(
                        new Result(126, "", "caa-gate: COMMAND not run (\"" + zone + "\"): it may not be executed\n"));
        assertThat(exec("ok.example", temporary.toString()).run().err()).endsWith("it is a directory\n");
        assertThat(exec("ok.example", "zone")
                        .with("PATH", temporary + ":" + System.getenv("PATH"))
                        .run()
                        .status())
                .isEqualTo(126);
    }

    @ParameterizedTest
    @MethodSource("shells")
    void a_command_is_looked_for_in_all_of_path(List<String> shell) throws Exception {
        FakeJava.executable(temporary.resolve("own-command"), "echo ran\n");
        for (String path : List.of(
                System.getenv("PATH") + ":" + temporary, System.getenv("PATH") + ":", "::" + System.getenv("PATH"))) {
            Result result = by(shell, "ok.example", "own-command")
                    .with("PATH", path)
                    .in(temporary)
                    .run();
            assertThat(result.out()).as(path).isEqualTo("ran\n");
        }
    }

    @ParameterizedTest
    @MethodSource("shells")
    void a_command_that_the_system_refuses_was_not_run(List<String> shell) throws Exception {
        Path bad = FakeJava.executable(temporary.resolve("bad"), "");
        Files.writeString(bad, "#!/no/such/interpreter\n");
        Result result = by(shell, "ok.example", bad.toString()).run();
        assertThat(result.err())
                .contains("caa-gate: COMMAND not run (\"" + bad + "\"): the system refuses, see above\n");
        assertThat(result.status()).isBetween(126, 127);
    }

    @ParameterizedTest
    @MethodSource("shells")
    void a_command_may_begin_with_a_hyphen(List<String> shell) throws Exception {
        FakeJava.executable(temporary.resolve("-c"), "echo \"$@\"\n");
        Result result = by(shell, "ok.example", "-c", "1", "2")
                .with("PATH", temporary + ":" + System.getenv("PATH"))
                .run();
        assertThat(result.out()).isEqualTo("1 2\n");
        assertThat(result.status()).isZero();
    }

    @Test
    void command_finds_the_environment_unchanged() throws Exception {
        CaaGateProcess command = exec("ok.example", "env")
                .with("JAVA_TOOL_OPTIONS", "-Da='b c'")
                .with("LC_ALL", "C")
                .with("IFS", "x")
                .with("A", "line\nline");
        Result result = command.run();
        assertThat(withoutShells(result.out())).isEqualTo(withoutShells(command.environment()));
        assertThat(result.err()).doesNotContain("JAVA_TOOL_OPTIONS");
    }

    /** The environment but for what every shell sets. */
    private static List<String> withoutShells(String environment) {
        List<String> own = List.of("PWD", "OLDPWD", "SHLVL", "IFS", "_");
        return environment
                .lines()
                .filter(line -> !own.contains(line.split("=", 2)[0]))
                .sorted()
                .toList();
    }

    @Test
    void a_dry_run_says_what_it_would_run() throws Exception {
        Result result = CaaGateProcess.of(
                        "exec",
                        "--dry-run",
                        "--issuer",
                        "ca.example.net",
                        "--zone-file",
                        zone + "@example",
                        "ok.example",
                        "--",
                        "touch",
                        ran().toString())
                .run();
        assertThat(result.err()).contains("caa-gate: would run: \"touch\" \"" + ran() + "\"\n");
        assertThat(result.status()).isZero();
        assertThat(ran()).doesNotExist();
    }

    @Test
    void there_must_be_a_command() throws Exception {
        Result result = CaaGateProcess.of("exec", "--issuer", "ca.example.net", "ok.example", "--")
                .run();
        assertThat(result.err()).contains("caa-gate: nothing to run: ", "caa-gate: COMMAND not run: ");
        assertThat(result.status()).isEqualTo(122);
    }

    private Path ran() {
        return temporary.resolve("ran");
    }

    private CaaGateProcess exec(String name, String... command) {
        return by(List.of(), name, command);
    }

    private CaaGateProcess by(List<String> shell, String name, String... command) {
        String resolver = "127.0.0.1:" + server.address().getPort();
        return program(shell, List.of("--resolver", resolver, name), command);
    }

    private CaaGateProcess asking(DatagramSocket silent, List<String> shell) {
        List<String> options = List.of(
                "--resolver",
                "127.0.0.1:" + silent.getLocalPort(),
                "--deadline",
                "10m",
                "--timeout",
                "2m",
                "www.example");
        // Whoever runs the tests may have told its children to ignore signals, and a shell cannot take that back.
        List<String> unignored = new ArrayList<>(List.of("env", "--default-signal=HUP,INT,TERM"));
        unignored.addAll(shell);
        return program(unignored, options, "touch", ran().toString());
    }

    private static CaaGateProcess program(List<String> shell, List<String> options, String... command) {
        List<String> words = new ArrayList<>(shell);
        words.addAll(List.of(CaaGateProcess.launcher().toString(), "exec", "--issuer", "ca.example.net"));
        words.addAll(options);
        words.add("--");
        words.addAll(List.of(command));
        return CaaGateProcess.ofProgram(words.toArray(new String[0]));
    }

    private static void awaitQuestion(DatagramSocket silent) throws IOException {
        silent.setSoTimeout(PATIENCE_MILLIS);
        silent.receive(new DatagramPacket(new byte[512], 512));
    }

    private static int send(String signal, long process) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process))
                .redirectErrorStream(true)
                .start();
        String said = new String(kill.getInputStream().readAllBytes(), UTF_8);
        assertThat(said).isEmpty();
        return kill.waitFor();
    }
}
