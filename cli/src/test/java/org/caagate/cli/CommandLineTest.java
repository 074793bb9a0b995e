package org.caagate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The command, in this JVM")
class CommandLineTest {
    private static final String ESCAPE = "\u001b";

    @TempDir
    private Path directory;

    private ScriptedDnsServer server;
    private String resolver;

    @BeforeEach
    void serve() {
        server = ScriptedDnsServer.start()
                .zone("example.com CAA 0 issue \"ca.example\"\nforbidden.example CAA 0 issue \";\"");
        resolver = "127.0.0.1:" + server.address().getPort();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String[] check(String... more) {
        return Stream.concat(Stream.of("check", "--issuer", "ca.example", "--resolver", resolver), Stream.of(more))
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CAA_GATE_DNSEC", "CAAGATE_DNSSEC", "caa_gate_dnssec"})
    void tells_of_a_variable_that_is_near_an_option_however_quiet(String typed) {
        String told = "caa-gate: there is no option for the environment variable " + typed
                + "; it is ignored; did you mean CAA_GATE_DNSSEC?\n";
        Runs runs = new Runs().with(typed, "validate");

        Runs.Result result = runs.run(check("--quiet", "example.com"));
        assertThat(result.err()).isEqualTo(told);
        assertThat(result.status()).isZero();

        assertThat(runs.run(
                                "exec",
                                "--quiet",
                                "--issuer",
                                "ca.example",
                                "--resolver",
                                resolver,
                                "example.com",
                                "--",
                                "true")
                        .err())
                .contains(told);
    }

    @Test
    void tells_of_a_variable_that_no_option_is_near_unless_it_is_to_be_quiet() {
        Runs runs = new Runs().with("CAA_GATE_MODE", "report-only").with("CAA_GATEWAY", "192.0.2.1");

        assertThat(runs.run(check("example.com")).err())
                .contains("there is no option for the environment variable CAA_GATE_MODE; it is ignored\n")
                .doesNotContain("CAA_GATEWAY");
        assertThat(runs.run(check("--quiet", "example.com")).err()).isEmpty();
    }

    @Test
    void colours_verdicts_on_a_terminal_only() {
        assertThat(new Runs()
                        .onTerminals(Surroundings.Stream.OUT)
                        .run(check("forbidden.example"))
                        .out())
                .contains(ESCAPE + "[1;31m");
        assertThat(new Runs()
                        .onTerminals(Surroundings.Stream.ERR)
                        .run(check("forbidden.example"))
                        .out())
                .doesNotContain(ESCAPE);
        assertThat(new Runs()
                        .onTerminals(Surroundings.Stream.OUT, Surroundings.Stream.ERR)
                        .with("NO_COLOR", "1")
                        .run(check("forbidden.example"))
                        .out())
                .doesNotContain(ESCAPE);
        assertThat(new Runs()
                        .onTerminals(Surroundings.Stream.OUT, Surroundings.Stream.ERR)
                        .with("TERM", "dumb")
                        .run(check("forbidden.example"))
                        .out())
                .doesNotContain(ESCAPE);
    }

    @Test
    void writes_a_file_without_colours_whatever_the_terminal_is() throws IOException {
        Path report = directory.resolve("report.txt");
        new Runs().onTerminals(Surroundings.Stream.OUT).run(check("--output", report.toString(), "forbidden.example"));
        assertThat(report).content().contains("REFUSED").doesNotContain(ESCAPE);
    }

    @Test
    void asks_nobody_when_anything_is_wrong_with_what_was_given() {
        Runs.Result result = new Runs().run(check("--method", "=", "example.com"));
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(server.questions()).isEmpty();
    }

    @Test
    void leaves_nothing_beside_the_result_file_and_replaces_it_whole() throws IOException {
        Path report = Files.writeString(directory.resolve("report.txt"), "what was there before");
        assertThat(new Runs()
                        .run(check("--output", report.toString(), "example.com"))
                        .status())
                .isZero();
        assertThat(report).content().startsWith("PERMITTED");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(report);
        }
    }

    @Test
    void keeps_a_symbolic_link_and_writes_to_what_it_leads_to() throws IOException {
        Path target = Files.writeString(directory.resolve("target.txt"), "");
        Path link = Files.createSymbolicLink(directory.resolve("link.txt"), target);
        new Runs().run(check("--output", link.toString(), "example.com"));
        assertThat(link).isSymbolicLink();
        assertThat(target).content().startsWith("PERMITTED");
    }

    @Test
    void ends_with_the_go_ahead_only_for_a_launcher_that_asked_for_it() {
        String[] exec = {"exec", "--issuer", "ca.example", "--resolver", resolver, "example.com", "--", "true"};
        assertThat(new Runs().run(exec).status()).isEqualTo(ExitStatus.GO_AHEAD.code());
        assertThat(new Runs().withoutLauncher().run(exec).status()).isZero();
    }

    @Test
    void runs_nothing_on_a_zone_file() throws IOException {
        String zone = zone().toString();
        Runs.Result result =
                new Runs().run("exec", "--issuer", "ca.example", "--zone-file", zone, "example.com", "--", "true");
        assertThat(result.status()).isEqualTo(122);
        assertThat(result.err()).contains("--zone-file: a zone file says", "leave it out, or add --dry-run\n");
        Runs.Result dry = new Runs()
                .run("exec", "--dry-run", "--issuer", "ca.example", "--zone-file", zone, "example.com", "--", "true");
        assertThat(dry.status()).isZero();
        assertThat(dry.err()).contains("would run: \"true\"");
    }

    @Test
    void runs_nothing_on_a_zone_file_that_somebody_left_in_the_environment() throws IOException {
        Runs runs = new Runs().with("CAA_GATE_ZONE_FILE", zone().toString());
        Runs.Result result = runs.run("exec", "--issuer", "ca.example", "example.com", "--", "true");
        assertThat(result.status()).isEqualTo(122);
        assertThat(result.err()).contains("CAA_GATE_ZONE_FILE: a zone file says", "unset it, or add --dry-run\n");
        assertThat(runs.run("exec", "--dry-run", "--issuer", "ca.example", "example.com", "--", "true")
                        .status())
                .isZero();
    }

    private Path zone() throws IOException {
        return Files.writeString(directory.resolve("zone"), """
                $ORIGIN example.com.
                @ 60 SOA ns root 1 2 3 4 60
                @ 60 NS ns
                @ 60 CAA 0 issue "ca.example"
                """);
    }

    @Test
    void runs_command_as_a_child_where_there_is_no_launcher_and_passes_its_status_on() {
        String[] exec = {
            "exec", "--issuer", "ca.example", "--resolver", resolver, "example.com", "--", "sh", "-c", "exit 9"
        };
        assertThat(new Runs().withoutLauncher().run(exec).status()).isEqualTo(9);
        exec[exec.length - 3] = directory.resolve("missing").toString();
        Runs.Result missing = new Runs().withoutLauncher().run(exec);
        assertThat(missing.status()).isEqualTo(127);
        assertThat(missing.err()).contains("COMMAND not run");
    }

    @Test
    void a_bug_is_no_verdict_and_says_how_to_report_it() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = new CommandLine(surroundings(new BrokenOnce(OutputStream.nullOutputStream()), err))
                .run(check("--debug", "example.com"));
        assertThat(status).isEqualTo(70);
        assertThat(err.toString(UTF_8))
                .startsWith("caa-gate: a bug of caa-gate, not of yours; please report this line: caa-gate ")
                .contains("IllegalStateException: broken", "\ncaa-gate:     at ");
        assertThat(err.toString(UTF_8).lines()).allMatch(line -> line.startsWith("caa-gate: "));
    }

    @Test
    void the_stack_trace_of_a_bug_is_for_who_asked_for_it_on_the_command_line_or_in_the_environment() {
        String[] exec = {
            "exec", "--issuer", "ca.example", "--resolver", resolver, "example.com", "--", "true", "--debug"
        };
        assertThat(bug(Map.of(), exec)).doesNotContain("    at ");
        assertThat(bug(Map.of("CAA_GATE_DEBUG", "false"), exec)).doesNotContain("    at ");
        assertThat(bug(Map.of("CAA_GATE_DEBUG", "true"), exec)).contains("\ncaa-gate:     at ");
    }

    private static String bug(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = new CommandLine(surroundings(environment, OutputStream.nullOutputStream(), new BrokenOnce(err)))
                .run(arguments);
        assertThat(status).isEqualTo(125);
        return err.toString(UTF_8);
    }

    @Test
    void the_message_of_a_bug_brings_no_control_character_to_the_terminal() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int octet) {
                throw new IllegalStateException(ESCAPE + "[31m\nred");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        new CommandLine(surroundings(broken, err)).run(check("--debug", "example.com"));
        assertThat(err.toString(UTF_8)).contains("[31m").doesNotContain(ESCAPE);
        assertThat(err.toString(UTF_8).lines()).allMatch(line -> line.startsWith("caa-gate: "));
    }

    @Test
    void says_that_a_completion_script_could_not_be_written() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = new CommandLine(surroundings(full, err)).run("completion", "bash");
        assertThat(status).isEqualTo(2);
        assertThat(err.toString(UTF_8)).startsWith("caa-gate: the result cannot be written: ");
    }

    @Test
    void a_bug_lets_no_command_run() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = new CommandLine(surroundings(OutputStream.nullOutputStream(), new BrokenOnce(err)))
                .run("exec", "--issuer", "ca.example", "--resolver", resolver, "example.com", "--", "true");
        assertThat(status).isEqualTo(125);
        assertThat(err.toString(UTF_8)).contains("COMMAND not run (\"true\"): a bug, see above");
    }

    private static Surroundings surroundings(OutputStream out, OutputStream err) {
        return surroundings(Map.of(), out, err);
    }

    private static Surroundings surroundings(Map<String, String> environment, OutputStream out, OutputStream err) {
        return new Surroundings(
                environment,
                InputStream.nullInputStream(),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                Set.of(),
                Surroundings.Launcher.SHELL);
    }

    /** A stream that breaks as no stream should, the first time. */
    private static final class BrokenOnce extends OutputStream {
        private final OutputStream behind;
        private boolean broken;

        BrokenOnce(OutputStream behind) {
            this.behind = behind;
        }

        @Override
        public void write(int octet) throws IOException {
            if (!broken) {
                broken = true;
                throw new IllegalStateException("broken");
            }
            behind.write(octet);
        }
    }
}
