package org.caagate.acme4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the options that {@code docs/acme4j.md} lists against the code. */
class DocumentationTest {
    private static final Path PAGE = Path.of(System.getProperty("basedir", "."), "../docs/acme4j.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| `(caagate\\.[^`]*)` \\| `([^`]*)` \\| [^|]+ \\| [^|]+ \\|$");

    private record Row(String property, String variable) {}

    @Test
    void every_option_has_its_row_and_there_is_no_other() throws IOException {
        List<Row> rows = Files.readAllLines(PAGE).stream()
                .flatMap(line -> ROW.matcher(line).results())
                .map(match -> new Row(match.group(1), match.group(2)))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(Option.values())
                        .map(option -> new Row(option.property(), option.variable()))
                        .toList());
    }
}
