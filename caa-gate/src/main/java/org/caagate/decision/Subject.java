package org.caagate.decision;

import java.util.ArrayList;
import java.util.List;
import org.caagate.name.Identifier;

/**
 * What one verdict is about.
 *
 * @param identifier the identifier
 * @param origin who asked for it
 * @param facts what is known of the request for it
 */
public record Subject(Identifier identifier, Origin origin, Facts facts) {
    /** Who asked for an identifier. */
    public sealed interface Origin {
        /** The request itself. */
        Origin REQUESTED = new Requested();

        /** The request itself. */
        record Requested() implements Origin {}

        /**
         * The CA, which adds it on its own because of others.
         *
         * @param identifiers the identifiers that brought it in, at least one
         */
        record AddedBeside(List<Identifier> identifiers) implements Origin {
            /**
             * Copies the list.
             *
             * @param identifiers the identifiers that brought it in
             * @throws IllegalArgumentException if there are none
             */
            public AddedBeside {
                identifiers = List.copyOf(identifiers);
                if (identifiers.isEmpty()) {
                    throw new IllegalArgumentException("an added name is added beside another");
                }
            }
        }
    }

    /**
     * Returns an identifier that was asked for.
     *
     * @param identifier the identifier
     * @param facts what is known of the request
     * @return the subject
     */
    public static Subject requested(Identifier identifier, Facts facts) {
        return new Subject(identifier, Origin.REQUESTED, facts);
    }

    /**
     * Returns an identifier that the CA adds because of this one, with the facts of this one.
     *
     * @param added the identifier that is added
     * @return the subject
     */
    public Subject bringsIn(Identifier added) {
        return new Subject(added, new Origin.AddedBeside(List.of(identifier)), facts);
    }

    /**
     * Returns this added identifier as brought in by another one too. Where the two were validated in different ways, nobody knows
     * how the CA takes the added one to be.
     *
     * @param other the same identifier, brought in by another
     * @return the subject with both origins
     */
    public Subject alsoBroughtInBy(Subject other) {
        List<Identifier> all = new ArrayList<>(beside());
        all.addAll(other.beside());
        return new Subject(
                identifier,
                new Origin.AddedBeside(all),
                facts.method().equals(other.facts.method()) ? facts : facts.withMethod(Fact.unknown()));
    }

    /**
     * Returns the identifiers that the request asked for and because of which this one is looked at.
     *
     * @return the identifier itself, or those beside which it is added
     */
    public List<Identifier> beside() {
        return origin instanceof Origin.AddedBeside added ? added.identifiers() : List.of(identifier);
    }
}
