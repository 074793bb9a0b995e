package org.caagate.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;

/** One row of a case's zone: a record, or what the resolver does when it is asked for the name. */
public record ZoneRow(String name, String type, String rdata) {
    /** Reads a row; one with {@code repeat} stands for several. */
    static List<ZoneRow> read(JsonNode row) {
        String name = row.get("name").asText();
        String type = row.get("type").asText();
        String rdata = row.get("rdata").asText();
        JsonNode repeat = row.path("repeat");
        if (repeat.isMissingNode()) {
            return List.of(new ZoneRow(name, type, rdata));
        }
        return IntStream.rangeClosed(
                        repeat.get("from").asInt(), repeat.get("to").asInt())
                .mapToObj(i -> new ZoneRow(name, type, rdata.replace("{i}", Integer.toString(i))))
                .toList();
    }
}
