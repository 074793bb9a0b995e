package org.caagate.dns;

import java.nio.ByteBuffer;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A question for the CAA records of a name, ready to send, with a random id of its own. */
final class Query {
    /** The size of datagrams that gets through without fragments (DNS Flag Day 2020, recommended by RFC 9715). */
    private static final int UDP_PAYLOAD = 1232;

    private static final OPTRecord EDNS = new OPTRecord(UDP_PAYLOAD, 0, 0, 0, List.of());

    private final Name name;
    private final int id;
    private final byte[] octets;

    private Query(Name name, Message message) {
        this.name = name;
        this.id = message.getHeader().getID();
        this.octets = message.toWire();
    }

    /** Whether the resolver shall hold back what fails validation (RFC 4035 section 3.2.2). */
    enum Checking {
        /** As for everybody. */
        ENABLED,
        /** CD=1: only ever to explain a failure (RFC 6840 section 5.9), never to decide. */
        DISABLED
    }

    /**
     * Makes a query.
     *
     * @param name the name to ask
     * @param checking whether the resolver shall validate
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
        return new Query(name, message);
    }

    Name name() {
        return name;
    }

    int id() {
        return id;
    }

    /** Returns the number of octets on the wire. */
    int length() {
        return octets.length;
    }

    /** Returns the message on the wire. */
    ByteBuffer wire() {
        return ByteBuffer.wrap(octets).asReadOnlyBuffer();
    }

    /** Returns whether a message begins with the id of this one. */
    boolean hasIdOf(byte[] reply) {
        return reply.length >= 2 && (ByteBuffer.wrap(reply).getShort() & 0xFFFF) == id;
    }
}
