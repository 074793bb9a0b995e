package org.caagate.cli.directory;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.caagate.AcmeDirectory;
import org.caagate.name.Escaped;

/** The JSON object that a directory is (RFC 8555 section 7.1.1). */
final class DirectoryDocument {
    static final int MOST_OCTETS = 64 << 10;

    private static final int DEEPEST = 32;
    /** A twice-named member could mean one thing to us and another to the ACME client. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxDocumentLength(MOST_OCTETS)
                            .maxStringLength(MOST_OCTETS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private DirectoryDocument() {}

    /**
     * Reads a directory.
     *
     * @throws IllegalArgumentException if it is none; the message is a clause about it
     */
    static AcmeDirectory read(URI directory, byte[] body) {
        JsonNode document = object(body);
        JsonNode meta = document.path("meta");
        if (meta.isMissingNode() || meta.isNull()) {
            return AcmeDirectory.ofMeta(directory, Map.of());
        }
        if (!meta.isObject()) {
            throw new IllegalArgumentException("its meta is no JSON object");
        }
        return AcmeDirectory.ofMeta(directory, JSON.convertValue(meta, OBJECT));
    }

    private static JsonNode object(byte[] body) {
        JsonNode document;
        try {
            document = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("what it sent is no JSON: " + Escaped.quote(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("what it sent is no text", e);
        }
        if (!document.isObject()) {
            throw new IllegalArgumentException("what it sent is JSON, but no object");
        }
        return document;
    }
}
