package org.caagate.cli.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.caagate.cli.ExitStatus;
import org.caagate.cli.Runs;
import org.caagate.cli.Runs.Result;
import org.caagate.cli.report.ReportSchema;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("--zone-file")
class ZoneFileOptionTest {
    private static final String RECORD = "www.example.com. CAA 0 issue \"ca.example\"\n";

    @TempDir
    Path directory;

    private static Result checkWith(String zoneFile) {
        return new Runs().run("check", "--issuer", "ca.example", "--zone-file", zoneFile, "www.example.com");
    }

    private Path write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text, UTF_8);
    }

    @Test
    void takes_an_at_sign_in_a_directory_for_a_part_of_the_path() throws IOException {
        Path file = write("zones@home/db", "$ORIGIN example.com.\n" + RECORD);
        assertThat(checkWith(file.toString()).status()).isZero();
        assertThat(checkWith(file + "@example.com").status()).isZero();
    }

    @Test
    void takes_an_at_sign_in_the_name_of_a_file_that_is_there_for_a_part_of_it() throws IOException {
        Path file = write("db@example.net", "$ORIGIN example.com.\n" + RECORD);
        assertThat(checkWith(file.toString()).status()).isZero();
        assertThat(checkWith(file + "@example.com").status()).isZero();
    }

    @Test
    void takes_what_follows_the_last_at_sign_for_the_origin_otherwise() throws IOException {
        Path file = write("db", RECORD);
        assertThat(checkWith(file + "@example.com").status()).isZero();
        Result unreadable = checkWith(file + "@no name");
        assertThat(unreadable.status()).isEqualTo(ExitStatus.USAGE.code());
        assertThat(unreadable.err()).contains("--zone-file: \"no name\": ");
    }

    @Test
    void clears_nothing_and_stands_in_the_report() throws IOException {
        Path file = write("db\u00fc", "$ORIGIN example.com.\n" + RECORD);
        Result result = new Runs()
                .run(
                        "check",
                        "--issuer",
                        "ca.example",
                        "--zone-file",
                        file.toString(),
                        "--resolver",
                        "127.0.0.1:1",
                        "--format",
                        "json",
                        "www.example.com");
        assertThat(result.status()).isZero();
        JsonNode report = ReportSchema.requireReport(result.out());
        assertThat(report.at("/outcome").asText()).isEqualTo("permitted");
        assertThat(report.at("/validUntil").isNull()).isTrue();
        assertThat(report.at("/policy/zoneFiles")).hasSize(1);
        assertThat(report.at("/policy/zoneFiles/0").asText()).contains("/db\\u00fc");
        assertThat(report.at("/resolvers/0").asText()).isEqualTo("udp://127.0.0.1:1");
    }

    @Test
    void names_the_whole_path_of_a_missing_file_with_an_at_sign_in_a_directory() {
        Result missing = checkWith(directory + "/zones@home/db");
        assertThat(missing.status()).isEqualTo(ExitStatus.USAGE.code());
        assertThat(missing.err()).contains("zones@home/db");
    }
}
