package org.caagate.conformance;

import java.util.List;
import java.util.stream.Collectors;
import org.caagate.testkit.dns.Forgery;
import org.caagate.testkit.dns.ScriptedDnsServer;

/** The conformance cases on a scripted DNS server. */
public final class ConformanceServer {
    private ConformanceServer() {}

    /** A server with the zone of a case. */
    public static ScriptedDnsServer serving(ConformanceCase row) {
        ScriptedDnsServer server = ScriptedDnsServer.start();
        List<ZoneRow> zone =
                row.zone().stream().filter(line -> !line.name().equals(".")).toList();
        switch (row.id()) {
            case "seed-answer-foreign-owner" ->
                server.fault("example.com", Forgery.inAnswer(text(zone.subList(1, zone.size()))));
            case "seed-answer-additional-section" -> server.fault("example.com", Forgery.inAdditional(text(zone)));
            default -> server.zone(text(zone));
        }
        return server;
    }

    private static String text(List<ZoneRow> zone) {
        return zone.stream()
                .map(line -> line.name() + " " + line.type() + " " + line.rdata())
                .collect(Collectors.joining("\n"));
    }
}
