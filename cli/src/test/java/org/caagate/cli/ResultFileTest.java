package org.caagate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Where a result cannot be written is told before anybody is asked")
class ResultFileTest {
    @TempDir
    private Path directory;

    private ScriptedDnsServer server;

    @BeforeEach
    void serve() {
        server = ScriptedDnsServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void assertRefused(String file, String fault) {
        Runs.Result result = new Runs()
                .run(
                        "check",
                        "--issuer",
                        "ca.example",
                        "--resolver",
                        "127.0.0.1:" + server.address().getPort(),
                        "--output",
                        file,
                        "example.com");
        assertThat(result.err()).isEqualTo("caa-gate: --output: " + fault + "\n");
        assertThat(result.status()).isEqualTo(2);
        assertThat(server.questions()).isEmpty();
    }

    @Test
    void as_its_name_is_empty() {
        assertRefused("", "it is empty; name a file");
    }

    @Test
    void as_a_link_leads_to_where_no_directory_is() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("nowhere/report"));
        assertRefused(
                link.toString(), "\"" + link + "\": there is no directory \"" + directory.resolve("nowhere") + "\"");
    }

    @Test
    void as_links_lead_to_each_other() throws IOException {
        Path one = Files.createSymbolicLink(directory.resolve("one"), Path.of("other"));
        Files.createSymbolicLink(directory.resolve("other"), Path.of("one"));
        assertRefused(one.toString(), "\"" + one + "\" cannot be written: its links lead nowhere");
    }
}
