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

/** A question, ready to send, with a random id of its own unless its transport wants another. */
final class Query {
    /** The size of datagrams that gets through without fragments (DNS Flag Day 2020, recommended by RFC 9715). */
    private static final int UDP_PAYLOAD = 1232;

    private static final OPTRecord EDNS = new OPTRecord(UDP_PAYLOAD, 0, 0, 0, List.of());
    private static final OPTRecord EDNS_WITH_SIGNATURES = new OPTRecord(UDP_PAYLOAD, 0, 0, ExtendedFlags.DO, List.of());

    private final Name name;
    private final int type;
    private final int id;
    private final byte[] octets;

    private Query(Name name, int type, byte[] octets) {
        this.name = name;
        this.type = type;
        this.id = ByteBuffer.wrap(octets).getShort() & 0xFFFF;
        this.octets = octets;
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
        return new Query(question.name(), question.type(), message.toWire());
    }

    /**
     * Returns the same query with another id: one that is free on a shared connection (RFC 7766 section 6.2.1), or 0, which HTTP
     * caches like (RFC 8484 section 4.1).
     *
     * @param other the id, 0 to 65535
     * @return a query with that id
     */
    Query withId(int other) {
        byte[] changed = octets.clone();
        ByteBuffer.wrap(changed).putShort((short) other);
        return new Query(name, type, changed);
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
