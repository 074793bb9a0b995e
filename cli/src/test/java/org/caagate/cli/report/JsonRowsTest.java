package org.caagate.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;
import java.util.OptionalInt;
import org.caagate.cli.check.CheckResult;
import org.caagate.cli.check.Results;
import org.caagate.cli.input.Entry;
import org.caagate.cli.input.Source;
import org.caagate.decision.Verdict;
import org.junit.jupiter.api.Test;

class JsonRowsTest {
    private static String rows(CheckResult result) throws IOException {
        StringWriter out = new StringWriter();
        JsonRows rows = new JsonRows(out);
        for (Verdict verdict : result.report().verdicts()) {
            rows.write(verdict, result);
        }
        return out.toString();
    }

    private static String error(String text, String error) throws IOException {
        StringWriter out = new StringWriter();
        new JsonRows(out)
                .write(new Entry.Invalid(
                        text, new Source(Optional.of("names.txt"), OptionalInt.of(7), Optional.empty()), error));
        return out.toString();
    }

    @Test
    void is_the_object_of_the_report_with_the_line() throws IOException {
        CheckResult result =
                Results.of("example.com CAA 0 issue \"other.example\"").checkInput("# names\nexample.com\n");
        ObjectNode row = (ObjectNode) ReportSchema.requireRow(rows(result));
        assertThat(row.remove("line").asInt()).isEqualTo(2);
        JsonNode identifier =
                ReportSchema.requireReport(Written.by(new JsonReport(), result)).at("/identifiers/0");
        assertThat((JsonNode) row).isEqualTo(identifier);
    }

    @Test
    void has_no_line_for_an_identifier_of_the_command_line() throws IOException {
        assertThat(ReportSchema.requireRow(rows(Results.of().check("example.com")))
                        .at("/line")
                        .isNull())
                .isTrue();
    }

    @Test
    void is_one_line_for_each_identifier() throws IOException {
        String[] rows = rows(Results.of().check("example.com", "example.net", "192.0.2.1"))
                .split("\n", -1);
        assertThat(rows).hasSize(4).endsWith("");
        for (int i = 0; i < 3; i++) {
            ReportSchema.requireRow(rows[i]);
        }
    }

    @Test
    void says_what_is_wrong_with_a_line_that_is_no_identifier() throws IOException {
        JsonNode row = ReportSchema.requireRow(error("a b", "a host name has no blank"));
        assertThat(row.toString())
                .isEqualTo("{\"identifier\":\"a b\",\"line\":7,\"error\":\"a host name has no blank\"}");
    }

    @Test
    void bounds_and_escapes_a_line_that_is_no_identifier() throws IOException {
        JsonNode row =
                ReportSchema.requireRow(error("\u001b[31m\u202e" + "x".repeat(100_000), "bad \u001b[31m\n thing"));
        assertThat(row.at("/identifier").asText())
                .startsWith("\\u001b[31m\\u202exxx")
                .hasSizeLessThan(400);
        assertThat(row.at("/error").asText()).isEqualTo("bad \\u001b[31m\\u000a thing");
    }
}
