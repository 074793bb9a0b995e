package org.caagate.zone;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A name of a zone and what stands there; a name that has nothing but names below it is one as well (RFC 4592 section 2.2.2). */
final class Node {
    private static final String WILDCARD = "*";

    /** Both are missing at most names of a big zone, and so are made late. */
    private @Nullable Map<String, Node> children;

    private @Nullable List<ZoneRecord> records;

    /** Found anew for each name below, they would make a long list of other records slow. */
    private @Nullable ZoneRecord alias;

    private @Nullable ZoneRecord redirection;
    private @Nullable ZoneRecord server;

    Optional<Node> child(String label) {
        return children == null ? Optional.empty() : Optional.ofNullable(children.get(label));
    }

    Optional<Node> wildcard() {
        return child(WILDCARD);
    }

    boolean hasChildren() {
        return children != null;
    }

    Node makeChild(String label) {
        if (children == null) {
            children = new HashMap<>(4);
        }
        return children.computeIfAbsent(label, any -> new Node());
    }

    void add(ZoneRecord record) {
        if (records == null) {
            records = new ArrayList<>(2);
        }
        records.add(record);
        if (alias == null && record.rdata() instanceof Rdata.Cname) {
            alias = record;
        } else if (redirection == null && record.rdata() instanceof Rdata.Dname) {
            redirection = record;
        } else if (server == null && record.rdata() == Rdata.Mere.NS) {
            server = record;
        }
    }

    List<ZoneRecord> records() {
        return records == null ? List.of() : records;
    }

    /** Returns the first CNAME record. */
    Optional<ZoneRecord> alias() {
        return Optional.ofNullable(alias);
    }

    /** Returns the first DNAME record. */
    Optional<ZoneRecord> redirection() {
        return Optional.ofNullable(redirection);
    }

    /** Returns the first NS record. */
    Optional<ZoneRecord> server() {
        return Optional.ofNullable(server);
    }
}
