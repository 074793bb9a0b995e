package org.caagate.dns;

import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * A question for the CAA records of a name, ready to send, with an id of its own.
 *
 * @param name the name asked
 * @param message the query
 * @param octets the same on the wire
 */
record Query(Name name, Message message, byte[] octets) {
    /** The size of datagrams that gets through without fragments (DNS Flag Day 2020, recommended by RFC 9715). */
    private static final int UDP_PAYLOAD = 1232;

    private static final OPTRecord EDNS = new OPTRecord(UDP_PAYLOAD, 0, 0, 0, List.of());

    /**
     * Makes a query with a random id.
     *
     * @param name the name to ask
     * @param checking whether the resolver shall validate as it does for everybody, or hand out unchecked data (RFC 4035
     *     section 3.2.2)
     * @return the query
     */
    static Query of(Name name, Checking checking) {
        Message message = Message.newQuery(Record.newRecord(name, Type.CAA, DClass.IN));
        // AD says that we understand AD in the reply, without asking for signatures (RFC 6840 section 5.7).
        message.getHeader().setFlag(Flags.AD);
        if (checking == Checking.DISABLED) {
            message.getHeader().setFlag(Flags.CD);
        }
        message.addRecord(EDNS, Section.ADDITIONAL);
        return new Query(name, message, message.toWire());
    }

    int id() {
        return message.getHeader().getID();
    }

    /** Returns whether a message begins with the id of this one. */
    boolean hasIdOf(byte[] reply) {
        return reply.length >= 2 && ((reply[0] & 0xFF) << 8 | reply[1] & 0xFF) == id();
    }

    /** Whether the resolver shall hold back what fails validation. */
    enum Checking {
        /** As for everybody. */
        ENABLED,
        /** CD=1: only ever to explain a failure (RFC 6840 section 5.9), never to decide. */
        DISABLED
    }
}
