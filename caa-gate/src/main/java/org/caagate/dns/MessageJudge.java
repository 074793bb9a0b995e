package org.caagate.dns;

import java.io.IOException;
import java.util.List;
import java.util.function.IntPredicate;
import org.caagate.lookup.ExtendedError;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Reply;
import org.caagate.record.Octets;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Decides what octets from a server say about the query: a pure function. Whatever is not understood is broken, never empty. */
final class MessageJudge {
    private MessageJudge() {}

    /**
     * A message for the evidence, and what it says.
     *
     * @param reply the message as it is kept
     * @param judgement what it says
     */
    record Judged(Reply reply, Judgement judgement) {}

    /**
     * Judges a reply.
     *
     * @param query what was asked
     * @param octets what came back
     * @return what it says, always
     */
    static Judged judge(Query query, byte[] octets) {
        Octets kept = Octets.of(octets);
        Message message;
        try {
            message = read(octets);
            requireReplyTo(query, message);
        } catch (UnusableException e) {
            Judgement.Broken broken = e.judgement();
            return new Judged(new Reply.Unreadable(broken.failure(), kept), broken);
        }
        List<ExtendedError> errors = ReplyEvidence.errors(message);
        return new Judged(ReplyEvidence.of(message, errors, kept), judgement(query, message, errors, octets.length));
    }

    private static Message read(byte[] octets) throws UnusableException {
        if (octets.length < Header.LENGTH) {
            throw UnusableException.malformed("a reply of " + octets.length + " octets, which is no DNS message");
        }
        try {
            return new Message(octets);
        } catch (IOException | RuntimeException e) {
            // RuntimeException: dnsjava has parsers for dozens of record types, and these octets may be anybody's.
            throw UnusableException.malformed("an unreadable reply (" + Texts.error(e) + ")");
        }
    }

    /** RFC 5452 section 9.1; server address and port are the business of the connected socket. */
    private static void requireReplyTo(Query query, Message message) throws UnusableException {
        Header header = message.getHeader();
        if (header.getID() != query.id()) {
            throw UnusableException.malformed("a reply with another id");
        }
        if (!header.getFlag(Flags.QR)) {
            throw UnusableException.malformed("a query instead of a reply");
        }
        if (header.getOpcode() != Opcode.QUERY) {
            throw UnusableException.malformed("a reply with opcode " + header.getOpcode());
        }
        if (!header.getFlag(Flags.TC)) {
            requireQuestion(query, message);
        }
    }

    private static void requireQuestion(Query query, Message message) throws UnusableException {
        List<Record> questions = message.getSection(Section.QUESTION);
        if (questions.isEmpty() && !isAnswered(message)) {
            // A server that could not read or will not take the question may leave it out.
            return;
        }
        boolean isOurs = questions.size() == 1
                && questions.get(0).getName().equals(query.name())
                && questions.get(0).getType() == query.type()
                && questions.get(0).getDClass() == DClass.IN;
        if (!isOurs) {
            throw UnusableException.malformed("a reply to another question");
        }
    }

    private static boolean isAnswered(Message message) {
        return message.getRcode() == Rcode.NOERROR || message.getRcode() == Rcode.NXDOMAIN;
    }

    private static Judgement judgement(Query query, Message message, List<ExtendedError> errors, int length) {
        if (message.getHeader().getFlag(Flags.TC)) {
            return new Judgement.Cut(message.getSection(Section.ANSWER).stream().anyMatch(CAARecord.class::isInstance));
        }
        try {
            if (!isAnswered(message)) {
                throw refusal(message.getRcode(), errors);
            }
            requireWhole(message, length);
            if (query.type() != Type.CAA) {
                // What is signed speaks for itself, however it was come by.
                return new Judgement.Other();
            }
            Judgement judgement = AnswerJudge.judge(query.name(), message);
            requireOwnersWord(errors);
            return hasError(errors, ErrorCodes::isStale) ? stale(judgement, errors) : judgement;
        } catch (UnusableException e) {
            return e.judgement();
        }
    }

    /** Octets after the last record may be records that a wrong count hides. */
    private static void requireWhole(Message message, int length) throws UnusableException {
        if (message.numBytes() != length) {
            throw UnusableException.malformed("a reply with " + (length - message.numBytes()) + " octets too many");
        }
        // RFC 6891 section 6.1.1. A second one could hide errors from us.
        int opts = 0;
        for (Record record : message.getSection(Section.ADDITIONAL)) {
            if (record instanceof OPTRecord) {
                opts++;
            }
        }
        if (opts > 1) {
            throw UnusableException.malformed("a reply with more than one OPT record");
        }
    }

    private static UnusableException refusal(int rcode, List<ExtendedError> errors) {
        Failure.Kind kind =
                switch (rcode) {
                    case Rcode.SERVFAIL ->
                        hasError(errors, ErrorCodes::isBogus) ? Failure.Kind.BOGUS : Failure.Kind.SERVFAIL;
                    case Rcode.REFUSED -> Failure.Kind.REFUSED;
                    case Rcode.NOTIMP -> Failure.Kind.NOTIMP;
                    case Rcode.FORMERR -> Failure.Kind.FORMERR;
                    default -> Failure.Kind.RCODE;
                };
        return new UnusableException(kind, Texts.rcode(rcode) + ReplyEvidence.errorsInBrackets(errors));
    }

    private static boolean hasError(List<ExtendedError> errors, IntPredicate which) {
        for (ExtendedError error : errors) {
            if (which.test(error.code())) {
                return true;
            }
        }
        return false;
    }

    /**
     * What the resolver itself calls bogus or filtered is not what the owner publishes. This only ever makes a failure of an
     * answer, so it does not matter that extended errors are not authenticated (RFC 8914 section 6).
     */
    private static void requireOwnersWord(List<ExtendedError> errors) throws UnusableException {
        if (hasError(errors, ErrorCodes::isBogusDespiteAnswer)) {
            throw new UnusableException(
                    Failure.Kind.BOGUS, "an answer that failed validation" + ReplyEvidence.errorsInBrackets(errors));
        }
        if (hasError(errors, ErrorCodes::isFiltered)) {
            throw new UnusableException(
                    Failure.Kind.FILTERED, "a filtered answer" + ReplyEvidence.errorsInBrackets(errors));
        }
    }

    /** What the resolver calls stale is what the owner published once: it is no answer, but what it refuses is kept. */
    private static Judgement.Broken stale(Judgement judgement, List<ExtendedError> errors) {
        Failure failure = new Failure(Failure.Kind.STALE, "a stale answer" + ReplyEvidence.errorsInBrackets(errors));
        return judgement instanceof Judgement.Records records
                ? new Judgement.Broken(failure, records)
                : new Judgement.Broken(failure);
    }
}
