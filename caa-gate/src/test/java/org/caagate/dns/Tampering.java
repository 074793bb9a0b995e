package org.caagate.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.dnssec.SignedHierarchy;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Somebody between the gate and a resolver, who changes answers but has no keys. */
final class Tampering {
    private final SignedHierarchy hierarchy;

    Tampering(SignedHierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** Puts a change in the way of the answers to one question. */
    void change(ScriptedDnsServer server, String name, String type, Consumer<Message> change) {
        change(server, name, Map.of(type, change));
    }

    /** Puts changes in the way of the answers to the questions for one name, by their types. */
    void change(ScriptedDnsServer server, String name, Map<String, Consumer<Message>> changes) {
        server.fault(name, Fault.respond(query -> {
            Message answer = hierarchy.resolver().answer(message(query.octets()));
            changes.getOrDefault(query.type(), unchanged -> {}).accept(answer);
            return Optional.of(answer.toWire());
        }));
    }

    private static Message message(byte[] octets) {
        try {
            return new Message(octets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what the resolver would answer, with signatures. */
    Message answer(String name, String type) {
        Message query = Message.newQuery(Record.newRecord(
                Name.fromConstantString(name.equals(".") ? name : name + "."), Type.value(type), DClass.IN));
        query.getHeader().setFlag(Flags.CD);
        query.addRecord(new OPTRecord(1232, 0, 0, ExtendedFlags.DO, List.of()), Section.ADDITIONAL);
        return hierarchy.resolver().answer(query);
    }

    /** Makes an answer say that there is nothing, for reasons given. */
    static void deny(Message answer, List<Record> reasons) {
        answer.getHeader().setRcode(Rcode.NOERROR);
        answer.removeAllRecords(Section.ANSWER);
        answer.removeAllRecords(Section.AUTHORITY);
        reasons.forEach(reason -> answer.addRecord(reason, Section.AUTHORITY));
    }

    static void remove(Message answer, Predicate<Record> which) {
        for (int section : new int[] {Section.ANSWER, Section.AUTHORITY}) {
            new ArrayList<>(answer.getSection(section))
                    .stream().filter(which).forEach(record -> answer.removeRecord(record, section));
        }
    }
}
