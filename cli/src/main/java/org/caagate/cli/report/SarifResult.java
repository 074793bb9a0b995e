package org.caagate.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.caagate.GateReport;
import org.caagate.cli.input.Identifiers;
import org.caagate.cli.input.Source;
import org.caagate.decision.Finding;
import org.caagate.decision.Verdict;

/**
 * The results of a SARIF run. Each has one location, both physical and logical: the line of the file that an identifier came
 * from, and the identifier.
 *
 * <p>GitHub's code scanning takes no file in which a result has no physical location. What was on the command line is therefore
 * given the made-up place {@code command-line}, line 1, with a description that says so; fingerprints tell such results apart.
 */
final class SarifResult {
    private static final String COMMAND_LINE = "command-line";

    private final JsonGenerator json;
    private final Path directory;

    SarifResult(JsonGenerator json, Path directory) {
        this.json = json;
        this.directory = directory;
    }

    /**
     * Where a result belongs.
     *
     * @param identifier the identifier as text
     * @param source where it was given
     */
    record Place(String identifier, Source source) {
        static Place of(Verdict verdict, Identifiers identifiers) {
            return new Place(
                    Clipped.line(verdict.subject().identifier().toString()), identifiers.source(verdict.subject()));
        }
    }

    void write(Verdict verdict, GateReport report, Place place, SarifRule.Level level) throws IOException {
        String after = Explanation.whatToDo(verdict, report);
        start(verdict.reason().id(), level);
        text(
                json,
                "message",
                place.identifier() + " is " + verdict.kind().id() + ": "
                        + Clipped.line(verdict.reason().detail())
                        + (after.isEmpty() ? "" : ". " + Clipped.line(after)));
        writeLocation(Optional.of(place));
        end(verdict.reason().id(), place.identifier());
    }

    void write(Finding finding, Place place) throws IOException {
        start(finding.id().id(), SarifRule.Level.NOTE);
        text(json, "message", place.identifier() + ": " + Clipped.line(finding.detail()));
        writeLocation(Optional.of(place));
        end(finding.id().id(), place.identifier() + "\n" + finding.record().orElse(-1));
    }

    /** A finding on the request as a whole. */
    void write(Finding finding) throws IOException {
        start(finding.id().id(), SarifRule.Level.NOTE);
        text(json, "message", Clipped.line(finding.detail()));
        writeLocation(Optional.empty());
        end(finding.id().id(), finding.detail());
    }

    private void start(String rule, SarifRule.Level level) throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", rule);
        json.writeNumberField("ruleIndex", SarifRule.index(rule));
        json.writeStringField("level", level.word());
    }

    /** The same result has the same fingerprint in every run; the first name is the one that GitHub's code scanning reads. */
    private void end(String rule, String subject) throws IOException {
        String fingerprint = fingerprint(rule + "\n" + subject);
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField("primaryLocationLineHash", fingerprint + ":1");
        json.writeStringField("ruleAndIdentifier/v1", fingerprint);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeLocation(Optional<Place> place) throws IOException {
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        writeArtifact(place.flatMap(given -> given.source().file()));
        json.writeObjectFieldStart("region");
        json.writeNumberField(
                "startLine", place.map(given -> given.source().line().orElse(1)).orElse(1));
        json.writeEndObject();
        json.writeEndObject();
        if (place.isPresent()) {
            json.writeArrayFieldStart("logicalLocations");
            json.writeStartObject();
            json.writeStringField("fullyQualifiedName", place.get().identifier());
            json.writeStringField("kind", "resource");
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndArray();
    }

    private void writeArtifact(Optional<String> file) throws IOException {
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField(
                "uri", file.map(name -> ArtifactUri.of(name, directory)).orElse(COMMAND_LINE));
        if (file.isEmpty()) {
            text(json, "description", "no file: given on the command line");
        }
        json.writeEndObject();
    }

    /**
     * Writes a message. Braces begin placeholders unless they are doubled (SARIF section 3.11.5), and what looks like an embedded
     * link (section 3.11.6) is made to look like none: nobody may put links into a report by way of DNS.
     */
    static void text(JsonGenerator json, String member, String text) throws IOException {
        json.writeObjectFieldStart(member);
        json.writeStringField("text", text.replace("{", "{{").replace("}", "}}").replace("](", "] ("));
        json.writeEndObject();
    }

    private static String fingerprint(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JRE has SHA-256", e);
        }
    }
}
