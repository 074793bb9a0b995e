package org.caagate.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import org.caagate.cli.check.CheckResult;
import org.caagate.cli.input.Entry;
import org.caagate.cli.input.Source;
import org.caagate.decision.Verdict;
import org.caagate.name.Escaped;

/** A row of the format {@code jsonl}: one JSON object on one line, as {@code docs/report.schema.json} describes it. */
public final class JsonRow {
    /** As much of what is no identifier as is shown. */
    static final int LONGEST = 300;

    private JsonRow() {}

    /**
     * Writes the row of a verdict.
     *
     * @param out where to; it is not flushed
     * @param verdict the verdict on one identifier
     * @param result what the verdict belongs to
     * @throws IOException if it cannot be written
     */
    public static void write(Writer out, Verdict verdict, CheckResult result) throws IOException {
        Source source = result.identifiers().source(verdict.subject());
        try (JsonGenerator json = AsciiJson.line(out)) {
            json.writeStartObject();
            new VerdictJson(json).writeMembers(verdict, source, result.report());
            AsciiJson.number(json, "line", source.line());
            json.writeEndObject();
        }
        out.write('\n');
    }

    /**
     * Writes the row of an entry that is no identifier.
     *
     * @param out where to; it is not flushed
     * @param entry what was read, hostile or not; at most 300 characters of it are shown, escaped
     * @throws IOException if it cannot be written
     */
    public static void write(Writer out, Entry.Invalid entry) throws IOException {
        String text = entry.text();
        try (JsonGenerator json = AsciiJson.line(out)) {
            json.writeStartObject();
            json.writeStringField("identifier", Escaped.line(text.substring(0, Math.min(LONGEST, text.length()))));
            AsciiJson.number(json, "line", entry.source().line());
            json.writeStringField("error", Escaped.line(entry.fault()));
            json.writeEndObject();
        }
        out.write('\n');
    }
}
