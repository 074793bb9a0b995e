package org.caagate.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.caagate.GatePolicy;
import org.caagate.cli.advice.Cause;
import org.caagate.cli.check.OnUndetermined;
import org.caagate.cli.check.Results;
import org.caagate.decision.Effect;
import org.caagate.decision.FindingId;
import org.caagate.decision.Issuer;
import org.caagate.decision.Reason;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Failure;
import org.caagate.name.Identifier;
import org.caagate.record.IodefTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds {@code docs/report.schema.json} against the code. */
class ReportSchemaTest {
    static Stream<Arguments> words() {
        return Stream.of(
                words("verdict", Verdict.Kind.values(), Verdict.Kind::id),
                words("kind", Identifier.Kind.values(), Identifier.Kind::id),
                words("effect", Effect.values(), Effect::id),
                words("absence", Answer.Absence.values(), Answer.Absence::id),
                words("failure", Failure.Kind.values(), Failure.Kind::id),
                words("findingId", FindingId.values(), FindingId::id),
                words("cause", Cause.values(), Cause::id),
                words("iodefKind", IodefTarget.Kind.values(), IodefTarget.Kind::id),
                words("issuerSource", Issuer.Source.values(), Issuer.Source::id),
                words("onUndetermined", OnUndetermined.values(), OnUndetermined::id),
                words("wildcardBase", GatePolicy.BaseNames.values(), GatePolicy.BaseNames::id));
    }

    private static <T> Arguments words(String definition, T[] values, Function<T, String> id) {
        return Arguments.of(definition, Arrays.stream(values).map(id).distinct().toList());
    }

    @ParameterizedTest
    @MethodSource("words")
    void lists_the_words_of_the_code_and_no_others(String definition, List<String> words) {
        assertThat(listed(definition)).containsExactlyInAnyOrderElementsOf(words);
    }

    @Test
    void lists_the_reasons_of_the_code_and_no_others() {
        assertThat(listed("reason")).containsExactlyInAnyOrderElementsOf(Reasons.ids(Reason.class));
    }

    @Test
    void has_every_reason_only_once() {
        assertThat(listed("reason")).doesNotHaveDuplicates();
    }

    private static List<String> listed(String definition) {
        List<String> words = new ArrayList<>();
        ReportSchema.schema().at("/$defs/" + definition + "/enum").forEach(word -> words.add(word.asText()));
        return words;
    }

    static Stream<Consumer<ObjectNode>> falsehoods() {
        return Stream.of(
                report -> report.put("format", "caa-gate/report/2"),
                report -> report.put("checkedAt", "yesterday"),
                report -> report.put("checkedAt", "2026-13-22T10:00:00.000Z"),
                report -> report.put("outcome", "denied"),
                report -> report.put("queries", "3"),
                report -> report.remove("validUntil"),
                report -> report.remove("findings"),
                report -> first(report, "identifiers").put("reason", "because"),
                report -> first(report, "identifiers").remove("climb"),
                report -> first(report, "identifiers").put("verdict", "permitted"),
                report -> first(first(report, "identifiers"), "records").put("effect", "none"),
                report -> first(first(report, "identifiers"), "records").put("value", "\u001b[31m"),
                report -> first(first(report, "identifiers"), "records").put("flags", 256),
                report -> first(first(report, "identifiers"), "climb").put("how", "nodata"),
                report -> first(first(report, "identifiers"), "climb").put("answer", "missing"),
                report -> first(first(report, "identifiers"), "remedy").put("action", "delete"),
                report -> first(first(report, "identifiers"), "remedy").put("action", "replace"),
                report -> first(first(report, "identifiers"), "findings").put("id", "oddity"),
                report -> first(report, "notify").remove("identifiers"),
                report -> first(report, "notify").put("kind", "fax"),
                report -> ((ObjectNode) report.get("issuer")).putNull("from"));
    }

    @ParameterizedTest
    @MethodSource("falsehoods")
    void refuses_what_is_no_report(Consumer<ObjectNode> falsehood) throws IOException {
        ObjectNode report = report();
        falsehood.accept(report);
        assertThatThrownBy(() -> ReportSchema.requireReport(report.toString())).isInstanceOf(AssertionError.class);
    }

    @Test
    void takes_members_that_appear_later() throws IOException {
        ObjectNode report = report();
        report.put("weather", "fair");
        first(report, "identifiers").put("weather", "fair");
        assertThat(ReportSchema.requireReport(report.toString())).isEqualTo(report);
    }

    @Test
    void refuses_a_row_that_is_both_a_verdict_and_an_error() throws IOException {
        ObjectNode row = first(report(), "identifiers");
        row.put("line", 1);
        ReportSchema.requireRow(row.toString());
        row.put("error", "none");
        assertThatThrownBy(() -> ReportSchema.requireRow(row.toString())).isInstanceOf(AssertionError.class);
    }

    private static ObjectNode report() throws IOException {
        StringWriter out = new StringWriter();
        new JsonReport()
                .write(
                        Results.of(
                                        "example.com CAA 1 issue \"other.example\"",
                                        "example.com CAA 0 iodef \"mailto:security@example.com\"")
                                .check("example.com"),
                        out);
        return (ObjectNode) ReportSchema.requireReport(out.toString());
    }

    private static ObjectNode first(JsonNode node, String member) {
        return (ObjectNode) node.get(member).get(0);
    }
}
