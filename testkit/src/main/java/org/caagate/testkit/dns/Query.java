package org.caagate.testkit.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A question as the server received it: one name, one type, the flags, and where it came from. */
public final class Query {
    private final byte[] octets;
    private final Message message;
    private final Record question;
    private final Transport transport;
    private final InetSocketAddress source;

    private Query(byte[] octets, Message message, Transport transport, InetSocketAddress source) throws IOException {
        this.octets = octets;
        this.message = message;
        this.question = singleQuestion(message);
        this.transport = transport;
        this.source = source;
    }

    static Query parse(byte[] octets, Transport transport, InetSocketAddress source) throws IOException {
        return new Query(octets, new Message(octets), transport, source);
    }

    private static Record singleQuestion(Message message) throws IOException {
        Record question = message.getQuestion();
        if (question == null || message.getSection(Section.QUESTION).size() != 1) {
            throw new IOException("not exactly one question");
        }
        return question;
    }

    /** {@return the name asked, absolute and in the case in which it was written, such as {@code "Example.com."}} */
    public String name() {
        return question.getName().toString();
    }

    /** {@return the type asked, such as {@code "CAA"}} */
    public String type() {
        return Type.string(question.getType());
    }

    /** {@return how it came} */
    public Transport transport() {
        return transport;
    }

    /** {@return the message id} */
    public int id() {
        return message.getHeader().getID();
    }

    /** {@return whether RD is set (RFC 1035 section 4.1.1)} */
    public boolean recursionDesired() {
        return message.getHeader().getFlag(Flags.RD);
    }

    /** {@return whether CD is set, so that the resolver shall not validate (RFC 4035 section 3.2.2)} */
    public boolean checkingDisabled() {
        return message.getHeader().getFlag(Flags.CD);
    }

    /** {@return whether AD is set, so that the client wants to see AD in the answer (RFC 6840 section 5.7)} */
    public boolean authenticData() {
        return message.getHeader().getFlag(Flags.AD);
    }

    /** {@return whether DO is set, so that the client wants signatures (RFC 3225 section 3)} */
    public boolean dnssecOk() {
        OPTRecord opt = message.getOPT();
        return opt != null && (opt.getFlags() & ExtendedFlags.DO) != 0;
    }

    /** {@return the UDP payload size of the OPT record (RFC 6891 section 6.2.3), or nothing without one} */
    public Optional<Integer> udpPayloadSize() {
        return Optional.ofNullable(message.getOPT()).map(OPTRecord::getPayloadSize);
    }

    /** {@return the client's address and port} */
    public InetSocketAddress source() {
        return source;
    }

    /** {@return a copy of the message} */
    public byte[] octets() {
        return octets.clone();
    }

    /**
     * Returns the NOERROR answer to this question that holds the given records and nothing else: material for a {@link Responder}.
     *
     * @param records the ANSWER section as zone text, with any owners; may be empty
     * @return the message
     * @throws IllegalArgumentException if the text cannot be read or holds a pseudo-type
     */
    public byte[] answer(String records) {
        Reply reply = new Reply(this);
        reply.answer().addAll(ZoneText.parseRecords(records));
        return reply.encodeWithin(Reply.MAXIMUM_LENGTH);
    }

    @Override
    public String toString() {
        return name() + " " + type() + " over " + transport + " from " + source;
    }

    Name owner() {
        return question.getName();
    }

    int typeCode() {
        return question.getType();
    }

    boolean isResponse() {
        return message.getHeader().getFlag(Flags.QR);
    }

    int classCode() {
        return question.getDClass();
    }

    int opcode() {
        return message.getHeader().getOpcode();
    }

    /** The most octets that the client takes over this transport (RFC 6891 section 6.2.3, RFC 1035 section 4.2.2). */
    int answerLimit() {
        if (transport != Transport.UDP) {
            return Reply.MAXIMUM_LENGTH;
        }
        int advertised = udpPayloadSize().orElse(Reply.PLAIN_UDP_LENGTH);
        return Math.min(Math.max(advertised, Reply.PLAIN_UDP_LENGTH), Reply.MAXIMUM_DATAGRAM);
    }
}
