package org.caagate.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.caagate.cli.Version;
import org.caagate.cli.check.CheckResult;
import org.caagate.decision.Finding;
import org.caagate.decision.Verdict;

/**
 * The format {@code sarif}, SARIF 2.1.0: a result for each identifier that is refused or undetermined, and for each finding.
 * What is undetermined and tolerated is a warning. Permits are no results: viewers would show them as alerts.
 */
final class SarifReport implements ReportFormat {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final Path directory;

    /**
     * Makes the format.
     *
     * @param directory files in it have locations relative to it: the working directory, usually the root of the sources
     */
    SarifReport(Path directory) {
        this.directory = directory;
    }

    @Override
    public void write(CheckResult result, Writer out) throws IOException {
        try (JsonGenerator json = AsciiJson.indented(out)) {
            json.writeStartObject();
            json.writeStringField("$schema", SCHEMA);
            json.writeStringField("version", "2.1.0");
            json.writeArrayFieldStart("runs");
            json.writeStartObject();
            writeTool(json);
            writeInvocation(json, result);
            json.writeStringField("columnKind", "utf16CodeUnits");
            json.writeArrayFieldStart("results");
            writeResults(result, new SarifResult(json, directory));
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }
        out.write('\n');
    }

    private static void writeTool(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "caa-gate");
        json.writeStringField("version", Version.TEXT);
        json.writeArrayFieldStart("rules");
        for (SarifRule rule : SarifRule.rules()) {
            writeRule(json, rule);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeRule(JsonGenerator json, SarifRule rule) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", rule.id());
        SarifResult.text(json, "shortDescription", rule.description());
        SarifResult.text(json, "fullDescription", rule.description());
        SarifResult.text(json, "help", rule.help());
        json.writeObjectFieldStart("defaultConfiguration");
        json.writeStringField("level", rule.level().word());
        json.writeEndObject();
        json.writeEndObject();
    }

    /** The tool did its work, whatever it found. */
    private static void writeInvocation(JsonGenerator json, CheckResult result) throws IOException {
        json.writeArrayFieldStart("invocations");
        json.writeStartObject();
        json.writeBooleanField("executionSuccessful", true);
        json.writeNumberField("exitCode", result.status().code());
        json.writeStringField("endTimeUtc", JsonReport.moment(result.report().checkedAt()));
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void writeResults(CheckResult result, SarifResult out) throws IOException {
        Set<Verdict> tolerated = new HashSet<>(result.tolerated());
        for (Finding finding : result.report().findings()) {
            out.write(finding);
        }
        for (Verdict verdict : result.report().verdicts()) {
            SarifResult.Place place = SarifResult.Place.of(verdict, result.identifiers());
            if (verdict.kind().compareTo(Verdict.Kind.PERMITTED) < 0) {
                out.write(
                        verdict,
                        result.report(),
                        place,
                        tolerated.contains(verdict) ? SarifRule.Level.WARNING : SarifRule.Level.ERROR);
            }
            for (Finding finding : verdict.findings()) {
                out.write(finding, place);
            }
        }
    }
}
