package org.caagate.cli.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds JSON that the command wrote against {@code docs/report.schema.json}. */
public final class ReportSchema {
    static final String ID = "urn:caa-gate:report:1";

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final String TEXT = text();
    private static final JsonSchema REPORT = schema("");
    private static final JsonSchema ROW = schema("#/$defs/row");

    private ReportSchema() {}

    /**
     * Requires that a text is a report of {@code --format json}.
     *
     * @return the report, for further requirements
     */
    public static JsonNode requireReport(String json) {
        return require(REPORT, json);
    }

    /**
     * Requires that a text is one line of {@code --format jsonl}, with or without the line feed.
     *
     * @return the row, for further requirements
     */
    public static JsonNode requireRow(String line) {
        String bare = line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
        if (bare.indexOf('\n') >= 0) {
            throw new AssertionError("a row is one line: " + line);
        }
        return require(ROW, bare);
    }

    /** Returns the schema itself. */
    static JsonNode schema() {
        return parsed(TEXT);
    }

    /** Reads JSON; nothing after it, and no member twice. */
    static JsonNode parsed(String json) {
        try {
            return STRICT.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + json, e);
        }
    }

    static JsonNode require(JsonSchema schema, String json) {
        JsonNode node = parsed(json);
        Set<ValidationMessage> faults = schema.validate(node);
        if (!faults.isEmpty()) {
            List<String> shown = faults.stream().limit(20).map(String::valueOf).toList();
            throw new AssertionError(String.join("\n", shown) + "\nin " + json);
        }
        return node;
    }

    private static JsonSchema schema(String fragment) {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(ID, TEXT))));
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return factory.getSchema(SchemaLocation.of(ID + fragment), config);
    }

    private static String text() {
        try {
            return Files.readString(Path.of("../docs/report.schema.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
