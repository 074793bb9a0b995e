package org.caagate;

import java.util.List;
import org.caagate.decision.Undetermined;
import org.caagate.decision.UndeterminedReason;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Reply;

/** Which verdicts that nobody could reach may be tolerated, where a policy tolerates failed lookups. */
final class Toleration {
    private static final int NOERROR = 0;
    private static final int NXDOMAIN = 3;

    private Toleration() {}

    /** Whether it is a failed lookup that may be tolerated; no other reason ever is. */
    static boolean covers(Undetermined verdict) {
        return verdict.reason() instanceof UndeterminedReason.LookupFailed failed
                && isTolerable(failed.answer().failure().kind())
                && !isCrowdedOut(failed.answer())
                && !isAnswered(failed.answer());
    }

    /**
     * A lookup that asked nobody has not failed at anybody's. Others in the same request have used up its time or its room, and whoever
     * owns them must not void what this name's owner says.
     */
    private static boolean isCrowdedOut(Answer.Failed answer) {
        return answer.trail().exchangesForRecords().isEmpty()
                || switch (answer.failure().kind()) {
                    // At the end of an alias chain lies the policy, so it is this name that has to have been asked.
                    case DEADLINE -> answer.tries().isEmpty();
                    case TOO_LARGE -> answer.tries().isEmpty() || isDropped(answer.tries());
                    default -> false;
                };
    }

    /** An answer came, and what failed was to validate it: it may be a refusal, and it may be bogus. */
    private static boolean isAnswered(Answer.Failed answer) {
        List<Exchange> tries = answer.tries();
        return !tries.isEmpty()
                && tries.get(tries.size() - 1).reply() instanceof Reply.Message last
                && (last.rcode() == NOERROR || last.rcode() == NXDOMAIN)
                && (isOfNoAnswer(answer.failure().kind()) || isValidated(answer));
    }

    /** Where the last try was answered, a failure of this kind is that of another question. */
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

    /** What came last was not kept: nobody knows whether it was large itself, or came when the room was used up. */
    private static boolean isDropped(List<Exchange> tries) {
        return tries.get(tries.size() - 1).reply() instanceof Reply.Nothing;
    }

    /**
     * An unexplained SERVFAIL may be a failed validation, behind which an attacker can hide any policy; and of a lookup that
     * breaks its contract nobody knows whether it asked at all.
     */
    private static boolean isTolerable(Failure.Kind kind) {
        return switch (kind) {
            case SERVFAIL, BOGUS, LOOKUP_DEFECT -> false;
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
                    TOO_LARGE,
                    FILTERED,
                    STALE,
                    NETWORK,
                    DEADLINE -> true;
        };
    }
}
