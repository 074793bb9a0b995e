package org.caagate.testkit.dnssec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;

/** The sets of records of a zone by owner and type, owners in canonical order (RFC 4034 section 6.1). */
final class RecordSets {
    static final long TTL = 3600;

    private final NavigableMap<Name, Map<Integer, RRset>> nodes = new TreeMap<>();

    static RecordSets parse(String text, Name origin) throws IOException {
        RecordSets sets = new RecordSets();
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        try (Master master = new Master(new ByteArrayInputStream(octets), origin, TTL)) {
            Record next = master.nextRecord();
            while (next != null) {
                sets.add(next);
                next = master.nextRecord();
            }
        }
        return sets;
    }

    void add(Record added) {
        nodes.computeIfAbsent(added.getName(), name -> new TreeMap<>())
                .computeIfAbsent(added.getType(), type -> new RRset())
                .addRR(added);
    }

    /** Puts a set in the place of another, and leaves the signatures of that. */
    void replace(RRset changed) {
        Map<Integer, RRset> node = nodes.computeIfAbsent(changed.getName(), name -> new TreeMap<>());
        RRset original = node.put(changed.getType(), changed);
        if (original != null) {
            original.sigs().forEach(changed::addRR);
        }
    }

    Optional<RRset> find(Name owner, int type) {
        return Optional.ofNullable(at(owner).get(type));
    }

    Map<Integer, RRset> at(Name owner) {
        return nodes.getOrDefault(owner, Map.of());
    }

    List<Name> owners() {
        return List.copyOf(nodes.keySet());
    }

    /** Returns whether a name is there, be it that only names below it have records (RFC 4592 section 2.2.2). */
    boolean exists(Name name) {
        // In canonical order, what lies below a name comes right after it.
        Name next = nodes.ceilingKey(name);
        return next != null && next.subdomain(name);
    }

    void forEach(Consumer<RRset> action) {
        List<RRset> all = new ArrayList<>();
        nodes.values().forEach(node -> all.addAll(node.values()));
        all.forEach(action);
    }
}
