package org.caagate.testkit.dnssec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caagate.testkit.dns.Fault;
import org.caagate.testkit.dns.Query;
import org.caagate.testkit.dns.Responder;
import org.caagate.testkit.dns.ScriptedDnsServer;
import org.caagate.testkit.dns.Transport;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A recursive resolver in process over a signed hierarchy. Immutable and thread-safe. */
public final class HierarchyResolver implements Responder {
    private static final int PLAIN_UDP_LENGTH = 512;
    private static final int LARGEST = 65_535;
    private static final int OUR_PAYLOAD_SIZE = 1232;
    private static final Set<Integer> ONLY_WITH_DO = Set.of(Type.RRSIG, Type.NSEC, Type.NSEC3);

    private final SignedHierarchy hierarchy;
    private final boolean isValidating;

    HierarchyResolver(SignedHierarchy hierarchy, boolean isValidating) {
        this.hierarchy = hierarchy;
        this.isValidating = isValidating;
    }

    /**
     * Returns a scripted server that answers all questions as this resolver does, over UDP and TCP; faults that a test gives it for
     * a name, and not for one above, come before that.
     *
     * @return the running server
     */
    public ScriptedDnsServer start() {
        return ScriptedDnsServer.start().fault("*", Fault.respond(this)).fault(".", Fault.respond(this));
    }

    @Override
    public Optional<byte[]> respond(Query query) {
        int room = query.transport() == Transport.TCP
                ? LARGEST
                : Math.max(query.udpPayloadSize().orElse(PLAIN_UDP_LENGTH), PLAIN_UDP_LENGTH);
        try {
            return Optional.of(answer(new Message(query.octets())).toWire(room));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the answer to a question, of any length.
     *
     * @param query a message with one question; RD, CD, AD and DO count as for any resolver
     * @return the answer, with signatures and proofs where DO is set (RFC 4035 section 3.2.1)
     */
    public Message answer(Message query) {
        Record question = query.getQuestion();
        Recursion.Result result = new Recursion(hierarchy).resolve(question.getName(), question.getType());
        boolean isWithheld = isValidating
                && result.state() == SecurityState.BOGUS
                && !query.getHeader().getFlag(Flags.CD);
        Message answer = new Message();
        answer.setHeader(header(query, isWithheld ? Rcode.SERVFAIL : result.rcode()));
        answer.addRecord(question, Section.QUESTION);
        if (isAuthenticated(query, result)) {
            answer.getHeader().setFlag(Flags.AD);
        }
        if (!isWithheld) {
            boolean isDnssecOk = isDnssecOk(query);
            result.answer().forEach(set -> add(set, Section.ANSWER, answer, isDnssecOk));
            result.authority().forEach(set -> add(set, Section.AUTHORITY, answer, isDnssecOk));
        }
        if (query.getOPT() != null) {
            boolean isExplained = isWithheld || result.state() == SecurityState.UNREACHABLE;
            answer.addRecord(opt(query, isExplained ? Recursion.code(result) : Optional.empty()), Section.ADDITIONAL);
        }
        return answer;
    }

    private static Header header(Message query, int rcode) {
        Header header = new Header(query.getHeader().getID());
        header.setFlag(Flags.QR);
        header.setFlag(Flags.RA);
        for (byte copied : new byte[] {Flags.RD, Flags.CD}) {
            if (query.getHeader().getFlag(copied)) {
                header.setFlag(copied);
            }
        }
        header.setRcode(rcode);
        return header;
    }

    /** RFC 6840 section 5.8: AD is for those who asked for it, by AD or by DO. */
    private boolean isAuthenticated(Message query, Recursion.Result result) {
        boolean isAsked = query.getHeader().getFlag(Flags.AD) || isDnssecOk(query);
        return isValidating
                && isAsked
                && !query.getHeader().getFlag(Flags.CD)
                && result.state() == SecurityState.SECURE
                && result.rcode() != Rcode.SERVFAIL;
    }

    private static boolean isDnssecOk(Message query) {
        OPTRecord opt = query.getOPT();
        return opt != null && (opt.getFlags() & ExtendedFlags.DO) != 0;
    }

    private static void add(RRset set, int section, Message answer, boolean isDnssecOk) {
        boolean isAsked = answer.getQuestion().getType() == set.getType();
        if (isDnssecOk || isAsked || !ONLY_WITH_DO.contains(set.getType())) {
            set.rrs(false).forEach(each -> answer.addRecord(each, section));
        }
        if (isDnssecOk) {
            set.sigs().forEach(each -> answer.addRecord(each, section));
        }
    }

    private static OPTRecord opt(Message query, Optional<Integer> extendedError) {
        List<EDNSOption> options = new ArrayList<>();
        extendedError.ifPresent(code -> options.add(new ExtendedErrorCodeOption(code)));
        return new OPTRecord(OUR_PAYLOAD_SIZE, 0, 0, isDnssecOk(query) ? ExtendedFlags.DO : 0, options);
    }
}
