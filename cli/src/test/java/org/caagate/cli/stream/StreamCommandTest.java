package org.caagate.cli.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caagate.cli.Runs;
import org.caagate.testkit.dns.Fault;
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

    private Runs.Result run(String input, String... more) {
        return new Runs()
                .input(input)
                .run(Rows.arguments(
                        server,
                        Stream.concat(Stream.of("--names-from", "-"), Stream.of(more))
                                .toArray(String[]::new)));
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

        assertThat(Rows.shown(result.out()))
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
        List<JsonNode> rows = Rows.read(result.out());
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

        assertThat(Rows.shown(result.out()))
                .containsExactly(
                        "1 *.half.example permitted", "1 half.example refused", "2 permitted.example permitted");
        assertThat(Rows.read(result.out()).get(1).get("addedBeside").asText()).isEqualTo("*.half.example");
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

        assertThat(Rows.shown(result.out()))
                .containsExactly("1 a.method.example permitted", "2 b.method.example refused");
        assertThat(result.err()).contains("\"c.method.example\" has a method but is not among the identifiers");
    }

    @Test
    void gives_each_identifier_a_deadline_of_its_own() throws IOException {
        server.fault("silent.example", Fault.timeout());

        Runs.Result result = run("silent.example\npermitted.example", "--deadline", "3s", "--timeout", "3s");

        assertThat(Rows.shown(result.out()))
                .containsExactly("1 silent.example undetermined", "2 permitted.example permitted");
        assertThat(result.status()).isEqualTo(3);
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
        assertThat(result.err()).contains("no identifiers: the input has none");
        assertThat(new Runs().run(Rows.arguments(server)).err()).contains("no identifiers: give names");
    }

    @Test
    void writes_a_file_whole() throws IOException {
        Path file = directory.resolve("rows.jsonl");

        Runs.Result result = run("permitted.example\nrefused.example", "--output", file.toString());

        assertThat(result.out()).isEmpty();
        assertThat(Rows.shown(Files.readString(file)))
                .containsExactly("1 permitted.example permitted", "2 refused.example refused");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
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
