package org.caagate.acme4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the options that {@code docs/acme4j.md} lists against the code. */
class DocumentationTest {
    private static final Path PAGE = Path.of(System.getProperty("basedir", "."), "../docs/acme4j.md");
    private static final Path COMMAND_LINE = Path.of(System.getProperty("basedir", "."), "../docs/command-line.md");
    private static final Pattern COMMAND_OPTION = Pattern.compile("`--([a-z-]+)");

    /** What an order says by itself, what only shows or prints something, and what would be laxer. */
    private static final Set<String> NO_MEANING_HERE = Set.of(
            "names-from",
            "csr",
            "certificate",
            "acme",
            "method",
            "zone-file",
            "bogus-zone",
            "format",
            "list",
            "all",
            "raw",
            "output",
            "explain",
            "dry-run",
            "quiet",
            "debug",
            "help",
            "version");

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

    @Test
    void every_option_of_the_command_is_one_here_or_could_make_no_order_safer() throws IOException {
        Set<String> own = Arrays.stream(Option.values())
                .map(option -> option.property().substring(Option.PROPERTY_PREFIX.length()))
                .collect(Collectors.toSet());
        assertThat(COMMAND_OPTION
                        .matcher(Files.readString(COMMAND_LINE))
                        .results()
                        .map(match -> match.group(1)))
                .contains("dnssec", "zone-file")
                .allMatch(word -> own.contains(word) || NO_MEANING_HERE.contains(word));
        assertThat(own).doesNotContainAnyElementsOf(NO_MEANING_HERE);
    }
}
