package org.caagate.testkit.dns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/**
 * What a {@link ScriptedDnsServer} does wrong, or unlike the usual, when it answers.
 *
 * <p>A fault is a value: the factory methods here and in {@link Forgery} are the closed set of what there is, and each
 * {@code with} or restricting method returns a new fault. Without a restriction, a fault applies to every question for its
 * name, of any type and over all transports. Where its name is a later link of an alias chain, it applies as well,
 * because a resolver that follows the chain meets it.
 *
 * <pre>{@code
 * server.fault("example.com", Fault.servfail().once());
 * server.fault("www.example.com", Fault.nxdomain().and(Forgery.inAnswer("www.example.com. CAA 0 issue \"x.example\"")));
 * }</pre>
 */
public final class Fault {
    private static final int DNSSEC_BOGUS = 6;

    private final List<Edit> edits;
    private final Set<Integer> types;
    private final Set<Transport> transports;
    private final int times;

    /** One change to an answer. */
    @FunctionalInterface
    interface Edit {
        void apply(Reply reply, Scene scene);
    }

    private Fault(List<Edit> edits, Set<Integer> types, Set<Transport> transports, int times) {
        this.edits = List.copyOf(edits);
        this.types = Set.copyOf(types);
        this.transports = Set.copyOf(transports);
        this.times = times;
    }

    static Fault of(Edit edit) {
        return new Fault(List.of(edit), Set.of(), Set.of(Transport.values()), Integer.MAX_VALUE);
    }

    /** A fault after which a resolver does not follow the alias chain any further. */
    static Fault settling(Edit edit) {
        Edit settle = (reply, scene) -> reply.settle();
        return of(edit).and(of(settle));
    }

    /** {@return SERVFAIL without records} */
    public static Fault servfail() {
        return rcode(Rcode.SERVFAIL);
    }

    /** {@return REFUSED without records} */
    public static Fault refused() {
        return rcode(Rcode.REFUSED);
    }

    /** {@return NOTIMP without records} */
    public static Fault notimp() {
        return rcode(Rcode.NOTIMP);
    }

    /** {@return FORMERR without records} */
    public static Fault formerr() {
        return rcode(Rcode.FORMERR);
    }

    /** {@return YXDOMAIN without records, as for a DNAME that makes a name too long (RFC 6672 section 2.2)} */
    public static Fault yxdomain() {
        return rcode(Rcode.YXDOMAIN);
    }

    /**
     * Returns an answer with this response code and without records.
     *
     * @param rcode 0 to 4095; above 15 only a client that uses EDNS sees the upper bits (RFC 6891 section 6.1.3)
     * @return the fault
     */
    public static Fault rcode(int rcode) {
        if (rcode < 0 || rcode > 4095) {
            throw new IllegalArgumentException("a response code has 12 bits: " + rcode);
        }
        return settling((reply, scene) -> {
            reply.clearSections();
            reply.rcode(rcode);
        });
    }

    /** {@return NXDOMAIN as a name that does not exist has it: with the alias records that led there and an SOA record above} */
    public static Fault nxdomain() {
        return settling((reply, scene) -> {
            reply.cutAnswer(scene.recordsBefore());
            reply.authority().clear();
            reply.authority().add(scene.zone().soaAbove(scene.name()));
            reply.rcode(Rcode.NXDOMAIN);
        });
    }

    /** {@return silence} */
    public static Fault timeout() {
        return settling((reply, scene) -> reply.tamper(octets -> Optional.empty()));
    }

    /** {@return TC and no records, over TCP too, so that no complete answer can be had} */
    public static Fault truncated() {
        return settling((reply, scene) -> {
            reply.clearSections();
            reply.rcode(Rcode.NOERROR);
            reply.flag(Reply.TC, true);
        });
    }

    /**
     * Returns what a validating resolver makes of data whose signatures are wrong: SERVFAIL with extended error 6
     * (RFC 8914 section 4.7); with CD=1 the zone's answer, as if there were no fault (RFC 4035 section 3.2.2).
     *
     * @return the fault
     */
    public static Fault bogus() {
        return of((reply, scene) -> {
            if (!reply.query().checkingDisabled()) {
                reply.clearSections();
                reply.rcode(Rcode.SERVFAIL);
                reply.extendedError(new Reply.ExtendedError(DNSSEC_BOGUS, ""));
                reply.settle();
            }
        });
    }

    /**
     * Returns the zone's answer with an extended DNS error, which only a client that uses EDNS sees (RFC 8914).
     *
     * @param code the info code
     * @param text the extra text, may be empty
     * @return the fault
     */
    public static Fault extendedError(int code, String text) {
        return of((reply, scene) -> reply.extendedError(new Reply.ExtendedError(code, text)));
    }

    /**
     * Returns the zone's answer, sent later.
     *
     * @param delay how much later
     * @return the fault
     */
    public static Fault delay(Duration delay) {
        return of((reply, scene) -> reply.delivery().addDelay(delay));
    }

    /**
     * Returns what the test's own code answers.
     *
     * @param responder the code
     * @return the fault
     */
    public static Fault respond(Responder responder) {
        return settling((reply, scene) -> reply.tamper(octets -> responder.respond(reply.query())));
    }

    /**
     * Returns this fault and another in one: the other's changes come after this one's.
     *
     * @param other gives its changes; its restrictions are ignored
     * @return the fault, with the restrictions of this one
     */
    public Fault and(Fault other) {
        List<Edit> both = new ArrayList<>(edits);
        both.addAll(other.edits);
        return new Fault(both, types, transports, times);
    }

    /** {@return this fault for the first question only} */
    public Fault once() {
        return first(1);
    }

    /**
     * Returns this fault for the first few questions only.
     *
     * @param questions how many of those that it applies to, counted from the moment it is scripted
     * @return the fault
     */
    public Fault first(int questions) {
        if (questions < 1) {
            throw new IllegalArgumentException("applies to no question: " + questions);
        }
        return new Fault(edits, types, transports, questions);
    }

    /**
     * Returns this fault for questions of one type only.
     *
     * @param type such as {@code "CAA"} or {@code "TYPE257"}
     * @return the fault
     */
    public Fault forType(String type) {
        int code = Type.value(type);
        if (code < 0) {
            throw new IllegalArgumentException("unknown type " + type);
        }
        return new Fault(edits, Set.of(code), transports, times);
    }

    /**
     * Returns this fault for questions over one transport only.
     *
     * @param transport which
     * @return the fault
     */
    public Fault over(Transport transport) {
        return new Fault(edits, types, Set.of(transport), times);
    }

    int times() {
        return times;
    }

    boolean concerns(Query query) {
        return transports.contains(query.transport()) && (types.isEmpty() || types.contains(query.typeCode()));
    }

    void apply(Reply reply, Scene scene) {
        edits.forEach(edit -> edit.apply(reply, scene));
    }
}
