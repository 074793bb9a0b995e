package org.caagate.cli.advice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares the samples with what the command prints; with the system property {@code golden.update} it writes what came instead.
 */
@DisplayName("docs/troubleshooting.md")
class TroubleshootingTest {
    private static final Path PAGE =
            Path.of("..", "docs", "troubleshooting.md").toAbsolutePath().normalize();

    /** A bug, and what needs an ACME directory; the golden files have the latter. */
    private static final Set<Cause> WITHOUT_SAMPLE = Set.of(Cause.LOOKUP_DEFECT, Cause.ISSUER_UNKNOWN);

    private static final List<Trouble> TROUBLES = Trouble.all();
    private static final Map<Trouble, Future<String>> SAMPLES = new LinkedHashMap<>();

    /** Each waits for what does not come, so all at once. */
    @BeforeAll
    static void run() {
        ExecutorService threads = Executors.newCachedThreadPool();
        troubles().forEach(trouble -> SAMPLES.put(trouble, threads.submit(trouble::sample)));
        threads.shutdown();
    }

    static List<Trouble> troubles() {
        return TROUBLES;
    }

    private static Matcher section(String page, Cause cause) {
        Pattern sample = Pattern.compile("(?ms)^## " + cause.id() + "$(?:(?!^## ).)*?^```sample\n(.*?)^```$");
        return sample.matcher(page);
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void shows_what_the_command_prints(Trouble trouble) throws Exception {
        String printed = Objects.requireNonNull(SAMPLES.get(trouble)).get();
        assertThat(printed)
                .as("a sample of this cause")
                .containsPattern("see +" + Pattern.quote(trouble.cause().section()) + "\n");
        String page = Files.readString(PAGE, UTF_8);
        Matcher section = section(page, trouble.cause());
        assertThat(section.find()).as("a section with a sample").isTrue();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(
                    PAGE, page.substring(0, section.start(1)) + printed + page.substring(section.end(1)), UTF_8);
        }
        assertThat(withoutTimes(section.group(1))).isEqualTo(withoutTimes(printed));
    }

    /** How long a try had is never the same, and where the lines break depends on it. */
    private static String withoutTimes(String sample) {
        return sample.replaceAll("\\s+", " ").replaceAll("within [0-9]+ m?s, 2 tries", "within N ms, 2 tries");
    }

    @Test
    void has_a_section_for_each_cause_and_no_other() throws IOException {
        List<String> headings = Files.readAllLines(PAGE, UTF_8).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();
        assertThat(headings)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Cause.values()).map(Cause::id).toList());
    }

    @Test
    void has_a_sample_wherever_one_can_be_had() {
        assertThat(troubles().stream().map(Trouble::cause))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Cause.values())
                        .filter(cause -> !WITHOUT_SAMPLE.contains(cause))
                        .toList());
    }
}
