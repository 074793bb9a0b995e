package org.caagate.dns;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A reply made by hand: at first an empty NOERROR of a resolver, with id and question of the query. */
final class ReplyBuilder {
    private static final int EXTENDED_ERROR = 15;

    private final Message message;

    ReplyBuilder(Query query) {
        message = new Message(query.id());
        message.getHeader().setOpcode(Opcode.QUERY);
        set(Flags.QR).set(Flags.RD).set(Flags.RA);
        question(query.name().toString(), Type.CAA, DClass.IN);
    }

    ReplyBuilder id(int id) {
        message.getHeader().setID(id);
        return this;
    }

    ReplyBuilder opcode(int opcode) {
        message.getHeader().setOpcode(opcode);
        return this;
    }

    ReplyBuilder set(byte flag) {
        message.getHeader().setFlag(flag);
        return this;
    }

    ReplyBuilder unset(byte flag) {
        message.getHeader().unsetFlag(flag);
        return this;
    }

    ReplyBuilder rcode(int rcode) {
        message.getHeader().setRcode(rcode & 0xF);
        if (rcode > 0xF) {
            message.addRecord(new OPTRecord(1232, rcode >> 4, 0), Section.ADDITIONAL);
        }
        return this;
    }

    ReplyBuilder noQuestion() {
        message.removeAllRecords(Section.QUESTION);
        return this;
    }

    ReplyBuilder question(String name, int type, int dclass) {
        message.addRecord(Record.newRecord(Name.fromConstantString(name), type, dclass), Section.QUESTION);
        return this;
    }

    /** Adds records to the ANSWER section: owner, TTL, type, and RDATA in master-file form. */
    ReplyBuilder answer(String... records) {
        return add(Section.ANSWER, DClass.IN, records);
    }

    ReplyBuilder answerOfClass(int dclass, String record) {
        return add(Section.ANSWER, dclass, record);
    }

    ReplyBuilder authority(String... records) {
        return add(Section.AUTHORITY, DClass.IN, records);
    }

    ReplyBuilder additional(String... records) {
        return add(Section.ADDITIONAL, DClass.IN, records);
    }

    ReplyBuilder soa(String zone) {
        return authority(zone + " 900 SOA ns." + zone.replaceAll("^\\.$", "") + " hostmaster.invalid. 1 2 3 4 5");
    }

    ReplyBuilder error(int code, String text) {
        ByteArrayOutputStream option = new ByteArrayOutputStream();
        option.write(code >> 8);
        option.write(code);
        option.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        message.addRecord(
                new OPTRecord(1232, 0, 0, 0, List.of(new GenericEDNSOption(EXTENDED_ERROR, option.toByteArray()))),
                Section.ADDITIONAL);
        return this;
    }

    ReplyBuilder edns() {
        message.addRecord(new OPTRecord(1232, 0, 0), Section.ADDITIONAL);
        return this;
    }

    private ReplyBuilder add(int section, int dclass, String... records) {
        for (String record : records) {
            message.addRecord(record(record, dclass), section);
        }
        return this;
    }

    private static Record record(String text, int dclass) {
        String[] fields = text.split(" ", 4);
        Name owner = Name.fromConstantString(fields[0]);
        int type = Type.value(fields[2], true);
        long ttl = Long.parseLong(fields[1]);
        try {
            return fields[3].startsWith("hex ")
                    ? Record.newRecord(owner, type, dclass, ttl, HexFormat.of().parseHex(fields[3].substring(4)))
                    : Record.fromString(owner, type, dclass, ttl, fields[3], Name.root);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    Message message() {
        return message;
    }

    byte[] octets() {
        return message.toWire();
    }
}
