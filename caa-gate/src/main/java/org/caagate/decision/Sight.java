package org.caagate.decision;

import org.caagate.lookup.Answer;

/**
 * Whether somebody who saw no CAA records can see any: a resolver that passes on none, or answers for none, permits everything. A
 * name that is known to have some, the canary, is asked along to find out.
 */
public final class Sight {
    private Sight() {}

    /**
     * Returns whether a verdict depends on sight: a permit does that rests on no record.
     *
     * @param verdict a verdict of the evaluator
     * @return whether {@link #limit} might change it
     */
    public static boolean isNeededFor(Verdict verdict) {
        return verdict instanceof Permitted permitted && isWithoutRecord(permitted.reason());
    }

    /**
     * Returns what a verdict is worth, given what came of asking for the canary: a permit that rests on no record is undetermined
     * unless the records of the canary were seen.
     *
     * @param verdict a verdict of the evaluator
     * @param canary the answer for a name that is known to have CAA records, from whoever gave the answers that the verdict rests on
     * @return the verdict, or that nobody can say
     */
    public static Verdict limit(Verdict verdict, Answer canary) {
        if (canary instanceof Answer.Present
                || !(verdict instanceof Permitted permitted)
                || !isWithoutRecord(permitted.reason())) {
            return verdict;
        }
        return new Undetermined(
                permitted.subject(),
                new UndeterminedReason.ResolverSeesNoCaa(permitted.reason(), canary),
                permitted.examined(),
                permitted.findings());
    }

    private static boolean isWithoutRecord(PermitReason reason) {
        return !(reason instanceof PermitReason.IssuerAuthorized)
                && !(reason instanceof PermitReason.NoRestrictingProperty);
    }
}
