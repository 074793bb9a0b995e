package org.caagate.lookup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.caagate.name.DomainName;

/**
 * The names to ask for one name, nearest first (RFC 8659 section 3): the name, and each ancestor up to the top-level domain
 * or up to a boundary that the caller declared. Never the root.
 *
 * @param names at least one name, each the parent of the one before
 * @param reach where the path ends
 */
public record ClimbPath(List<DomainName> names, Reach reach) {
    /** Where a climb that finds nothing ends. */
    public enum Reach {
        /** At the top-level domain: everything was asked. */
        TOP_LEVEL,
        /** At a boundary that the caller declared, which was asked as well. */
        BOUNDARY
    }

    /**
     * Makes a path.
     *
     * @param names at least one name, each the parent of the one before
     * @param reach where the path ends
     * @throws IllegalArgumentException if the names are no climb, or end below the top level without a boundary
     */
    public ClimbPath {
        names = List.copyOf(names);
        if (names.isEmpty() || !isClimb(names)) {
            throw new IllegalArgumentException("no climb: " + names);
        }
        if (reach == Reach.TOP_LEVEL && !names.get(names.size() - 1).isTopLevel()) {
            throw new IllegalArgumentException("the climb ends below the top level without a boundary: " + names);
        }
    }

    private static boolean isClimb(List<DomainName> names) {
        List<DomainName> whole = names.get(0).climb();
        return names.size() <= whole.size() && whole.subList(0, names.size()).equals(names);
    }

    /**
     * Returns the path for a name.
     *
     * @param start the name where the climb starts
     * @param boundaries suffixes at which it stops; the nearest one on the way counts
     * @return the path
     */
    public static ClimbPath from(DomainName start, Collection<DomainName> boundaries) {
        List<DomainName> names = new ArrayList<>();
        for (DomainName name : start.climb()) {
            names.add(name);
            if (boundaries.contains(name)) {
                return new ClimbPath(names, Reach.BOUNDARY);
            }
        }
        return new ClimbPath(names, Reach.TOP_LEVEL);
    }

    /**
     * Returns the climb as soon as it is decided: when the nearest answer that is not an absence is known with everything
     * below it, or all names are absent. Answers above the deciding one do not matter.
     *
     * @param answers the answers so far; nothing for a name that has none yet
     * @return the climb, or nothing while an answer is missing that could change it
     */
    public Optional<Climb> climb(Function<DomainName, Optional<Answer>> answers) {
        List<Answer> steps = new ArrayList<>();
        for (DomainName name : names) {
            Optional<Answer> answer = answers.apply(name).map(this::seenFromTheTop);
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            steps.add(answer.get());
            if (!(answer.get() instanceof Answer.Absent)) {
                break;
            }
        }
        return Optional.of(new Climb(this, steps));
    }

    /**
     * Returns the name that the climb cannot do without: the nearest without an answer, if all below it are absent.
     *
     * @param answers the answers so far; nothing for a name that has none yet
     * @return the name, or nothing if the climb is decided
     */
    public Optional<DomainName> next(Function<DomainName, Optional<Answer>> answers) {
        for (DomainName name : names) {
            Optional<Answer> answer = answers.apply(name);
            if (answer.isEmpty()) {
                return Optional.of(name);
            }
            if (!(answer.get() instanceof Answer.Absent)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the climb as soon as it is decided, as {@link #climb} does; but where a lookup failed, also the climb from the name above,
     * as if the one that failed had no records. A policy that lets a failed lookup pass has to know what it would pass by.
     *
     * @param answers the answers so far; nothing for a name that has none yet
     * @return the climb, or nothing while an answer is missing that could change it
     */
    public Optional<Climb> climbPastFailures(Function<DomainName, Optional<Answer>> answers) {
        Optional<Climb> climb = climb(answers);
        Optional<ClimbPath> above = climb.flatMap(reached -> above(reached.steps()));
        return above.isEmpty()
                ? climb
                : above.get()
                        .climbPastFailures(answers)
                        .map(beyond -> new Climb(this, climb.get().steps(), Optional.of(beyond)));
    }

    /**
     * Returns the name that the climb past failures cannot do without, as {@link #next} does.
     *
     * @param answers the answers so far; nothing for a name that has none yet
     * @return the name, or nothing if the climb is decided, beyond failed lookups as well
     */
    public Optional<DomainName> nextPastFailures(Function<DomainName, Optional<Answer>> answers) {
        return next(answers).or(() -> climb(answers)
                .flatMap(reached -> above(reached.steps()))
                .flatMap(above -> above.nextPastFailures(answers)));
    }

    /**
     * The rest of the path above steps that end with a failed lookup, if there is any. Stale records count as records of the name, so
     * that what is above does not.
     */
    Optional<ClimbPath> above(List<Answer> steps) {
        boolean isOpen = steps.get(steps.size() - 1) instanceof Answer.Failed failed
                && failed.stale().isEmpty()
                && steps.size() < names.size();
        return isOpen ? Optional.of(new ClimbPath(names.subList(steps.size(), names.size()), reach)) : Optional.empty();
    }

    /**
     * A top-level domain that does not exist means a resolver with another root, or a private name without a boundary: then
     * the absence of CAA says nothing about the public DNS.
     */
    boolean isMissingTop(Answer answer) {
        return reach == Reach.TOP_LEVEL
                && answer.name().isTopLevel()
                && answer instanceof Answer.Absent absent
                && absent.absence() == Answer.Absence.NXDOMAIN;
    }

    private Answer seenFromTheTop(Answer answer) {
        return isMissingTop(answer)
                ? new Answer.Failed(
                        answer.name(),
                        new Failure(
                                Failure.Kind.NO_SUCH_TLD,
                                "the resolver says that the top-level domain " + answer.name() + " does not exist"),
                        answer.trail())
                : answer;
    }
}
