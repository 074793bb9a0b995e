package org.caagate.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds {@code docs/findings.md} against the code. */
class FindingsPageTest {
    /** What only whoever makes a request can say; these have no example of records. */
    private static final Set<FindingId> ON_THE_REQUEST = EnumSet.of(
            FindingId.COMMON_NAME_NOT_A_HOST,
            FindingId.PROFILE_NOT_APPLIED,
            FindingId.ISSUER_FROM_TABLE,
            FindingId.ISSUER_NAMES_DIFFER,
            FindingId.RENEWALS_NOT_GATED,
            FindingId.ISSUANCE_TODAY);

    private static final Pattern HEADING = Pattern.compile("### `([^`]*)`");
    private static final Pattern REQUEST = Pattern.compile("certificate for (\\S+)");
    private static final Pattern ALIAS = Pattern.compile("(\\S+)\\. CNAME (\\S+)\\.");
    private static final Pattern STALE = Pattern.compile("(\\S+)\\. stale");
    private static final Pattern ELSEWHERE = Pattern.compile("seen from elsewhere: (.*)");
    private static final Pattern RECORD = Pattern.compile("(\\S+)\\. CAA (.*)");

    @Test
    void explains_every_finding_once_and_no_other() throws IOException {
        List<String> explained = page().stream()
                .map(HEADING::matcher)
                .filter(Matcher::matches)
                .map(heading -> heading.group(1))
                .toList();
        assertThat(explained)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(FindingId.values()).map(FindingId::id).toList());
    }

    @Test
    void says_for_every_finding_what_to_do() throws IOException {
        long advice =
                page().stream().filter(line -> line.startsWith("What to do: ")).count();
        assertThat(advice).isEqualTo(FindingId.values().length);
    }

    static Stream<FindingId> findingsOnAnswers() {
        return EnumSet.complementOf(EnumSet.copyOf(ON_THE_REQUEST)).stream();
    }

    @ParameterizedTest
    @MethodSource("findingsOnAnswers")
    void shows_an_example_that_brings_about_the_finding(FindingId id) throws IOException {
        List<String> example = examples().getOrDefault(id.id(), List.of());
        assertThat(decided(example).findings()).extracting(Finding::id).contains(id);
    }

    /** The verdict on what is seen from here, and from elsewhere where the example tells of it. */
    private static Verdict decided(List<String> example) {
        List<String> here = new ArrayList<>();
        List<String> elsewhere = new ArrayList<>();
        for (String line : example) {
            Matcher other = ELSEWHERE.matcher(line);
            if (other.matches()) {
                elsewhere.add(other.group(1));
            } else {
                here.add(line);
            }
        }
        List<PerspectiveVerdict> views = new ArrayList<>(List.of(new PerspectiveVerdict("primary", "", alone(here))));
        if (!elsewhere.isEmpty()) {
            views.add(new PerspectiveVerdict("elsewhere", "", alone(elsewhere)));
        }
        return PerspectiveVerdicts.combine(views);
    }

    private static Verdict alone(List<String> example) {
        Scenario scenario = Scenario.of().account("https://ca.example/acct/1").method("dns-01");
        Map<String, String> aliases = new LinkedHashMap<>();
        List<String> stale = new ArrayList<>();
        String identifier = "example.com";
        for (String line : example) {
            Matcher request = REQUEST.matcher(line);
            Matcher alias = ALIAS.matcher(line);
            Matcher old = STALE.matcher(line);
            Matcher record = RECORD.matcher(line);
            if (request.matches()) {
                identifier = request.group(1);
            } else if (alias.matches()) {
                aliases.put(alias.group(1), alias.group(2));
            } else if (old.matches()) {
                stale.add(old.group(1));
            } else if (record.matches()) {
                scenario.record(record.group(1), Scenario.record(record.group(2)));
            } else {
                throw new AssertionError("not a line of an example: " + line);
            }
        }
        aliases.forEach(scenario::alias);
        stale.forEach(scenario::stale);
        return scenario.decide(identifier);
    }

    /** The lines of the code block under each heading. */
    private static Map<String, List<String>> examples() throws IOException {
        Map<String, List<String>> examples = new LinkedHashMap<>();
        String heading = "";
        boolean inside = false;
        for (String line : page()) {
            Matcher matcher = HEADING.matcher(line);
            if (matcher.matches()) {
                heading = matcher.group(1);
            } else if (line.equals("```")) {
                inside = !inside;
            } else if (inside) {
                examples.computeIfAbsent(heading, any -> new ArrayList<>()).add(line);
            }
        }
        return examples;
    }

    private static List<String> page() throws IOException {
        return Files.readAllLines(Path.of(System.getProperty("basedir", "."), "..", "docs", "findings.md"));
    }
}
