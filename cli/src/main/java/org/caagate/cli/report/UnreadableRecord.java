package org.caagate.cli.report;

import java.util.List;
import java.util.Optional;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Reply;
import org.caagate.record.CaaRecord;
import org.caagate.record.MalformedRecordException;
import org.caagate.record.Octets;

/**
 * The CAA record because of which an answer could not be read, taken out of the message that is kept as evidence. Whatever is
 * wrong with the rest of the message, there is then simply none.
 */
final class UnreadableRecord {
    private static final int HEADER = 12;
    private static final int ANSWER_COUNT_AT = 6;
    private static final int QUESTION_COUNT_AT = 4;
    private static final int TYPE_CAA = 257;

    /** A length octet with these bits set begins a pointer, which ends the name (RFC 1035 section 4.1.4). */
    private static final int POINTER = 0xC0;

    private final Octets message;
    private int at = HEADER;

    private UnreadableRecord(Octets message) {
        this.message = message;
    }

    /** Returns the RDATA of the first such record in the last reply. */
    static Optional<Octets> of(Answer.Failed failed) {
        List<Exchange> exchanges = failed.trail().exchangesForRecords();
        if (failed.failure().kind() != Failure.Kind.MALFORMED || exchanges.isEmpty()) {
            return Optional.empty();
        }
        Reply reply = exchanges.get(exchanges.size() - 1).reply();
        if (reply instanceof Reply.Message message) {
            return in(message.octets());
        }
        return reply instanceof Reply.Unreadable unreadable ? in(unreadable.octets()) : Optional.empty();
    }

    private static Optional<Octets> in(Octets message) {
        try {
            return new UnreadableRecord(message).find();
        } catch (IndexOutOfBoundsException endsEarly) {
            return Optional.empty();
        }
    }

    private Optional<Octets> find() {
        for (int questions = number(QUESTION_COUNT_AT); questions > 0; questions--) {
            skipName();
            at += 4;
        }
        for (int answers = number(ANSWER_COUNT_AT); answers > 0; answers--) {
            skipName();
            int type = number(at);
            int start = at + 10;
            at = start + number(at + 8);
            Octets rdata = message.slice(start, at);
            if (type == TYPE_CAA && !isReadable(rdata)) {
                return Optional.of(rdata);
            }
        }
        return Optional.empty();
    }

    private static boolean isReadable(Octets rdata) {
        try {
            CaaRecord.fromRdata(rdata, 0);
            return true;
        } catch (MalformedRecordException e) {
            return false;
        }
    }

    private void skipName() {
        while (message.at(at) != 0) {
            if (message.at(at) >= POINTER) {
                at += 2;
                return;
            }
            at += 1 + message.at(at);
        }
        at++;
    }

    private int number(int place) {
        return message.at(place) << 8 | message.at(place + 1);
    }
}
