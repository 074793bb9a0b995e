package org.caagate.cli.input;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.caagate.decision.Subject;
import org.caagate.name.Identifier;

/** The identifiers of a run, each once, in the order in which they were given, and where each was given first. */
public final class Identifiers {
    private final Map<Identifier, Source> sources = new LinkedHashMap<>();

    Identifiers() {}

    /**
     * Returns one identifier.
     *
     * @param identifier the identifier
     * @param source where it was given
     * @return the identifiers of a run that has only this one
     */
    public static Identifiers of(Identifier identifier, Source source) {
        Identifiers one = new Identifiers();
        one.add(identifier, source);
        return one;
    }

    void add(Identifier identifier, Source source) {
        sources.putIfAbsent(identifier, source);
    }

    int size() {
        return sources.size();
    }

    /**
     * Returns the identifiers.
     *
     * @return in the order in which they were given
     */
    public Set<Identifier> all() {
        return Collections.unmodifiableSet(sources.keySet());
    }

    /**
     * Returns where an identifier was given, or the one that brought it in.
     *
     * @param subject what a verdict is about
     * @return the place; the command line for one that nobody gave
     */
    public Source source(Subject subject) {
        return subject.origin() instanceof Subject.Origin.AddedBeside added
                ? source(added.identifiers().get(0)).place()
                : source(subject.identifier());
    }

    /**
     * Returns where an identifier was given.
     *
     * @param identifier any identifier
     * @return the place; the command line for one that nobody gave
     */
    public Source source(Identifier identifier) {
        return sources.getOrDefault(identifier, Source.COMMAND_LINE);
    }
}
