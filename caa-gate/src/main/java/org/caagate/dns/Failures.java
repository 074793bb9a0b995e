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

    private final List<Failure> failures = new ArrayList<>();

    void add(Failure failure) {
        failures.add(failure);
    }

    /** Returns whether a SERVFAIL is the gravest of it, which may or may not be a failed validation. */
    boolean needsExplanation() {
        return has(Failure.Kind.SERVFAIL) && !has(Failure.Kind.BOGUS);
    }

    private boolean has(Failure.Kind kind) {
        return failures.stream().anyMatch(failure -> failure.kind() == kind);
    }

    /** After the last try: a failed validation, or what may be one, weighs more than what came after it. */
    Judgement last() {
        return new Judgement.Broken(new Failure(gravest().kind(), story(gravest())));
    }

    private Failure gravest() {
        Failure last = failures.get(failures.size() - 1);
        return first(Failure.Kind.BOGUS, first(Failure.Kind.SERVFAIL, last));
    }

    private Failure first(Failure.Kind kind, Failure otherwise) {
        return failures.stream()
                .filter(failure -> failure.kind() == kind)
                .findFirst()
                .orElse(otherwise);
    }

    /**
     * When time is up before the last try. A deadline must not make of a SERVFAIL, which may be bogus, something that callers
     * may choose to tolerate; where the request has ended nobody will read it.
     */
    Judgement late(LookupContext context) {
        if (!context.isEnded() && (has(Failure.Kind.SERVFAIL) || has(Failure.Kind.BOGUS))) {
            return new Judgement.Broken(
                    new Failure(gravest().kind(), story(gravest()) + "; then the deadline left no time"));
        }
        String end = context.isEnded() ? "the request ended" : "the deadline left no time";
        String sofar = failures.isEmpty() ? "before anything was asked" : "after " + story(gravest());
        return Judgement.Broken.of(Failure.Kind.DEADLINE, end + " " + sofar);
    }

    /** A failed validation. */
    Judgement bogus() {
        return explained(Failure.Kind.BOGUS, "; answered only with checking disabled, so DNSSEC validation fails");
    }

    /** A failure that is not one of validation. */
    Judgement servfailUnchecked() {
        return explained(
                Failure.Kind.SERVFAIL_UNCHECKED, "; the same with checking disabled, so not for DNSSEC validation");
    }

    private Judgement explained(Failure.Kind kind, String why) {
        return Judgement.Broken.of(kind, story(gravest()) + why);
    }

    private String story(Failure main) {
        Set<String> others = new LinkedHashSet<>();
        failures.forEach(failure -> others.add(failure.detail()));
        others.remove(main.detail());
        StringBuilder story = new StringBuilder(main.detail());
        story.append(", ").append(Texts.times(failures.size(), "try", "tries"));
        others.stream().limit(SHOWN).forEach(other -> story.append("; also ").append(other));
        return story.toString();
    }
}
