package org.caagate.conformance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.caagate.record.CaaRecord;
import org.caagate.record.MalformedRecordException;

/**
 * A case moved below a top-level domain of its own, so that one name server can serve all cases at a time although their names
 * collide: {@code www.example.com} becomes {@code www.example.com.case7}. The climb gets one name longer, at which there is nothing.
 *
 * @param label the top-level domain
 * @param original the case as it stands in the file
 */
record OwnTopLevelDomain(String label, ConformanceCase original) {
    /** What an honest name server can serve; NXDOMAIN is a name that is not there. The others script a failure. */
    private static final Set<String> TYPES = Set.of("CAA", "CNAME", "DNAME", "A", "NXDOMAIN");

    /** Returns whether a name server takes the zone: no script, no broken record, nothing beside a CNAME (RFC 1034 section 3.6.2). */
    static boolean canServe(ConformanceCase row) {
        List<ZoneRow> zone = row.zone();
        return zone.stream().allMatch(OwnTopLevelDomain::canServe)
                && zone.stream()
                        .filter(each -> each.type().equals("CNAME"))
                        .allMatch(alias -> rowsAt(alias.name(), zone) == 1);
    }

    private static long rowsAt(String name, List<ZoneRow> zone) {
        return zone.stream().filter(row -> row.name().equals(name)).count();
    }

    private static boolean canServe(ZoneRow row) {
        return TYPES.contains(row.type())
                && (!row.type().equals("CAA") || caa(row.rdata()).isPresent());
    }

    ConformanceCase moved() {
        ObjectNode copy = original.json().deepCopy();
        copy.put("identifier", moved(copy.get("identifier").asText()));
        for (String member : List.of("relevant_name", "failed_name")) {
            if (copy.path(member).isTextual()) {
                copy.put(member, moved(copy.get(member).asText()));
            }
        }
        if (copy.path("queries_in_order") instanceof ArrayNode queries) {
            for (int i = 0; i < queries.size(); i++) {
                queries.set(i, new TextNode(moved(queries.get(i).asText())));
            }
        }
        return new ConformanceCase(copy);
    }

    /** The records of the top-level domain, in master-file form. */
    String zone() {
        return original.zone().stream()
                .filter(row -> !row.type().equals("NXDOMAIN"))
                .map(row -> moved(row.name()) + " " + data(row))
                .collect(Collectors.joining("\n"));
    }

    String origin() {
        return label + ".";
    }

    private String moved(String name) {
        return name.endsWith(".") ? name + label + "." : name + "." + label;
    }

    private String data(ZoneRow row) {
        return switch (row.type()) {
            case "CAA" -> caa(row.rdata()).orElseThrow();
            case "CNAME", "DNAME" -> row.type() + " " + moved(row.rdata());
            default -> row.type() + " " + row.rdata();
        };
    }

    /**
     * Returns the record as NSD's zone parser reads it, or nothing if it is no CAA record. NSD wants at most 15 characters of
     * lower case in a tag; a record with another one comes in the form of RFC 3597.
     */
    private static Optional<String> caa(String rdata) {
        try {
            CaaRecord record = CaaRecord.parse(rdata);
            boolean plain = rdata.matches("\\d+ +[a-z0-9]{1,15} +\".*\"");
            return Optional.of(plain ? "CAA " + rdata : "TYPE257 " + record.toGenericString());
        } catch (MalformedRecordException e) {
            return Optional.empty();
        }
    }

    /** Returns the id of the case, which names the test. */
    @Override
    public String toString() {
        return original.id();
    }
}
