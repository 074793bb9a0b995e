package org.caagate.cli.stream;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.caagate.cli.check.CheckResult;
import org.caagate.cli.input.Entry;
import org.caagate.cli.input.Source;
import org.caagate.decision.Verdict;
import org.caagate.name.Escaped;

/** Rows as JSON. */
final class JsonRow {
    private JsonRow() {}

    static void write(JsonGenerator json, CheckResult result, Source source) throws IOException {
        for (Verdict verdict : result.report().verdicts()) {
            json.writeStartObject();
            json.writeStringField(
                    "identifier", Escaped.line(verdict.subject().identifier().toString()));
            json.writeStringField("verdict", verdict.kind().id());
            json.writeStringField("reason", verdict.reason().id());
            json.writeStringField("detail", verdict.reason().detail());
            line(json, source);
        }
    }

    static void write(JsonGenerator json, Entry.Unreadable entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("identifier", Escaped.line(entry.text()));
        json.writeStringField("error", entry.fault());
        line(json, entry.source());
    }

    private static void line(JsonGenerator json, Source source) throws IOException {
        if (source.line().isPresent()) {
            json.writeNumberField("line", source.line().getAsInt());
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }
}
