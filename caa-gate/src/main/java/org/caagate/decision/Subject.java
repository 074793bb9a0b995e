package org.caagate.decision;

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
         * The CA, which adds it on its own because of another.
         *
         * @param identifier the identifier that brought it in
         */
        record AddedBeside(Identifier identifier) implements Origin {}
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
        return new Subject(added, new Origin.AddedBeside(identifier), facts);
    }
}
