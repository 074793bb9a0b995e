package org.caagate.testkit.dns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNAMERecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** The walk from the name asked to the name that has the answer or lacks it (RFC 1034 section 4.3.2). */
final class AliasChain {
    private final ZoneData zone;
    private final int type;
    private final Map<Name, Integer> names = new LinkedHashMap<>();
    private final List<ZoneRecord> records = new ArrayList<>();
    private int rcode = Rcode.NOERROR;
    private boolean negative = true;
    private Name end;

    private AliasChain(ZoneData zone, Name asked, int type) {
        this.zone = zone;
        this.type = type;
        this.end = asked;
        names.put(asked, 0);
    }

    static AliasChain follow(ZoneData zone, Name asked, int type, int cap) {
        AliasChain chain = new AliasChain(zone, asked, type);
        int links = 0;
        while (chain.step()) {
            if (++links > cap) {
                // What resolvers say to a loop, and to a chain that is longer than they care to follow.
                chain.records.clear();
                chain.rcode = Rcode.SERVFAIL;
                chain.negative = false;
                break;
            }
        }
        return chain;
    }

    /** Every name on the way, the name asked first, each with the number of records that led to it. */
    Map<Name, Integer> names() {
        return names;
    }

    /** The alias records in order, then the records asked for. */
    List<ZoneRecord> records() {
        return records;
    }

    int rcode() {
        return rcode;
    }

    /** The SOA record that proves the emptiness of the end of the chain; none for an answer that is not empty. */
    Optional<ZoneRecord> soa() {
        return negative ? Optional.of(zone.soaEnclosing(end)) : Optional.empty();
    }

    /** Returns whether there is another name to go to. */
    private boolean step() {
        Optional<ZoneRecord> dname = zone.dnameAbove(end);
        if (dname.isPresent()) {
            return substitute(dname.get());
        }
        List<ZoneRecord> node = zone.at(end);
        List<ZoneRecord> found = node.stream().filter(this::isAskedFor).toList();
        if (!found.isEmpty()) {
            records.addAll(found);
            negative = false;
            return false;
        }
        Optional<ZoneRecord> alias =
                node.stream().filter(each -> each.type() == Type.CNAME).findFirst();
        alias.ifPresent(each -> goTo(each, each.target()));
        return alias.isPresent();
    }

    /** Adds the DNAME record and the CNAME record made from it (RFC 6672 section 2.2 and 3.1). */
    private boolean substitute(ZoneRecord dname) {
        records.add(dname);
        try {
            Name target = end.fromDNAME(new DNAMERecord(dname.owner(), DClass.IN, dname.ttl(), dname.target()));
            goTo(new ZoneRecord(end, Type.CNAME, dname.ttl(), target.toWire()), target);
            return type != Type.CNAME;
        } catch (NameTooLongException e) {
            rcode = Rcode.YXDOMAIN;
            negative = false;
            return false;
        }
    }

    private void goTo(ZoneRecord alias, Name target) {
        records.add(alias);
        names.putIfAbsent(target, records.size());
        end = target;
    }

    private boolean isAskedFor(ZoneRecord each) {
        return type == each.type() || type == Type.ANY;
    }
}
