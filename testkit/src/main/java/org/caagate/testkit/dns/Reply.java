package org.caagate.testkit.dns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.xbill.DNS.Compression;
import org.xbill.DNS.DNSOutput;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** An answer in the making: first what an honest resolver says, then what the faults make of it. */
final class Reply {
    static final int MAXIMUM_LENGTH = 65535;
    /** The most that an IPv4 datagram can carry. */
    static final int MAXIMUM_DATAGRAM = 65507;
    /** What a client without EDNS takes (RFC 1035 section 4.2.1). */
    static final int PLAIN_UDP_LENGTH = 512;

    // Header bits, RFC 1035 section 4.1.1 and RFC 4035 section 3.
    static final int QR = 0x8000;
    static final int AA = 0x0400;
    static final int TC = 0x0200;
    static final int RD = 0x0100;
    static final int RA = 0x0080;
    static final int AD = 0x0020;
    static final int CD = 0x0010;

    private static final int OUR_PAYLOAD_SIZE = 1232;
    private static final int DNSSEC_OK = 0x8000;
    private static final int EXTENDED_ERROR_OPTION = 15;

    private final Query query;
    private final Delivery delivery = new Delivery();
    private final List<ZoneRecord> answer = new ArrayList<>();
    private final List<ZoneRecord> authority = new ArrayList<>();
    private final List<ZoneRecord> additional = new ArrayList<>();
    private final List<ExtendedError> errors = new ArrayList<>();
    private final List<Responder> forerunners = new ArrayList<>();
    private int id;
    private int flags;
    private int rcode;
    private Name questionName;
    private boolean hasOpt;
    private boolean settled;
    private UnaryOperator<Optional<byte[]>> tampering = UnaryOperator.identity();

    /** An extended DNS error (RFC 8914 section 2). */
    record ExtendedError(int code, String text) {}

    Reply(Query query) {
        this.query = query;
        this.id = query.id();
        this.flags = QR | RA | (query.recursionDesired() ? RD : 0) | (query.checkingDisabled() ? CD : 0);
        this.questionName = query.owner();
        this.hasOpt = query.udpPayloadSize().isPresent();
    }

    Query query() {
        return query;
    }

    Delivery delivery() {
        return delivery;
    }

    List<ZoneRecord> answer() {
        return answer;
    }

    List<ZoneRecord> authority() {
        return authority;
    }

    List<ZoneRecord> additional() {
        return additional;
    }

    void id(int changed) {
        id = changed & 0xFFFF;
    }

    void questionName(Name changed) {
        questionName = changed;
    }

    void flag(int bit, boolean set) {
        flags = set ? flags | bit : flags & ~bit;
    }

    void rcode(int changed) {
        rcode = changed;
    }

    void extendedError(ExtendedError error) {
        errors.add(error);
    }

    void withoutOpt() {
        hasOpt = false;
    }

    void clearSections() {
        answer.clear();
        authority.clear();
        additional.clear();
    }

    /** Keeps only so many records of the ANSWER section, from the front. */
    void cutAnswer(int kept) {
        answer.subList(Math.min(kept, answer.size()), answer.size()).clear();
    }

    /** Replaces the message on its way out; several work one after the other. */
    void tamper(UnaryOperator<Optional<byte[]>> next) {
        UnaryOperator<Optional<byte[]>> before = tampering;
        tampering = octets -> next.apply(before.apply(octets));
    }

    void precedeBy(Responder forerunner) {
        forerunners.add(forerunner);
    }

    /** Messages that reach the client before the answer, even if that is silence. */
    List<byte[]> forerunners() {
        return forerunners.stream()
                .map(each -> each.respond(query))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Says that a resolver would not have gone on from here: faults of later names on the alias chain do not count. */
    void settle() {
        settled = true;
    }

    boolean isSettled() {
        return settled;
    }

    /** What goes to the client; nothing for silence. */
    Optional<byte[]> octets() {
        return tampering.apply(Optional.of(encodeWithin(query.answerLimit())));
    }

    /** The message, or where it is too long, one without records and with TC set (RFC 2181 section 9). */
    byte[] encodeWithin(int limit) {
        byte[] whole = encode();
        if (whole.length <= limit) {
            return whole;
        }
        clearSections();
        flag(TC, true);
        return encode();
    }

    private byte[] encode() {
        DNSOutput out = new DNSOutput();
        Compression compression = new Compression();
        out.writeU16(id);
        out.writeU16(flags | (rcode & 0xF));
        out.writeU16(1);
        out.writeU16(answer.size());
        out.writeU16(authority.size());
        out.writeU16(additional.size() + (hasOpt ? 1 : 0));
        questionName.toWire(out, compression);
        out.writeU16(query.typeCode());
        out.writeU16(query.classCode());
        answer.forEach(each -> each.write(out, compression));
        authority.forEach(each -> each.write(out, compression));
        additional.forEach(each -> each.write(out, compression));
        if (hasOpt) {
            writeOpt(out);
        }
        return out.toByteArray();
    }

    /** RFC 6891 section 6.1.2. */
    private void writeOpt(DNSOutput out) {
        out.writeU8(0);
        out.writeU16(Type.OPT);
        out.writeU16(OUR_PAYLOAD_SIZE);
        out.writeU8(rcode >> 4);
        out.writeU8(0);
        out.writeU16(query.dnssecOk() ? DNSSEC_OK : 0);
        DNSOutput options = new DNSOutput();
        for (ExtendedError error : errors) {
            byte[] text = error.text().getBytes(StandardCharsets.UTF_8);
            options.writeU16(EXTENDED_ERROR_OPTION);
            options.writeU16(text.length + 2);
            options.writeU16(error.code());
            options.writeByteArray(text);
        }
        out.writeU16(options.current());
        out.writeByteArray(options.toByteArray());
    }
}
