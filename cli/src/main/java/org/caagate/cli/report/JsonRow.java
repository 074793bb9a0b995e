package org.caagate.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import org.caagate.cli.input.Source;
import org.caagate.decision.Verdict;
import org.caagate.name.Escaped;

/** A row of the format {@code jsonl}: one JSON object on one line, as {@code docs/report.schema.json} describes it. */
public final class JsonRow {
    /** As much of a line that is no identifier as is shown. */
    static final int LONGEST = 300;

    private JsonRow() {}

    /**
     * Writes the row of a verdict.
     *
     * @param out where to; it is not flushed
     * @param verdict the verdict on one identifier
     * @param source where the identifier was given
     * @throws IOException if it cannot be written
     */
    public static void write(Writer out, Verdict verdict, Source source) throws IOException {
        try (JsonGenerator json = AsciiJson.line(out)) {
            json.writeStartObject();
            new VerdictJson(json).writeMembers(verdict, source);
            AsciiJson.number(json, "line", source.line());
            json.writeEndObject();
        }
        out.write('\n');
    }

    /**
     * Writes the row of a line that is no identifier.
     *
     * @param out where to; it is not flushed
     * @param text the line as it was read, hostile or not; at most 300 characters of it are shown, escaped
     * @param line its number, from 1
     * @param error what is wrong with it
     * @throws IOException if it cannot be written
     */
    public static void writeError(Writer out, String text, int line, String error) throws IOException {
        try (JsonGenerator json = AsciiJson.line(out)) {
            json.writeStartObject();
            json.writeStringField("identifier", Escaped.line(text.substring(0, Math.min(LONGEST, text.length()))));
            json.writeNumberField("line", line);
            json.writeStringField("error", Escaped.line(error));
            json.writeEndObject();
        }
        out.write('\n');
    }
}
