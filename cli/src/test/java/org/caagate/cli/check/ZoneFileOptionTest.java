package org.caagate.cli.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.caagate.cli.ExitStatus;
import org.caagate.cli.Runs;
import org.caagate.cli.Runs.Result;
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
    void names_the_whole_path_of_a_missing_file_with_an_at_sign_in_a_directory() {
        Result missing = checkWith(directory + "/zones@home/db");
        assertThat(missing.status()).isEqualTo(ExitStatus.USAGE.code());
        assertThat(missing.err()).contains("zones@home/db");
    }
}
