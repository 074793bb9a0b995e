package org.caagate.zone;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caagate.lookup.Answer.Absence;
import org.caagate.record.CaaRecord;

/** The names of one zone as an authority sees them (RFC 1034 section 4.3.2, RFC 4592, RFC 6672). */
final class ZoneTree {
    private final ZoneName apex;
    private final Node top = new Node();
    private int size;

    ZoneTree(ZoneName apex) {
        this.apex = apex;
    }

    /** Returns the place of a name of this zone; it and what is missing above are made. */
    Node make(ZoneName name) {
        Node node = top;
        for (String label : downwards(name)) {
            Optional<Node> child = node.child(label);
            size += child.isPresent() ? 0 : 1;
            node = child.isPresent() ? child.get() : node.makeChild(label);
        }
        return node;
    }

    /** Returns how many names were made. */
    int size() {
        return size;
    }

    /** The labels below the apex, topmost first. */
    private List<String> downwards(ZoneName name) {
        List<String> labels = name.relativeTo(apex).labels();
        Collections.reverse(labels);
        return labels;
    }

    /** Returns whether the name is a cut or lies below one, so that what the zone has there is not seen. */
    boolean isDelegated(ZoneName name) {
        Optional<Node> node = Optional.of(top);
        for (String label : downwards(name)) {
            node = node.get().child(label);
            if (node.isEmpty() || node.get().server().isPresent()) {
                return node.isPresent();
            }
        }
        return false;
    }

    /** Answers a question for a name at or below the apex. */
    ZoneAnswer find(ZoneName name) {
        Node node = top;
        for (String label : downwards(name)) {
            Optional<ZoneRecord> redirection = node.redirection();
            if (redirection.isPresent()) {
                return redirected(name, redirection.get(), node);
            }
            Optional<Node> child = node.child(label);
            if (child.isEmpty()) {
                // The node is the closest encloser (RFC 4592 section 3.3.1).
                return node.wildcard().map(ZoneTree::at).orElse(new ZoneAnswer.Nothing(Absence.NXDOMAIN));
            }
            node = child.get();
            if (node.server().isPresent()) {
                return new ZoneAnswer.Delegated();
            }
        }
        return at(node);
    }

    private static ZoneAnswer redirected(ZoneName name, ZoneRecord redirection, Node node) {
        ZoneName target = ((Rdata.Dname) redirection.rdata()).target();
        Optional<ZoneName> moved = name.relativeTo(redirection.owner()).before(target);
        return moved.isPresent()
                ? new ZoneAnswer.Alias(moved.get(), leastTtl(node, Rdata.Dname.class), redirection.line())
                : new ZoneAnswer.TooLong(redirection.line());
    }

    private static ZoneAnswer at(Node node) {
        Optional<ZoneRecord> alias = node.alias();
        if (alias.isPresent()) {
            ZoneName target = ((Rdata.Cname) alias.get().rdata()).target();
            return new ZoneAnswer.Alias(
                    target, leastTtl(node, Rdata.Cname.class), alias.get().line());
        }
        Map<CaaRecord, Integer> lines = new LinkedHashMap<>();
        for (ZoneRecord record : node.records()) {
            if (record.rdata() instanceof Rdata.Caa caa) {
                lines.putIfAbsent(caa.record(), record.line());
            }
        }
        if (lines.isEmpty()) {
            return new ZoneAnswer.Nothing(Absence.NODATA);
        }
        long ttl = leastTtl(node, Rdata.Caa.class);
        return new ZoneAnswer.Records(
                lines.keySet().stream().map(record -> record.withTtl(ttl)).toList(), new ArrayList<>(lines.values()));
    }

    /** The records of one type have one TTL (RFC 2181 section 5.2); where a file says several, the least is safe. */
    private static long leastTtl(Node node, Class<? extends Rdata> kind) {
        return node.records().stream()
                .filter(record -> kind.isInstance(record.rdata()))
                .mapToLong(ZoneRecord::ttl)
                .min()
                .orElse(TtlText.LARGEST);
    }
}
