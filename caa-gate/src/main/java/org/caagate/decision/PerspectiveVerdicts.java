package org.caagate.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The views of several perspectives on one subject, made one verdict: a permit only where all permit, for the same records. */
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
     * @param views at least one view, all on the same subject, the gate's own first
     * @return the verdict; one view alone is its own
     * @throws IllegalArgumentException if there is none, or they are views on different subjects
     */
    public static Verdict combine(List<PerspectiveVerdict> views) {
        if (views.isEmpty()) {
            throw new IllegalArgumentException("no perspective, no verdict");
        }
        Verdict foremost = views.get(0).verdict();
        if (views.stream().anyMatch(view -> !view.verdict().subject().equals(foremost.subject()))) {
            throw new IllegalArgumentException("views on different subjects: " + views);
        }
        if (views.size() == 1 || foremost instanceof NotApplicable) {
            return foremost;
        }
        return decisive(views)
                .or(() -> first(views, view -> view.verdict().reason() instanceof UndeterminedReason.LookupFailed))
                .or(() -> disagreement(views))
                .or(() -> first(views, view -> !(view.verdict() instanceof Permitted)))
                .orElse(foremost);
    }

    /**
     * Returns whether those that permit do so for the same records.
     *
     * @param views views on the same subject
     * @return whether no two permits differ in what they rest on
     */
    public static boolean permitsAgree(List<PerspectiveVerdict> views) {
        List<PerspectiveVerdict> permits = views.stream()
                .filter(view -> view.verdict() instanceof Permitted)
                .toList();
        return permits.stream().allMatch(permit -> permits.get(0).seesAs(permit));
    }

    private static Optional<Verdict> decisive(List<PerspectiveVerdict> views) {
        return first(views, view -> view.verdict() instanceof Refused)
                .or(() -> first(
                        views,
                        view -> view.verdict() instanceof Undetermined undetermined
                                && !mayBeTolerated(undetermined.reason())));
    }

    /** By somebody: the gate tolerates failed lookups only, but the command line also facts that the user did not give. */
    private static boolean mayBeTolerated(UndeterminedReason reason) {
        return reason instanceof UndeterminedReason.LookupFailed
                || reason instanceof UndeterminedReason.AccountUnknown
                || reason instanceof UndeterminedReason.MethodUnknown;
    }

    private static Optional<Verdict> first(List<PerspectiveVerdict> views, Predicate<PerspectiveVerdict> which) {
        return views.stream().filter(which).findFirst().map(view -> remarked(view.verdict(), views));
    }

    private static Optional<Verdict> disagreement(List<PerspectiveVerdict> views) {
        PerspectiveVerdict foremost = views.get(0);
        if (views.stream().allMatch(foremost::seesAs)) {
            return Optional.empty();
        }
        Verdict verdict = foremost.verdict();
        return Optional.of(new Undetermined(
                verdict.subject(),
                new UndeterminedReason.PerspectivesDisagree(seen(views)),
                verdict.examination().orElseThrow(),
                verdict.findings()));
    }

    private static Verdict remarked(Verdict verdict, List<PerspectiveVerdict> views) {
        if (views.stream().allMatch(views.get(0)::agreesWith)) {
            return verdict;
        }
        List<Finding> findings = new ArrayList<>(verdict.findings());
        findings.add(Finding.of(FindingId.PERSPECTIVES_DIFFER, "the perspectives differ: " + told(views)));
        return verdict.fold(
                permitted -> permitted,
                refused -> refused.withFindings(findings),
                undetermined -> undetermined.withFindings(findings),
                notApplicable -> notApplicable);
    }

    private static String told(List<PerspectiveVerdict> views) {
        return views.stream()
                .map(view -> view.seen()
                                .map(seen -> new PerspectiveRRset(view.perspective(), view.region(), seen).toString())
                                .orElseThrow()
                        + ": " + view.verdict().kind().id() + " ("
                        + view.verdict().reason().id() + ")")
                .collect(Collectors.joining("; "));
    }

    private static List<PerspectiveRRset> seen(List<PerspectiveVerdict> views) {
        return views.stream()
                .map(view -> new PerspectiveRRset(
                        view.perspective(), view.region(), view.seen().orElseThrow()))
                .toList();
    }
}
