package org.caagate.testkit.dns;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** The faults that change the message or its way: wrong headers, stray records, broken octets, odd transport. */
public final class Forgery {
    private static final int GARBAGE_LENGTH = 64;
    private static final byte[] NAME_SERVER = ZoneText.name("ns.invalid.").toWire();

    private Forgery() {}

    /** {@return the answer under another id (RFC 5452 section 9.1)} */
    public static Fault wrongId() {
        return Fault.of((reply, scene) -> reply.id(reply.query().id() + 1));
    }

    /** {@return the answer under the question for another name (RFC 5452 section 9.1)} */
    public static Fault wrongQuestion() {
        return Fault.of((reply, scene) -> reply.questionName(ZoneText.name("another-question.invalid.")));
    }

    /** {@return the answer with QR=0, which makes it a question} */
    public static Fault notAResponse() {
        return Fault.of((reply, scene) -> reply.flag(Reply.QR, false));
    }

    /** {@return the answer with RA=0, as from a server that does no recursion} */
    public static Fault noRecursion() {
        return Fault.of((reply, scene) -> reply.flag(Reply.RA, false));
    }

    /** {@return the answer with AA=1, as from a server of the zone} */
    public static Fault authoritative() {
        return Fault.of((reply, scene) -> reply.flag(Reply.AA, true));
    }

    /** {@return the answer with AD=1, as from a resolver that has validated it (RFC 4035 section 3.2.3)} */
    public static Fault authenticData() {
        return Fault.of((reply, scene) -> reply.flag(Reply.AD, true));
    }

    /** {@return the answer without OPT record, as from a server that does not know EDNS} */
    public static Fault withoutEdns() {
        return Fault.of((reply, scene) -> reply.withoutOpt());
    }

    /** {@return the answer without AUTHORITY section: a negative answer without its SOA record} */
    public static Fault withoutAuthority() {
        return Fault.of((reply, scene) -> reply.authority().clear());
    }

    /**
     * Returns NOERROR with no records in any section: how the stub resolver of systemd says that there is nothing, where RFC 2308
     * section 2.2 wants the SOA record of the zone.
     *
     * @return the fault
     */
    public static Fault emptyNoData() {
        return Fault.settling((reply, scene) -> {
            reply.clearSections();
            reply.rcode(Rcode.NOERROR);
        });
    }

    /**
     * Returns the aliases of a chain and nothing else, neither records of its last name nor the SOA record that would prove that
     * there are none: what the stub resolver of systemd makes of some chains. An answer without aliases stays as it is.
     *
     * @return the fault
     */
    public static Fault bareAliases() {
        return Fault.of((reply, scene) -> {
            if (reply.answer().stream().anyMatch(Forgery::isAlias)) {
                reply.answer().removeIf(each -> !isAlias(each));
                reply.authority().clear();
            }
        });
    }

    /**
     * Returns the answer with more records in its ANSWER section.
     *
     * @param records zone text, with any owners
     * @return the fault
     */
    public static Fault inAnswer(String records) {
        return adding(records, Reply::answer);
    }

    /**
     * Returns the answer with more records in its AUTHORITY section.
     *
     * @param records zone text, with any owners
     * @return the fault
     */
    public static Fault inAuthority(String records) {
        return adding(records, Reply::authority);
    }

    /**
     * Returns the answer with more records in its ADDITIONAL section.
     *
     * @param records zone text, with any owners
     * @return the fault
     */
    public static Fault inAdditional(String records) {
        return adding(records, Reply::additional);
    }

    /** {@return a half-chased alias chain: its first alias in the ANSWER section, and nothing else} */
    public static Fault halfChased() {
        return Fault.settling((reply, scene) -> keepFirstAlias(reply));
    }

    /** {@return a half-chased alias chain, with the SOA record of the zone that the alias is in, not its target} */
    public static Fault halfChasedWithSoa() {
        return Fault.settling((reply, scene) -> {
            keepFirstAlias(reply);
            reply.authority().add(scene.zone().soaEnclosing(reply.query().owner()));
        });
    }

    /** {@return a referral: no answer, an NS record at the name in the AUTHORITY section (RFC 1034 section 4.3.1)} */
    public static Fault referral() {
        return Fault.settling((reply, scene) -> {
            reply.clearSections();
            reply.authority().add(new ZoneRecord(scene.name(), Type.NS, 3600, NAME_SERVER));
        });
    }

    /** {@return a message that cannot be parsed: id and question are right, the only record ends before its RDATA} */
    public static Fault malformed() {
        return Fault.settling((reply, scene) -> {
            reply.clearSections();
            reply.withoutOpt();
            reply.tamper(octets -> octets.map(Forgery::withCutRecord));
        });
    }

    /** {@return octets without meaning, not even the right id; the same each time} */
    public static Fault garbage() {
        return Fault.settling((reply, scene) -> reply.tamper(octets -> {
            byte[] garbage = new byte[GARBAGE_LENGTH];
            new Random(reply.query().id()).nextBytes(garbage);
            garbage[0] = (byte) ~(reply.query().id() >> 8);
            return Optional.of(garbage);
        }));
    }

    /** {@return a message of no octets} */
    public static Fault empty() {
        return octets(new byte[0]);
    }

    /**
     * Returns a message of the test's making.
     *
     * @param message the octets, which need not be a DNS message
     * @return the fault
     */
    public static Fault octets(byte[] message) {
        byte[] copy = message.clone();
        return Fault.settling((reply, scene) -> reply.tamper(octets -> Optional.of(copy)));
    }

    /**
     * Returns the answer just after another message, as when a forger is faster than the resolver (RFC 5452 section 3).
     *
     * @param forerunner gives the message that comes first
     * @return the fault
     */
    public static Fault precededBy(Responder forerunner) {
        return Fault.of((reply, scene) -> reply.precedeBy(forerunner));
    }

    /** {@return the answer from another port than the one asked, as an off-path forger sends it; over UDP only} */
    public static Fault fromAnotherPort() {
        return Fault.of((reply, scene) -> reply.delivery().fromOtherPort());
    }

    /**
     * Returns the answer octet by octet; over TCP only.
     *
     * @param interval the pause after each octet
     * @return the fault
     */
    public static Fault drip(Duration interval) {
        return Fault.of((reply, scene) -> reply.delivery().drip(interval));
    }

    /**
     * Returns the beginning of the answer, and then the end of the connection; over TCP only.
     *
     * @param octets how many are sent, the two octets of the length included; may be zero
     * @return the fault
     */
    public static Fault closeAfter(int octets) {
        if (octets < 0) {
            throw new IllegalArgumentException("cannot send " + octets + " octets");
        }
        return Fault.of((reply, scene) -> reply.delivery().closeAfter(octets));
    }

    private static Fault adding(String text, Function<Reply, List<ZoneRecord>> section) {
        List<ZoneRecord> records = ZoneText.parseRecords(text);
        return Fault.of((reply, scene) -> section.apply(reply).addAll(records));
    }

    private static boolean isAlias(ZoneRecord record) {
        return record.type() == Type.CNAME || record.type() == Type.DNAME;
    }

    private static void keepFirstAlias(Reply reply) {
        int kept = 0;
        for (ZoneRecord each : reply.answer()) {
            kept++;
            if (each.type() == Type.CNAME) {
                break;
            }
        }
        reply.cutAnswer(kept);
        reply.authority().clear();
    }

    private static byte[] withCutRecord(byte[] questionOnly) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(questionOnly);
        // The question's name, CAA, IN, TTL 3600, 64 octets of RDATA of which one is there.
        message.writeBytes(new byte[] {(byte) 0xC0, 12, 1, 1, 0, 1, 0, 0, 0x0E, 0x10, 0, 64, 0});
        byte[] octets = message.toByteArray();
        octets[7] = 1; // ANCOUNT
        return octets;
    }
}
