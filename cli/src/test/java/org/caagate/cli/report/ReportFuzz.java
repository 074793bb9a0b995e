package org.caagate.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.caagate.cli.check.CheckResult;
import org.caagate.cli.check.Results;
import org.caagate.cli.input.Identifiers;
import org.caagate.cli.report.text.Colour;
import org.caagate.cli.report.text.TextReport;
import org.caagate.decision.Verdict;
import org.caagate.fuzz.Claim;
import org.caagate.record.CaaRecord;
import org.caagate.record.MalformedRecordException;
import org.caagate.record.Octets;

/** RDATA of any octets in every format of a report: printable ASCII, and JSON that has the value as it was. */
public final class ReportFuzz {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<ReportFormat> OTHERS = List.of(
            new TextReport(TextReport.Detail.EXPLAINED, Colour.OFF),
            new JunitReport(),
            new SarifReport(Path.of("")),
            new GithubReport(),
            NameList.REFUSED);

    private static final Identifiers NAMES = Results.identifiers("*.example.com", "www.example.com");

    private ReportFuzz() {}

    /** Runs one input. */
    public static void fuzzerTestOneInput(byte[] octets) {
        CaaRecord record;
        try {
            record = CaaRecord.fromRdata(Octets.of(octets), 0);
        } catch (MalformedRecordException e) {
            return;
        }
        CheckResult result = Results.of()
                .record("example.com", record)
                .record("example.com", CaaRecord.of(0, "issue", "other.example"))
                .checkHere(NAMES);
        requireJson(record, Written.by(new JsonReport(), result));
        Written.by(ReportFuzz::writeRows, result).lines().forEach(ReportFuzz::read);
        OTHERS.forEach(format -> Claim.isPrintable(Written.by(format, result)));
        String text = Written.by(OTHERS.get(0), result);
        Claim.that(text.lines().noneMatch(line -> line.matches(" *::.*") || line.contains("##")), "a command: " + text);
    }

    private static void requireJson(CaaRecord record, String text) {
        JsonNode shown = read(text).at("/identifiers/0/records/0");
        Claim.that(shown.path("value").asText().equals(record.value().escaped()), "another value: " + shown);
        Claim.that(shown.path("flags").asInt(-1) == record.flags(), "other flags: " + shown);
    }

    private static JsonNode read(String text) {
        Claim.isPrintable(text);
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeRows(CheckResult result, Writer out) throws IOException {
        JsonRows rows = new JsonRows(out);
        for (Verdict verdict : result.report().verdicts()) {
            rows.write(verdict, result);
        }
    }
}
