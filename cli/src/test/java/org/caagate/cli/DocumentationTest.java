package org.caagate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caagate.cli.option.Command;
import org.caagate.cli.option.Option;
import org.caagate.name.MistypedOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The documentation of the command line")
class DocumentationTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    /** Neither is an end that a run can be led to from outside; other tests have them. */
    private static final Set<ExitStatus> WITHOUT_GOLDEN_FILE =
            Set.of(ExitStatus.BUG, ExitStatus.NOT_RUN_BUG, ExitStatus.INTERRUPTED, ExitStatus.GO_AHEAD);

    private static final Pattern PLUGIN_OPTION = Pattern.compile("(?m)^\\| `caagate\\.([^`]+)`");

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file), UTF_8);
    }

    private static String golden() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(GOLDEN)) {
            for (Path file : files.sorted().toList()) {
                all.append(Files.readString(file, UTF_8));
            }
        }
        return all.toString();
    }

    /** The plugin refuses a variable that is near an option of its own, and the command speaks up: both may share an environment. */
    @Test
    void has_no_option_that_the_plugin_takes_for_another_nor_the_other_way_round() throws IOException {
        List<String> command = Arrays.stream(Option.values())
                .map(option -> option.argument().substring(2))
                .toList();
        List<String> plugin = PLUGIN_OPTION
                .matcher(read("docs/acme4j.md"))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(plugin).contains("resolver", "mode");
        assertThat(command.stream().filter(word -> !plugin.contains(word)))
                .isNotEmpty()
                .allSatisfy(word -> assertThat(MistypedOption.meant("caagate." + word, plugin))
                        .as(word)
                        .isEmpty());
        assertThat(plugin.stream().filter(word -> !command.contains(word)))
                .isNotEmpty()
                .allSatisfy(word -> assertThat(MistypedOption.meant("caagate." + word, command))
                        .as(word)
                        .isEmpty());
    }

    @Test
    void has_every_command_option_and_word() throws IOException {
        String page = read("docs/command-line.md");
        assertThat(Command.values()).allSatisfy(command -> assertThat(page).contains("caa-gate " + command.word()));
        assertThat(Option.values()).allSatisfy(option -> {
            assertThat(page).contains("`" + option.argument());
            option.words().forEach(word -> assertThat(page).contains(word));
        });
    }

    @Test
    void every_page_stands_in_the_readme() throws IOException {
        String readme = read("README.md");
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs"))) {
            assertThat(pages.map(page -> page.getFileName().toString()).filter(name -> name.endsWith(".md")))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(readme).contains("](docs/" + name));
        }
    }

    @Test
    void has_every_exit_status_but_the_private_one() throws IOException {
        String page = read("docs/command-line.md");
        for (ExitStatus status : ExitStatus.values()) {
            if (status != ExitStatus.GO_AHEAD) {
                assertThat(page).containsPattern("\\b" + status.code() + "\\b");
            }
        }
        assertThat(page).doesNotContain(Integer.toString(ExitStatus.GO_AHEAD.code()));
    }

    @Test
    void shows_on_the_first_screen_what_the_command_really_prints() throws IOException {
        List<String> lines = Files.readAllLines(GOLDEN.resolve("readme.txt"), UTF_8);
        String run = lines.stream()
                .filter(line -> line.startsWith("[run] "))
                .findFirst()
                .orElseThrow()
                .replace("[run] ", "$ caa-gate ");
        int stdout = lines.indexOf("[stdout]");
        List<String> printed = lines.subList(
                stdout + 1,
                stdout
                        + 1
                        + (int) lines.stream()
                                .skip(stdout + 1L)
                                .takeWhile(line -> !line.startsWith("["))
                                .count());
        assertThat(read("README.md")).contains(run + "\n" + String.join("\n", printed) + "\n");
    }

    @Test
    void the_zone_that_is_shipped_gives_the_run_of_the_first_screen() throws IOException {
        String zone = ROOT.resolve("examples/example.com.zone").toString();
        Runs.Result result = new Runs()
                .run("check", "--issuer", "letsencrypt.org", "--zone-file", zone, "www.example.com", "*.example.com");
        assertThat(result.status()).isEqualTo(ExitStatus.REFUSED.code());
        assertThat(read("README.md"))
                .contains("--zone-file examples/example.com.zone www.example.com '*.example.com'")
                .contains(result.out());
    }

    @Test
    void every_option_format_and_exit_status_has_a_golden_run() throws IOException {
        String golden = golden();
        for (Command command : Command.values()) {
            for (Option option : command.options()) {
                assertThat(golden)
                        .as("%s %s", command.word(), option.argument())
                        .containsPattern("(?m)^\\[run\\] " + command.word() + " .*" + option.argument() + "\\b");
            }
        }
        Option.FORMAT.words().forEach(format -> assertThat(golden).contains("--format " + format));
        Arrays.stream(ExitStatus.values())
                .filter(status -> !WITHOUT_GOLDEN_FILE.contains(status))
                .forEach(status -> assertThat(golden).contains("[status " + status.code() + "]"));
    }
}
