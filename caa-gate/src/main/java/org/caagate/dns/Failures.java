package org.caagate.dns;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.caagate.lookup.Failure;
import org.caagate.lookup.LookupContext;

/** What went wrong with the tries for one name, and what that makes of the whole. */
final class Failures {
    private static final int SHOWN = 3;

    private final List<Judgement.Broken> failures = new ArrayList<>();

    void add(Judgement.Broken broken) {
        failures.add(broken);
    }

    /** Returns whether a SERVFAIL is the gravest of it, which may or may not be a failed validation. */
    boolean needsExplanation() {
        return has(Failure.Kind.SERVFAIL) && !has(Failure.Kind.BOGUS);
    }

    private boolean has(Failure.Kind kind) {
        return count(kind) > 0;
    }

    private long count(Failure.Kind kind) {
        return failures.stream()
                .filter(broken -> broken.failure().kind() == kind)
                .count();
    }

    /**
     * After the last try: a failed validation, or what may be one, weighs more than what came after it; so does a stale answer,
     * which may hold a refusal.
     */
    Judgement last() {
        return gravest().saying(story(gravest()));
    }

    private Judgement.Broken gravest() {
        Judgement.Broken last = failures.get(failures.size() - 1);
        return latest(Failure.Kind.BOGUS, latest(Failure.Kind.SERVFAIL, latest(Failure.Kind.STALE, last)));
    }

    private Judgement.Broken latest(Failure.Kind kind, Judgement.Broken otherwise) {
        return failures.stream()
                .filter(broken -> broken.failure().kind() == kind)
                .reduce((earlier, later) -> later)
                .orElse(otherwise);
    }

    /**
     * When time or room is up before the last try. Neither must make of a SERVFAIL, which may be bogus, or of an answer that
     * stayed stale when asked for again, something that callers may choose to tolerate; where the request has ended nobody will
     * read it.
     */
    Judgement late(LookupContext context) {
        boolean isGrave = has(Failure.Kind.SERVFAIL) || has(Failure.Kind.BOGUS) || count(Failure.Kind.STALE) > 1;
        String sofar = failures.isEmpty() ? "before anything was asked" : "after " + story(gravest());
        if (context.isEnded()) {
            return Judgement.Broken.of(Failure.Kind.DEADLINE, "the request ended " + sofar);
        }
        boolean isUsedUp = context.isUsedUp();
        String end = isUsedUp ? Texts.noRoom(context) : "the deadline left no time";
        if (isGrave) {
            return gravest().saying(story(gravest()) + "; then " + end);
        }
        return Judgement.Broken.of(
                isUsedUp ? Failure.Kind.TOO_LARGE : Failure.Kind.DEADLINE, end + (isUsedUp ? ", " : " ") + sofar);
    }

    /** A failed validation. */
    Judgement bogus() {
        return explained(Failure.Kind.BOGUS, "; answered only with checking disabled, so DNSSEC validation fails");
    }

    /** A failure that is not one of validation. */
    Judgement servfailUnchecked() {
        if (has(Failure.Kind.STALE)) {
            Judgement.Broken stale = latest(Failure.Kind.STALE, gravest());
            return stale.saying(story(stale));
        }
        return explained(
                Failure.Kind.SERVFAIL_UNCHECKED, "; the same with checking disabled, so not for DNSSEC validation");
    }

    private Judgement explained(Failure.Kind kind, String why) {
        return Judgement.Broken.of(kind, story(gravest()) + why);
    }

    private String story(Judgement.Broken main) {
        Set<String> others = new LinkedHashSet<>();
        failures.forEach(broken -> others.add(broken.failure().detail()));
        others.remove(main.failure().detail());
        StringBuilder story = new StringBuilder(main.failure().detail());
        story.append(", ").append(Texts.times(failures.size(), "try", "tries"));
        others.stream().limit(SHOWN).forEach(other -> story.append("; also ").append(other));
        return story.toString();
    }
}
