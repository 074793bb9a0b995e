package org.caagate.testkit.dns;

import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;

/** Everything that decides an answer: zone data and faults, changed by tests while the server reads them. */
final class Script {
    private final ZoneData zone = new ZoneData();
    private final FaultScript faults = new FaultScript();
    private final int aliasCap;

    Script(int aliasCap) {
        this.aliasCap = aliasCap;
    }

    synchronized void add(ZoneText text) {
        text.records().forEach(zone::add);
        text.faults().forEach(line -> faults.add(line.owner(), line.fault()));
    }

    synchronized void replace(Name name, ZoneText text) {
        zone.remove(name);
        faults.remove(name);
        add(text);
    }

    synchronized void fault(Name name, Fault fault) {
        faults.add(name, fault);
    }

    synchronized void heal(Name name) {
        faults.remove(name);
    }

    synchronized void clear() {
        zone.clear();
        faults.clear();
    }

    synchronized Reply answer(Query query) {
        Reply reply = new Reply(query);
        if (query.opcode() != Opcode.QUERY) {
            reply.rcode(Rcode.NOTIMP);
        } else if (query.classCode() != DClass.IN) {
            reply.rcode(Rcode.REFUSED);
        } else {
            AliasChain chain = AliasChain.follow(zone, query.owner(), query.typeCode(), aliasCap);
            reply.rcode(chain.rcode());
            reply.answer().addAll(chain.records());
            chain.soa().ifPresent(reply.authority()::add);
            faults.apply(reply, chain, zone);
        }
        return reply;
    }
}
