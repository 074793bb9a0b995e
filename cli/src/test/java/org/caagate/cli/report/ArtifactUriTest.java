package org.caagate.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactUriTest {
    private static final Path DIRECTORY = Path.of("base", "project").toAbsolutePath();

    @ParameterizedTest
    @CsvSource({
        "names.txt, names.txt",
        "./lists/names.txt, lists/names.txt",
        "lists/../names.txt, names.txt",
        "my names.txt, my%20names.txt",
        "standard input, standard%20input",
        "a:b, a%3Ab",
        "50%, 50%25",
        "#1?, %231%3F",
        "b\u00fccher.txt, b%C3%BCcher.txt",
    })
    void is_relative_for_a_file_in_the_directory(String file, String uri) {
        assertThat(ArtifactUri.of(file, DIRECTORY)).isEqualTo(uri);
    }

    @Test
    void is_relative_for_an_absolute_path_into_the_directory() {
        assertThat(ArtifactUri.of(DIRECTORY.resolve("names.txt").toString(), DIRECTORY))
                .isEqualTo("names.txt");
    }

    @Test
    void is_absolute_for_a_file_elsewhere() {
        Path elsewhere = DIRECTORY.resolveSibling("other").resolve("names.txt");
        String uri = ArtifactUri.of("../other/names.txt", DIRECTORY);
        assertThat(Path.of(URI.create(uri))).isEqualTo(elsewhere);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b[31m", "a\nb", "\u202etxt", "<x>&\"'", "\ud83d\ude00"})
    void is_a_uri_reference_in_printable_ascii_whatever_the_name(String file) {
        String uri = ArtifactUri.of(file, DIRECTORY);
        assertThat(uri).matches("[!-~]+");
        assertThat(URI.create(uri).getPath()).isEqualTo(file);
    }

    @Test
    void takes_a_name_that_is_no_path() {
        assertThat(ArtifactUri.of("a\u0000b", DIRECTORY)).isEqualTo("a%00b");
    }
}
