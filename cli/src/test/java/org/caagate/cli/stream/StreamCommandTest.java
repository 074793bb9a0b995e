package org.caagate.cli.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caagate.cli.CommandLine;
import org.caagate.cli.Runs;
import org.caagate.cli.Surroundings;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.Hold;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("check --format jsonl")
@Timeout(120)
class StreamCommandTest {
    private static final String ZONE = """
            permitted.example CAA 0 issue "ca.example"
            refused.example CAA 0 issue ";"
            account.example CAA 0 issue "ca.example; accounturi=https://ca.example/1"
            method.example CAA 0 issue "ca.example; validationmethods=dns-01"
            """;

    @TempDir
    private Path directory;

    private ScriptedDnsServer server;

    @BeforeEach
    void serve() {
        server = ScriptedDnsServer.start().zone(ZONE);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String[] arguments(String... more) {
        return Stream.concat(
                        Stream.of(
                                "check",
                                "--format",
                                "jsonl",
                                "--issuer",
                                "ca.example",
                                "--resolver",
                                "127.0.0.1:" + server.address().getPort()),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private Runs.Result run(String input, String... more) {
        return new Runs()
                .input(input)
                .run(arguments(Stream.concat(Stream.of("--names-from", "-"), Stream.of(more))
                        .toArray(String[]::new)));
    }

    private static List<JsonNode> rows(String out) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> rows = new ArrayList<>();
        for (String line : out.lines().toList()) {
            rows.add(mapper.readTree(line));
        }
        return rows;
    }

    /** A row in short: line, identifier, and verdict or the word error. */
    private static String shown(JsonNode row) {
        String what = row.has("error") ? "error" : row.get("verdict").asText();
        return row.get("line").asText() + " " + row.get("identifier").asText() + " " + what;
    }

    private static List<String> shown(String out) throws IOException {
        return rows(out).stream().map(StreamCommandTest::shown).toList();
    }

    @Test
    void has_a_row_for_each_identifier_in_the_order_of_the_input() throws IOException {
        Runs.Result result = run("""
                # two of them
                www.permitted.example
                192.0.2.1

                a b   # not this one
                refused.example
                www.permitted.example
                """, "operand.example");

        assertThat(shown(result.out()))
                .containsExactly(
                        "null operand.example permitted",
                        "2 www.permitted.example permitted",
                        "3 192.0.2.1 not-applicable",
                        "5 a b error",
                        "6 refused.example refused",
                        "7 www.permitted.example permitted");
        assertThat(result.err())
                .startsWith("caa-gate: 5 checked: 1 refused, 3 permitted, 1 not applicable; 1 invalid; ")
                .endsWith(" s\n");
        assertThat(result.status()).isEqualTo(1);
    }

    @Test
    void keeps_the_order_of_fifty_thousand_and_asks_for_each_name_once() throws IOException {
        int count = 50_000;
        List<String> names = IntStream.range(0, count)
                .mapToObj(i -> "n" + i % 1_000 + ".example")
                .toList();

        Runs.Result result = run(String.join("\n", names), "--quiet", "--timeout", "60s", "--deadline", "60s");

        assertThat(result.status()).isZero();
        List<JsonNode> rows = rows(result.out());
        assertThat(rows).extracting(row -> row.get("identifier").asText()).containsExactlyElementsOf(names);
        assertThat(rows)
                .extracting(row -> row.get("line").asInt())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, count).boxed().toList());
        assertThat(server.questionCount("example")).isEqualTo(1);
        assertThat(server.questionCount()).isEqualTo(1_001);
        assertThat(result.err()).isEmpty();
    }

    @Test
    void ends_with_the_worst_of_all_rows() {
        server.zone("broken.example SERVFAIL");

        assertThat(run("permitted.example\n192.0.2.1").status()).isZero();
        assertThat(run("broken.example\npermitted.example", "--tries", "1").status())
                .isEqualTo(3);
        assertThat(run("broken.example\nno name", "--tries", "1").status()).isEqualTo(2);
        assertThat(run("broken.example\nno name\nrefused.example", "--tries", "1")
                        .status())
                .isEqualTo(1);
    }

    @Test
    void warns_of_what_is_tolerated_on_demand() {
        Runs.Result result = run("account.example", "--on-undetermined", "warn");

        assertThat(result.status()).isZero();
        assertThat(result.err()).contains("1 undetermined, only warned about");
        assertThat(run("account.example").status()).isEqualTo(3);
    }

    @Test
    void puts_what_the_ca_adds_behind_what_brought_it_in() throws IOException {
        server.zone("half.example CAA 0 issue \";\"\nhalf.example CAA 0 issuewild \"ca.example\"");

        Runs.Result result = run("*.half.example\npermitted.example", "--wildcard-base", "always");

        assertThat(shown(result.out()))
                .containsExactly(
                        "1 *.half.example permitted", "1 half.example refused", "2 permitted.example permitted");
        assertThat(rows(result.out()).get(1).get("addedBeside").asText()).isEqualTo("*.half.example");
    }

    @Test
    void applies_a_method_to_the_identifier_that_it_is_for() throws IOException {
        Runs.Result result = run(
                "a.method.example\nb.method.example",
                "--method",
                "dns-01",
                "--method",
                "b.method.example=http-01",
                "--method",
                "c.method.example=http-01");

        assertThat(shown(result.out())).containsExactly("1 a.method.example permitted", "2 b.method.example refused");
        assertThat(result.err()).contains("\"c.method.example\" has a method, and is not among the identifiers");
    }

    @Test
    void gives_each_identifier_a_deadline_of_its_own() throws IOException {
        server.fault("silent.example", Fault.timeout());

        Runs.Result result =
                run("silent.example\npermitted.example", "--deadline", "400ms", "--timeout", "100ms", "--tries", "2");

        assertThat(shown(result.out()))
                .containsExactly("1 silent.example undetermined", "2 permitted.example permitted");
        assertThat(result.status()).isEqualTo(3);
    }

    @Test
    void passes_rows_on_as_they_come() throws InterruptedException {
        Hold hold = server.hold("late.example");
        BlockingQueue<String> written = new LinkedBlockingQueue<>();
        CompletableFuture<Integer> status = new CompletableFuture<>();
        Surroundings surroundings = surroundings("permitted.example\nlate.example\nrefused.example", written);
        Thread run = new Thread(() -> status.complete(new CommandLine(surroundings)
                .run(arguments("--names-from", "-", "--quiet", "--timeout", "60s", "--deadline", "60s"))));
        run.start();

        assertThat(written.poll(60, TimeUnit.SECONDS))
                .contains("\"permitted.example\"")
                .endsWith("}\n");
        server.awaitQuestions("refused.example", 1, Duration.ofSeconds(60));
        assertThat(status).isNotDone();
        hold.release();
        assertThat(status.join()).isEqualTo(1);
        assertThat(String.join("", written)).containsSubsequence("\"late.example\"", "\"refused.example\"");
    }

    private static Surroundings surroundings(String input, BlockingQueue<String> written) {
        return surroundings(input, written, new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
    }

    private static Surroundings surroundings(String input, BlockingQueue<String> written, PrintStream terminal) {
        OutputStream out = new OutputStream() {
            @Override
            public void write(int octet) {
                written.add(String.valueOf((char) octet));
            }

            @Override
            public void write(byte[] octets, int offset, int length) {
                written.add(new String(octets, offset, length, UTF_8));
            }
        };
        return new Surroundings(
                Map.of(),
                new ByteArrayInputStream(input.getBytes(UTF_8)),
                new PrintStream(out, false, UTF_8),
                terminal,
                Set.of(Surroundings.Stream.ERR),
                Surroundings.Launcher.NONE);
    }

    @Test
    void prints_what_is_done_when_it_is_interrupted() throws InterruptedException, IOException {
        server.fault("silent.example", Fault.timeout());
        BlockingQueue<String> written = new LinkedBlockingQueue<>();
        CompletableFuture<Integer> status = new CompletableFuture<>();
        Surroundings surroundings = surroundings("permitted.example\nsilent.example\n192.0.2.1\n", written);
        Thread run = new Thread(() -> status.complete(new CommandLine(surroundings)
                .run(arguments("--names-from", "-", "--timeout", "60s", "--deadline", "60s"))));
        run.start();
        String first = written.poll(60, TimeUnit.SECONDS);
        server.awaitQuestions("silent.example", 1, Duration.ofSeconds(60));

        run.interrupt();

        assertThat(status.join()).isEqualTo(130);
        assertThat(shown(first + String.join("", written)))
                .containsExactly("1 permitted.example permitted", "3 192.0.2.1 not-applicable");
    }

    @Test
    void asks_nothing_when_the_command_line_is_wrong() {
        Runs.Result result = run(
                "permitted.example",
                "--list",
                "refused",
                "--explain",
                "--csr",
                directory.resolve("none").toString());

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err())
                .contains("--list and --format contradict each other")
                .contains("--explain and --format contradict each other")
                .contains("there is no such file");
        assertThat(result.out()).isEmpty();
        assertThat(server.questionCount()).isZero();
    }

    @Test
    void takes_no_empty_input_for_a_success() {
        Runs.Result result = run("# nothing\n");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("no identifiers: there is none in what was given");
        assertThat(new Runs().run(arguments()).err()).contains("no identifiers: give names");
    }

    @Test
    void writes_a_file_whole() throws IOException {
        Path file = directory.resolve("rows.jsonl");

        Runs.Result result = run("permitted.example\nrefused.example", "--output", file.toString());

        assertThat(result.out()).isEmpty();
        assertThat(shown(Files.readString(file)))
                .containsExactly("1 permitted.example permitted", "2 refused.example refused");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void shows_its_progress_on_a_terminal_only() {
        Hold hold = server.hold("late.example");
        ByteArrayOutputStream err = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] octets, int offset, int length) {
                super.write(octets, offset, length);
                if (toString(UTF_8).contains("caa-gate: 1 checked: 1 permitted (")) {
                    hold.release();
                }
            }
        };
        Surroundings surroundings = surroundings(
                "permitted.example\nlate.example", new LinkedBlockingQueue<>(), new PrintStream(err, true, UTF_8));

        int status = new CommandLine(surroundings)
                .run(arguments("--names-from", "-", "--timeout", "60s", "--deadline", "60s"));

        assertThat(status).isZero();
        assertThat(err.toString(UTF_8)).contains("\u001b[K\r").contains("caa-gate: 2 checked: 2 permitted; ");
        assertThat(run("permitted.example").err()).doesNotContain("\u001b");
        assertThat(new Runs()
                        .onTerminals(Surroundings.Stream.ERR)
                        .run(arguments("permitted.example", "--quiet"))
                        .err())
                .isEmpty();
    }

    @Test
    void escapes_whatever_stands_in_a_line() {
        String out = run("\u001b[31m\u202eevil\n").out();

        assertThat(out.chars().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~')))
                .isTrue();
    }

    @Test
    void reads_a_list_that_is_longer_than_any_other_format_takes() throws IOException {
        String input =
                IntStream.range(0, 12_000).mapToObj(i -> "192.0.2." + i % 250).collect(Collectors.joining("\n"));

        assertThat(run(input).out().lines()).hasSize(12_000);
    }
}
