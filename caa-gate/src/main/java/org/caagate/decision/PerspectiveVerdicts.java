package org.caagate.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The verdicts of several perspectives on one subject, made one: a permit only where all permit, for the same records. */
public final class PerspectiveVerdicts {
    private PerspectiveVerdicts() {}

    /**
     * Returns the verdict of all perspectives together. The first of these that applies decides:
     *
     * <ol>
     *   <li>one that refuses;
     *   <li>one for which it is undetermined why, in a way that nobody tolerates; then one whose lookup failed;
     *   <li>a difference in what they saw: another relevant RRset, by flags, tags without case and values, or at another name;
     *   <li>one for which the account or the method is to be known;
     *   <li>that all permit.
     * </ol>
     *
     * Where they differ, a finding of a refusal and of what is undetermined says who saw what.
     *
     * @param perspectives the verdict of at least one perspective, all on the same subject, the gate's own first
     * @return the verdict; that of one perspective alone is its own
     * @throws IllegalArgumentException if there is none, or they are on different subjects
     */
    public static Verdict combine(List<PerspectiveVerdict> perspectives) {
        if (perspectives.isEmpty()) {
            throw new IllegalArgumentException("no perspective, no verdict");
        }
        Verdict foremost = perspectives.get(0).verdict();
        if (perspectives.stream().anyMatch(each -> !each.verdict().subject().equals(foremost.subject()))) {
            throw new IllegalArgumentException("verdicts on different subjects: " + perspectives);
        }
        if (perspectives.size() == 1 || foremost instanceof NotApplicable) {
            return foremost;
        }
        return decisive(perspectives)
                .or(() ->
                        first(perspectives, each -> each.verdict().reason() instanceof UndeterminedReason.LookupFailed))
                .or(() -> disagreement(perspectives))
                .or(() -> first(perspectives, each -> !(each.verdict() instanceof Permitted)))
                .orElse(foremost);
    }

    /**
     * Returns whether those that permit do so for the same records.
     *
     * @param perspectives verdicts on the same subject
     * @return whether no two permits differ in what they rest on
     */
    public static boolean permitsAgree(List<PerspectiveVerdict> perspectives) {
        List<PerspectiveVerdict> permits = perspectives.stream()
                .filter(each -> each.verdict() instanceof Permitted)
                .toList();
        return permits.stream().allMatch(permit -> permits.get(0).seesAs(permit));
    }

    private static Optional<Verdict> decisive(List<PerspectiveVerdict> perspectives) {
        return first(perspectives, each -> each.verdict() instanceof Refused)
                .or(() -> first(
                        perspectives,
                        each -> each.verdict() instanceof Undetermined undetermined
                                && !mayBeTolerated(undetermined.reason())));
    }

    /** By somebody: the gate tolerates failed lookups only, but the command line also facts that the user did not give. */
    private static boolean mayBeTolerated(UndeterminedReason reason) {
        return reason instanceof UndeterminedReason.LookupFailed
                || reason instanceof UndeterminedReason.AccountUnknown
                || reason instanceof UndeterminedReason.MethodUnknown;
    }

    private static Optional<Verdict> first(List<PerspectiveVerdict> perspectives, Predicate<PerspectiveVerdict> which) {
        return perspectives.stream().filter(which).findFirst().map(each -> remarked(each.verdict(), perspectives));
    }

    private static Optional<Verdict> disagreement(List<PerspectiveVerdict> perspectives) {
        PerspectiveVerdict foremost = perspectives.get(0);
        if (perspectives.stream().allMatch(foremost::seesAs)) {
            return Optional.empty();
        }
        Verdict verdict = foremost.verdict();
        return Optional.of(new Undetermined(
                verdict.subject(),
                new UndeterminedReason.PerspectivesDisagree(seen(perspectives)),
                verdict.examination().orElseThrow(),
                verdict.findings()));
    }

    private static Verdict remarked(Verdict verdict, List<PerspectiveVerdict> perspectives) {
        if (perspectives.stream().allMatch(perspectives.get(0)::agreesWith)) {
            return verdict;
        }
        List<Finding> findings = new ArrayList<>(verdict.findings());
        findings.add(Finding.of(FindingId.PERSPECTIVES_DIFFER, "the perspectives differ: " + told(perspectives)));
        return verdict.fold(
                permitted -> permitted,
                refused -> refused.withFindings(findings),
                undetermined -> undetermined.withFindings(findings),
                notApplicable -> notApplicable);
    }

    private static String told(List<PerspectiveVerdict> perspectives) {
        return perspectives.stream()
                .map(each -> each.seen()
                                .map(seen -> new PerspectiveRRset(each.perspective(), each.region(), seen).toString())
                                .orElseThrow()
                        + ": " + each.verdict().kind().id() + " ("
                        + each.verdict().reason().id() + ")")
                .collect(Collectors.joining("; "));
    }

    private static List<PerspectiveRRset> seen(List<PerspectiveVerdict> perspectives) {
        return perspectives.stream()
                .map(each -> new PerspectiveRRset(
                        each.perspective(), each.region(), each.seen().orElseThrow()))
                .toList();
    }
}
