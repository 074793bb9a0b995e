package org.caagate.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.caagate.cli.check.CheckResult;
import org.caagate.cli.check.Results;
import org.caagate.decision.Finding;
import org.caagate.decision.FindingId;
import org.caagate.decision.RefusalReason;
import org.caagate.decision.UndeterminedReason;
import org.caagate.lookup.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SarifReportTest {
    private static JsonNode run(CheckResult result) {
        return run(result, Path.of(""));
    }

    private static JsonNode run(CheckResult result, Path directory) {
        return SarifSchema.require(Written.by(new SarifReport(directory), result))
                .at("/runs/0");
    }

    private static Results refusing() {
        return Results.of("example.com CAA 0 issue \"other.example\"");
    }

    @Test
    void a_refusal_is_an_error_under_the_rule_of_its_reason() {
        JsonNode run = run(refusing().check("example.com", "example.net", "192.0.2.1"));
        assertThat(run.at("/results").size()).isEqualTo(1);
        JsonNode result = run.at("/results/0");
        assertThat(result.at("/ruleId").asText()).isEqualTo("issuer-not-authorized");
        assertThat(result.at("/level").asText()).isEqualTo("error");
        assertThat(run.at("/tool/driver/rules")
                        .get(result.at("/ruleIndex").asInt())
                        .at("/id")
                        .asText())
                .isEqualTo("issuer-not-authorized");
        assertThat(result.at("/message/text").asText())
                .isEqualTo(
                        "example.com is refused: issue at example.com names other.example, not ca.example. To permit:"
                                + " add example.com. CAA 0 issue \"ca.example\" (reaches example.com and below)");
    }

    @Test
    void what_is_undetermined_is_an_error_or_if_tolerated_a_warning() {
        Results failing = Results.of().failing("example.com", Failure.Kind.TIMEOUT, "no reply");
        assertThat(run(failing.check("example.com")).at("/results/0/level").asText())
                .isEqualTo("error");
        JsonNode warned = run(Results.of()
                .failing("example.com", Failure.Kind.TIMEOUT, "no reply")
                .warning()
                .check("example.com"));
        assertThat(warned.at("/results/0/level").asText()).isEqualTo("warning");
        assertThat(warned.at("/invocations/0/exitCode").asInt()).isZero();
    }

    @Test
    void findings_are_notes() {
        JsonNode results = run(Results.of("example.com CAA 0 issue \"ca.example;colour=red\"")
                        .finding(Finding.of(FindingId.ISSUER_FROM_TABLE, "row of 2026-01-01"))
                        .check("example.com"))
                .at("/results");
        assertThat(results.size()).isEqualTo(2);
        assertThat(results.at("/0/ruleId").asText()).isEqualTo("issuer-from-table");
        assertThat(results.at("/1/ruleId").asText()).isEqualTo("unknown-parameter");
        assertThat(results.at("/0/level").asText()).isEqualTo("note");
        assertThat(results.at("/1/level").asText()).isEqualTo("note");
    }

    @Test
    void a_result_lies_at_the_line_that_the_identifier_came_from(@TempDir Path directory) throws IOException {
        Path file = Files.createDirectory(directory.resolve("my names")).resolve("a+b%.txt");
        Files.writeString(file, "# mine\n\nexample.com\n");
        JsonNode location =
                run(refusing().checkFile(file.toString()), directory).at("/results/0/locations/0");
        assertThat(location.at("/physicalLocation").toString())
                .isEqualTo("{\"artifactLocation\":{\"uri\":\"my%20names/a%2Bb%25.txt\"},\"region\":{\"startLine\":3}}");
        assertThat(location.at("/logicalLocations/0/fullyQualifiedName").asText())
                .isEqualTo("example.com");
    }

    @Test
    void an_identifier_of_the_command_line_has_a_place_that_says_so() {
        JsonNode location = run(refusing().check("example.com")).at("/results/0/locations/0");
        assertThat(location.at("/physicalLocation").toString())
                .isEqualTo(
                        "{\"artifactLocation\":{\"uri\":\"command-line\",\"description\":{\"text\":\"no file: given on the"
                                + " command line\"}},\"region\":{\"startLine\":1}}");
        assertThat(location.at("/logicalLocations/0/fullyQualifiedName").asText())
                .isEqualTo("example.com");
    }

    @Test
    void results_have_fingerprints_that_tell_them_apart_and_stay_the_same() {
        String[] names = {"www.example.com", "example.com", "a.example.com"};
        List<String> first = fingerprints(refusing().check(names));
        assertThat(new HashSet<>(first)).hasSize(3);
        assertThat(fingerprints(refusing().check(names))).isEqualTo(first);
    }

    private static List<String> fingerprints(CheckResult result) {
        List<String> fingerprints = new ArrayList<>();
        run(result)
                .at("/results")
                .forEach(found -> fingerprints.add(
                        found.at("/partialFingerprints/primaryLocationLineHash").asText()));
        return fingerprints;
    }

    @Test
    void has_a_rule_for_every_reason_and_finding_and_no_other() {
        List<String> ids = new ArrayList<>(Reasons.ids(RefusalReason.class));
        ids.addAll(Reasons.ids(UndeterminedReason.class));
        Arrays.stream(FindingId.values()).map(FindingId::id).forEach(ids::add);
        assertThat(SarifRule.rules().stream().map(SarifRule::id).toList()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void writes_neither_placeholders_nor_links_that_came_from_dns() {
        String text = run(Results.of("example.com CAA 128 tbs \"{0} [click](https://evil.example)\"")
                        .check("example.com"))
                .at("/results/0/message/text")
                .asText();
        assertThat(text).contains("{{0}} [click] (https://evil.example)");
    }

    @Test
    void the_schema_refuses_what_is_no_sarif() {
        assertThatThrownBy(() -> SarifSchema.require("{\"version\":\"2.1.0\",\"runs\":[{\"results\":[]}]}"))
                .isInstanceOf(AssertionError.class);
    }
}
