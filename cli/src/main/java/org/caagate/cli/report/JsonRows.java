package org.caagate.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import org.caagate.cli.check.CheckResult;
import org.caagate.cli.input.Entry;
import org.caagate.cli.input.Source;
import org.caagate.decision.Verdict;
import org.caagate.name.Escaped;

/** Writes the format {@code jsonl}: one JSON object on one line each, as {@code docs/report.schema.json} describes it. */
public final class JsonRows {
    /** As much of what is no identifier as is shown. */
    static final int LONGEST = 300;

    private final Writer out;
    private final JsonGenerator json;

    /**
     * Begins, without writing anything.
     *
     * @param out where to; it is neither flushed nor closed
     * @throws IOException if it cannot be written
     */
    public JsonRows(Writer out) throws IOException {
        this.out = out;
        json = AsciiJson.line(out);
    }

    /**
     * Writes a row for each verdict of one request: the rows of {@code exec}, whose COMMAND asks for one certificate.
     *
     * @param result what the check came to
     * @param out where to
     * @throws IOException if it cannot be written
     */
    static void writeAll(CheckResult result, Writer out) throws IOException {
        JsonRows rows = new JsonRows(out);
        for (Verdict verdict : result.report().verdicts()) {
            rows.write(verdict, result);
        }
    }

    /**
     * Writes the row of a verdict.
     *
     * @param verdict the verdict on one identifier
     * @param result what the verdict belongs to
     * @throws IOException if it cannot be written
     */
    public void write(Verdict verdict, CheckResult result) throws IOException {
        Source source = result.identifiers().source(verdict.subject());
        json.writeStartObject();
        new VerdictJson(json).writeMembers(verdict, source, result.report());
        AsciiJson.number(json, "line", source.line());
        endRow();
    }

    /**
     * Writes the row of an entry that is no identifier.
     *
     * @param entry what was read, hostile or not; at most 300 characters of it are shown, escaped
     * @throws IOException if it cannot be written
     */
    public void write(Entry.Invalid entry) throws IOException {
        String text = entry.text();
        json.writeStartObject();
        json.writeStringField("identifier", Escaped.line(text.substring(0, Math.min(LONGEST, text.length()))));
        AsciiJson.number(json, "line", entry.source().line());
        json.writeStringField("error", Escaped.line(entry.fault()));
        endRow();
    }

    /** Leaves nothing of the row behind in the generator: whoever has the writer counts what is in it. */
    private void endRow() throws IOException {
        json.writeEndObject();
        json.flush();
        out.write('\n');
    }
}
