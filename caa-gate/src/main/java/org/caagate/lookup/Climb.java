package org.caagate.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caagate.name.DomainName;

/**
 * The walk from a name towards the top-level domain, up to and including the step that decides (RFC 8659 section 3).
 *
 * @param path where there was to look
 * @param steps the answers, nearest first: absences, and at the end the answer that decides or the last absence of the path
 * @param beyond the climb from the name above a failed lookup, as if the name that failed had no records; only where the last step is
 *     such a failure, and a policy may let it pass ({@link ClimbPath#climbPastFailures})
 */
public record Climb(ClimbPath path, List<Answer> steps, Optional<Climb> beyond) {
    /**
     * Makes a climb that ends where it is decided.
     *
     * @param path where there was to look
     * @param steps the answers
     * @throws IllegalArgumentException if the steps do not follow the path, go on after a decision or stop without one, or
     *     take a top-level domain that does not exist for an absence
     */
    public Climb(ClimbPath path, List<Answer> steps) {
        this(path, steps, Optional.empty());
    }

    /**
     * Makes a climb.
     *
     * @param path where there was to look
     * @param steps the answers
     * @param beyond the climb from the name above a failed lookup, if there is one
     * @throws IllegalArgumentException if the steps do not follow the path, go on after a decision or stop without one, or
     *     take a top-level domain that does not exist for an absence; or if the climb beyond does not follow a failed lookup
     */
    public Climb {
        steps = List.copyOf(steps);
        List<DomainName> names = steps.stream().map(Answer::name).toList();
        if (names.isEmpty()
                || names.size() > path.names().size()
                || !path.names().subList(0, names.size()).equals(names)) {
            throw new IllegalArgumentException("steps " + names + " do not follow the path " + path.names());
        }
        for (Answer step : steps.subList(0, steps.size() - 1)) {
            if (!(step instanceof Answer.Absent)) {
                throw new IllegalArgumentException("the climb goes on after " + step.name());
            }
        }
        if (path.isMissingTop(steps.get(steps.size() - 1))) {
            throw new IllegalArgumentException(
                    "the top-level domain " + names.get(names.size() - 1) + " does not exist: a failure, no absence");
        }
        if (steps.get(steps.size() - 1) instanceof Answer.Absent
                && names.size() < path.names().size()) {
            throw new IllegalArgumentException(
                    "the climb stops at " + names.get(names.size() - 1) + " without a decision");
        }
        if (beyond.isPresent()
                && !path.above(steps).equals(Optional.of(beyond.get().path()))) {
            throw new IllegalArgumentException(
                    beyond.get().path().names() + " is not what lies beyond a failed lookup at " + names);
        }
    }

    /**
     * Returns all answers that were looked at: the steps, and those beyond.
     *
     * @return at least one answer
     */
    public List<Answer> allSteps() {
        if (beyond.isEmpty()) {
            return steps;
        }
        List<Answer> all = new ArrayList<>(steps);
        all.addAll(beyond.get().allSteps());
        return List.copyOf(all);
    }

    /**
     * Returns the name where the climb started.
     *
     * @return the first name asked
     */
    public DomainName start() {
        return path.names().get(0);
    }

    /**
     * Returns the relevant RRset.
     *
     * @return what the climb found, found missing, or could not see
     */
    public RelevantRRset relevantRRset() {
        return steps.get(steps.size() - 1)
                .fold(
                        RelevantRRset.Found::new,
                        absent -> new RelevantRRset.None(absent.name(), path.reach()),
                        RelevantRRset.Hidden::new);
    }
}
