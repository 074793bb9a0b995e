package org.caagate.decision;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Climb;
import org.caagate.lookup.Exchange;

/**
 * Whether somebody who saw no CAA records can see any: a resolver that passes on none, or answers for none, permits everything. A
 * name that is known to have some, the canary, is asked along to find out.
 */
public final class CanaryRule {
    private CanaryRule() {}

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
     * unless the records of the canary were seen, and seen at each server that said that there are none. Who showed them in datagrams is
     * believed over TCP at the same address as well, as failed tries are made again there. Who showed them over TCP is not believed in
     * datagrams, into which others may slip answers of their own, unless a datagram was cut and the rest came over TCP. Other transports
     * stand for themselves. An answer whose trail has no exchanges leaves nothing to compare.
     *
     * @param verdict a verdict of the evaluator
     * @param canary the answer for a name that is known to have CAA records, from the lookup whose answers the verdict rests on
     * @return the verdict, or that nobody can say
     */
    public static Verdict limit(Verdict verdict, Answer canary) {
        if (!(verdict instanceof Permitted permitted) || !isWithoutRecord(permitted.reason())) {
            return verdict;
        }
        Climb climb = permitted.examined().climb();
        if (!(canary instanceof Answer.Present seen)) {
            return withheld(permitted, new UndeterminedReason.ResolverSeesNoCaa(permitted.reason(), canary));
        }
        return unseen(climb, permitted.reason(), seen)
                .<Verdict>map(unseen -> withheld(
                        permitted, new UndeterminedReason.ResolverSeesNoCaa(permitted.reason(), canary, unseen)))
                .orElse(verdict);
    }

    /**
     * Returns whether to ask for the canary once more might change a verdict: a server that said that there are no records was asked for the
     * canary, but another one showed it, or the same over TCP. A datagram that was lost looks like that.
     *
     * @param verdict a verdict of {@link #limit}
     * @return whether the server that was not seen to show records gave no answer about the canary that counts
     */
    public static boolean mayBeSeenAnew(Verdict verdict) {
        return verdict.reason() instanceof UndeterminedReason.ResolverSeesNoCaa reason
                && reason.canary() instanceof Answer.Present canary
                && reason.unseen()
                        .filter(exchange -> Witnesses.wasAskedInVain(exchange.server(), canary))
                        .isPresent();
    }

    private static Undetermined withheld(Permitted permitted, UndeterminedReason reason) {
        return new Undetermined(permitted.subject(), reason, permitted.examined(), permitted.findings());
    }

    /** The first exchange that the permit rests on with a server that did not show the canary. */
    private static Optional<Exchange> unseen(Climb climb, PermitReason reason, Answer.Present canary) {
        if (canary.trail().exchanges().isEmpty()) {
            return Optional.empty();
        }
        Set<String> seeing = Witnesses.ofRecords(canary);
        Optional<Exchange> absence = climb.allSteps().stream()
                .filter(Answer.Absent.class::isInstance)
                .flatMap(step -> Witnesses.ofAnswers(step.trail()).stream())
                .filter(exchange -> !seeing.contains(exchange.server()))
                .findFirst();
        return absence.or(() -> failed(reason).stream()
                .filter(attempt ->
                        seeing.stream().noneMatch(server -> Witnesses.isSameAddress(server, attempt.server())))
                .findFirst());
    }

    /** The same resolver is tried over several transports when it fails. */
    private static List<Exchange> failed(PermitReason reason) {
        return reason instanceof PermitReason.LookupFailureAccepted accepted ? accepted.tries() : List.of();
    }

    private static boolean isWithoutRecord(PermitReason reason) {
        return !(reason instanceof PermitReason.IssuerAuthorized)
                && !(reason instanceof PermitReason.NoRestrictingProperty);
    }
}
