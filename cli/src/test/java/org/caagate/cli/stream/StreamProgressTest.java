package org.caagate.cli.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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

@DisplayName("check --format jsonl, while it runs")
@Timeout(120)
class StreamProgressTest {
    private ScriptedDnsServer server;

    @BeforeEach
    void serve() {
        server = ScriptedDnsServer.start().zone("""
                permitted.example CAA 0 issue "ca.example"
                refused.example CAA 0 issue ";"
                """);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String[] arguments(String... more) {
        return Rows.arguments(server, more);
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
        server.fault("silent.example", Fault.timeout()).fault("last.example", Fault.timeout());
        BlockingQueue<String> written = new LinkedBlockingQueue<>();
        CompletableFuture<Integer> status = new CompletableFuture<>();
        Surroundings surroundings =
                surroundings("permitted.example\nsilent.example\n192.0.2.1\nlast.example\n", written);
        Thread run = new Thread(() -> status.complete(new CommandLine(surroundings)
                .run(arguments("--names-from", "-", "--timeout", "60s", "--deadline", "60s"))));
        run.start();
        String first = written.poll(60, TimeUnit.SECONDS);
        server.awaitQuestions("silent.example", 1, Duration.ofSeconds(60));
        // What stands between the two was checked meanwhile.
        server.awaitQuestions("last.example", 1, Duration.ofSeconds(60));

        run.interrupt();

        assertThat(status.join()).isEqualTo(130);
        assertThat(Rows.shown(first + String.join("", written)))
                .containsExactly("1 permitted.example permitted", "3 192.0.2.1 not-applicable");
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
        assertThat(new Runs().run(arguments("permitted.example")).err()).doesNotContain("\u001b");
        assertThat(new Runs()
                        .onTerminals(Surroundings.Stream.ERR)
                        .run(arguments("permitted.example", "--quiet"))
                        .err())
                .isEmpty();
    }
}
