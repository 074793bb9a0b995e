package org.caagate;

import org.caagate.decision.Undetermined;
import org.caagate.decision.UndeterminedReason;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Failure;

/** Which verdicts that nobody could reach may be tolerated, where a policy tolerates failed lookups. */
final class Toleration {
    private Toleration() {}

    /** Whether it is a failed lookup that may be tolerated; no other reason ever is. */
    static boolean covers(Undetermined verdict) {
        return verdict.reason() instanceof UndeterminedReason.LookupFailed failed
                && isTolerable(failed.answer().failure().kind())
                && !isCrowdedOut(failed.answer());
    }

    /** Names of others in the same request have used up its room: whoever owns them must not void what this name's owner says. */
    private static boolean isCrowdedOut(Answer.Failed answer) {
        return answer.failure().kind() == Failure.Kind.TOO_LARGE
                && answer.trail().exchanges().isEmpty();
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
