package org.caagate.testkit.acme;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.common.JsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON object that a client sent. A member of the wrong type is a problem of type malformed. */
record JsonObject(Map<?, ?> members) {

    static JsonObject parse(byte[] utf8) {
        Object value;
        try {
            value = Json.read(utf8, Object.class);
        } catch (IOException | JsonException e) {
            throw ProblemException.malformed("not JSON");
        }
        return of(value);
    }

    static JsonObject parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    Optional<String> text(String name) {
        Object value = members.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        throw ProblemException.malformed(name + " is no string");
    }

    String requiredText(String name) {
        return text(name).orElseThrow(() -> ProblemException.malformed(name + " is missing"));
    }

    boolean isTrue(String name) {
        return Boolean.TRUE.equals(members.get(name));
    }

    Optional<JsonObject> object(String name) {
        return has(name) ? Optional.of(of(members.get(name))) : Optional.empty();
    }

    List<JsonObject> objects(String name) {
        List<JsonObject> objects = new ArrayList<>();
        elements(name).forEach(element -> objects.add(of(element)));
        return objects;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object element : elements(name)) {
            if (!(element instanceof String text)) {
                throw ProblemException.malformed(name + " holds something that is no string");
            }
            texts.add(text);
        }
        return texts;
    }

    private List<?> elements(String name) {
        Object value = members.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw ProblemException.malformed(name + " is no array");
    }

    private static JsonObject of(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new JsonObject(map);
        }
        throw ProblemException.malformed("no JSON object");
    }
}
