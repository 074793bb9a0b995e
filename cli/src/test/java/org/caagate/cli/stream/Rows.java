package org.caagate.cli.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.caagate.testkit.dns.ScriptedDnsServer;

/** The rows that the command prints, and the arguments that make it print them. */
final class Rows {
    private Rows() {}

    static String[] arguments(ScriptedDnsServer server, String... more) {
        return Stream.concat(
                        Stream.of(
                                "check",
                                "--format",
                                "jsonl",
                                "--issuer",
                                "ca.example",
                                "--resolver",
                                "127.0.0.1:" + server.address().getPort()),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    static List<JsonNode> read(String out) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> rows = new ArrayList<>();
        for (String line : out.lines().toList()) {
            rows.add(mapper.readTree(line));
        }
        return rows;
    }

    /** A row in short: line, identifier, and verdict or the word error. */
    private static String shown(JsonNode row) {
        String what = row.has("error") ? "error" : row.get("verdict").asText();
        return row.get("line").asText() + " " + row.get("identifier").asText() + " " + what;
    }

    static List<String> shown(String out) throws IOException {
        return read(out).stream().map(Rows::shown).toList();
    }
}
