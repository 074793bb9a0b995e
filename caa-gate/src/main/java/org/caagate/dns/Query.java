package org.caagate.dns;

import java.nio.ByteBuffer;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** A question, ready to send, with a random id of its own. */
final class Query {
    /** The size of datagrams that gets through without fragments (DNS Flag Day 2020, recommended by RFC 9715). */
    private static final int UDP_PAYLOAD = 1232;

    private static final OPTRecord EDNS = new OPTRecord(UDP_PAYLOAD, 0, 0, 0, List.of());
    private static final OPTRecord EDNS_WITH_SIGNATURES = new OPTRecord(UDP_PAYLOAD, 0, 0, ExtendedFlags.DO, List.of());

    private final Name name;
    private final int type;
    private final int id;
    private final byte[] octets;

    private Query(Question question, Message message) {
        this.name = question.name();
        this.type = question.type();
        this.id = message.getHeader().getID();
        this.octets = message.toWire();
    }

    /**
     * Makes a query.
     *
     * @param question what to ask
     * @return the query
     */
    static Query of(Question question) {
        DnssecBits bits = question.bits();
        Message message = Message.newQuery(Record.newRecord(question.name(), question.type(), DClass.IN));
        if (bits.authenticData()) {
            message.getHeader().setFlag(Flags.AD);
        }
        if (bits.checkingDisabled()) {
            message.getHeader().setFlag(Flags.CD);
        }
        message.addRecord(bits.dnssecOk() ? EDNS_WITH_SIGNATURES : EDNS, Section.ADDITIONAL);
        return new Query(question, message);
    }

    Name name() {
        return name;
    }

    int type() {
        return type;
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
