package org.caagate.dns;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** A question, ready to send, with a random id of its own unless its transport wants another. */
final class Query {
    /** The size of datagrams that gets through without fragments (DNS Flag Day 2020, recommended by RFC 9715). */
    private static final int UDP_PAYLOAD = 1232;

    /** RD, AD and CD in the second word of a header (RFC 1035 section 4.1.1, RFC 4035 section 3.1.6 and 3.2). */
    private static final int RECURSION_DESIRED = 0x0100;

    private static final int AUTHENTIC_DATA = 0x0020;
    private static final int CHECKING_DISABLED = 0x0010;

    private static final int IDS = 0x1_0000;
    private static final int TYPE_AND_CLASS_OCTETS = 4;
    /** An OPT record without options (RFC 6891 section 6.1.2). */
    private static final int OPT_OCTETS = 11;

    private static final SecureRandom RANDOM = new SecureRandom();

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
        byte[] name = question.name().toWire();
        byte[] octets = new byte[Header.LENGTH + name.length + TYPE_AND_CLASS_OCTETS + OPT_OCTETS];
        ByteBuffer message = ByteBuffer.wrap(octets);
        putHeader(message, question.bits());
        message.put(name).putShort((short) question.type()).putShort((short) DClass.IN);
        putOpt(message, question.bits().dnssecOk() ? ExtendedFlags.DO : 0);
        return new Query(question.name(), question.type(), octets);
    }

    /** Id, flags, and the counts: one question, one additional record (RFC 1035 section 4.1.1). */
    private static void putHeader(ByteBuffer message, DnssecBits bits) {
        int flags = RECURSION_DESIRED
                | (bits.authenticData() ? AUTHENTIC_DATA : 0)
                | (bits.checkingDisabled() ? CHECKING_DISABLED : 0);
        message.putShort((short) RANDOM.nextInt(IDS)).putShort((short) flags);
        message.putShort((short) 1).putShort((short) 0).putShort((short) 0).putShort((short) 1);
    }

    /** The root, the type, the payload size for a class, extended code and version 0 with the flags, no data. */
    private static void putOpt(ByteBuffer message, int flags) {
        message.put((byte) 0).putShort((short) Type.OPT).putShort((short) UDP_PAYLOAD);
        message.putInt(flags).putShort((short) 0);
    }

    /**
     * Returns the same query with another id: one that is free on a shared connection (RFC 7766 section 6.2.1), or 0, which HTTP
     * caches like (RFC 8484 section 4.1).
     *
     * @param other the id, 0 to 65535
     * @return a query with that id
     */
    Query withId(int other) {
        if (other == id) {
            return this;
        }
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

    /**
     * Returns the id of a message.
     *
     * @param message any octets
     * @return the id, or -1 if they are too few
     */
    static int idOf(byte[] message) {
        return message.length < 2 ? -1 : ByteBuffer.wrap(message).getShort() & 0xFFFF;
    }
}
