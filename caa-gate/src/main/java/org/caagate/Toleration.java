package org.caagate;

import org.caagate.decision.Permitted;
import org.caagate.decision.Undetermined;
import org.caagate.decision.UndeterminedReason;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Reply;

/** Which verdicts that nobody could reach may be tolerated, where a policy tolerates failed lookups. */
final class Toleration {
    private Toleration() {}

    /** Whether it is a failed lookup that may be tolerated; no other reason ever is. */
    static boolean covers(Undetermined verdict) {
        return verdict.reason() instanceof UndeterminedReason.LookupFailed failed
                && isTolerable(failed.answer().failure().kind())
                && isAsked(failed.answer())
                && !isAnswered(failed.answer())
                && failed.above().map(Toleration::isOpen).orElse(true);
    }

    /** What is seen above a name that failed must not stand in the way: a failure there may pass as well, a refusal may not. */
    private static boolean isOpen(Verdict above) {
        return above instanceof Permitted || (above instanceof Undetermined undetermined && covers(undetermined));
    }

    /** A lookup that asked nobody has not failed at anybody's. */
    private static boolean isAsked(Answer.Failed answer) {
        return !answer.trail().exchangesForRecords().isEmpty();
    }

    /**
     * An answer came, at whichever try, and something else failed: to validate it, or to have a better one. It may be a refusal, and it
     * may be bogus; whoever can drop a packet must not choose between the two.
     */
    private static boolean isAnswered(Answer.Failed answer) {
        return answer.tries().stream().anyMatch(Toleration::hasAnswer)
                && (isOfNoAnswer(answer.failure().kind()) || isValidated(answer));
    }

    /** Whether the reply says that a name or type is there or not (RFC 1035 section 4.1.1). */
    private static boolean hasAnswer(Exchange exchange) {
        return exchange.reply() instanceof Reply.Message message && message.isAnswer();
    }

    /** A failure of this kind is none of what an answer says. */
    private static boolean isOfNoAnswer(Failure.Kind kind) {
        return switch (kind) {
            case SERVFAIL, SERVFAIL_UNCHECKED, REFUSED, NOTIMP, FORMERR, RCODE, TIMEOUT, NETWORK, DEADLINE -> true;
            case BOGUS,
                    LOOKUP_DEFECT,
                    TRUNCATED,
                    MALFORMED,
                    LAME,
                    ALIAS_LOOP,
                    NO_SUCH_TLD,
                    TOO_LARGE,
                    FILTERED,
                    STALE -> false;
        };
    }

    private static boolean isValidated(Answer.Failed answer) {
        return answer.trail().exchanges().stream()
                .anyMatch(exchange -> exchange.purpose() == Exchange.Purpose.VALIDATION);
    }

    /**
     * An unexplained SERVFAIL may be a failed validation, behind which an attacker can hide any policy; and of a lookup that
     * breaks its contract nobody knows whether it asked at all. Time and room are the request's: other names have used them up, and
     * whoever owns those must not void what the owner of this one says.
     */
    private static boolean isTolerable(Failure.Kind kind) {
        return switch (kind) {
            case SERVFAIL, BOGUS, LOOKUP_DEFECT, DEADLINE, TOO_LARGE -> false;
            case SERVFAIL_UNCHECKED,
                    REFUSED,
                    NOTIMP,
                    FORMERR,
                    RCODE,
                    TIMEOUT,
                    TRUNCATED,
                    MALFORMED,
                    LAME,
                    ALIAS_LOOP,
                    NO_SUCH_TLD,
                    FILTERED,
                    STALE,
                    NETWORK -> true;
        };
    }
}
