package org.caagate.zone;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts records into a tree, and says where they break the rules that a name server holds a zone to. */
final class ZoneChecks {
    /** Every label of a name makes one, so that there may be far more of them than records. */
    private static final int MOST_NAMES = 2_000_000;

    private final ZoneName apex;
    private final ZoneTree tree;
    private final Remarks faults;
    private final Set<Node> nodes = new LinkedHashSet<>();

    ZoneChecks(ZoneName apex, Remarks faults) {
        this.apex = apex;
        this.tree = new ZoneTree(apex);
        this.faults = faults;
    }

    ZoneTree build(List<ZoneRecord> records) {
        for (ZoneRecord record : records) {
            if (!record.owner().isAtOrBelow(apex)) {
                faults.add(
                        record.line(),
                        record.owner().absolute() + " is not in the zone " + apex.absolute()
                                + ": move the record to the file of its own zone, or mend $ORIGIN or the origin"
                                + " given with the file");
            } else if (record.rdata() != Rdata.Mere.DNSSEC) {
                Node node = tree.make(record.owner());
                node.add(record);
                nodes.add(node);
                checkAtApex(record);
            }
            if (tree.size() > MOST_NAMES) {
                faults.add(record.line(), "more than " + MOST_NAMES + " names: no further is read");
                break;
            }
        }
        nodes.forEach(this::check);
        return tree;
    }

    private void check(Node node) {
        node.alias().ifPresent(alias -> checkAlone(node, alias));
        checkOne(node, Rdata.Cname.class, "CNAME", "a name is an alias of one other (RFC 1034 section 3.6.2)");
        checkOne(node, Rdata.Dname.class, "DNAME", "only one may stand at a name (RFC 6672 section 2.4)");
        checkOne(node, Rdata.Soa.class, "SOA", "a zone has one (RFC 1035 section 5.2)");
        node.redirection().ifPresent(redirection -> checkNothingBelow(node, redirection));
        node.redirection().ifPresent(redirection -> checkNoWildcard(redirection, "a DNAME", "4.4"));
        node.server().ifPresent(server -> checkNoWildcard(server, "an NS", "4.2"));
    }

    private void checkAlone(Node node, ZoneRecord alias) {
        Optional<ZoneRecord> other = node.records().stream()
                .filter(record -> !(record.rdata() instanceof Rdata.Cname))
                .min((left, right) -> Boolean.compare(isNoCaa(left), isNoCaa(right)));
        other.ifPresent(record -> faults.add(
                Math.max(alias.line(), record.line()),
                alias.owner().absolute() + " has a CNAME record (line " + alias.line() + ") and " + kind(record)
                        + " record (line "
                        + record.line() + "): nothing may stand beside a CNAME (RFC 1034 section 3.6.2). "
                        + (isNoCaa(record)
                                ? "Remove one of them"
                                : "Put the CAA record at the target of the alias or at a parent name, or"
                                        + " replace the alias")));
    }

    private static boolean isNoCaa(ZoneRecord record) {
        return !(record.rdata() instanceof Rdata.Caa);
    }

    private static String kind(ZoneRecord record) {
        return isNoCaa(record) ? "another" : "a CAA";
    }

    private void checkOne(Node node, Class<? extends Rdata> kind, String type, String rule) {
        @Nullable ZoneRecord first = null;
        for (ZoneRecord record : node.records()) {
            if (kind.isInstance(record.rdata())) {
                first = first == null ? record : first;
                if (!record.rdata().equals(first.rdata())) {
                    faults.add(
                            record.line(),
                            "a second " + type + " record of " + record.owner().absolute()
                                    + " that differs from the one in line " + first.line() + ": " + rule
                                    + ". Remove one of them");
                    return;
                }
            }
        }
    }

    private void checkAtApex(ZoneRecord record) {
        if (record.rdata() instanceof Rdata.Soa && !record.owner().equals(apex)) {
            faults.add(
                    record.line(),
                    "an SOA record of " + record.owner().absolute() + " in the zone " + apex.absolute()
                            + ": another zone begins here, which wants a file of its own (or the origin given"
                            + " with the file is wrong)");
        }
    }

    private void checkNothingBelow(Node node, ZoneRecord redirection) {
        if (node.hasChildren()) {
            faults.add(
                    redirection.line(),
                    redirection.owner().absolute() + " has a DNAME record, so the names below it would never be"
                            + " visible (RFC 6672 section 2.4). Remove the DNAME or the names below");
        }
    }

    /** Servers differ in what they answer then. */
    private void checkNoWildcard(ZoneRecord record, String type, String section) {
        if (record.owner().isWildcard()) {
            faults.add(
                    record.line(),
                    type + " record at the wildcard " + record.owner().absolute() + " has no defined meaning"
                            + " (RFC 4592 section " + section + "). Write it for each name");
        }
    }
}
