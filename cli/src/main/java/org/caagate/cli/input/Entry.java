package org.caagate.cli.input;

import org.caagate.name.Identifier;

/** One item of a stream of identifiers. */
public sealed interface Entry {
    /**
     * Returns where it was given.
     *
     * @return the place
     */
    Source source();

    /**
     * An identifier.
     *
     * @param identifier what is checked
     * @param source where it was given
     */
    record Valid(Identifier identifier, Source source) implements Entry {}

    /**
     * What was meant for an identifier and is none.
     *
     * @param text what was written, perhaps cut; not escaped
     * @param source where it was given
     * @param fault what is wrong with it, safe to print
     */
    record Invalid(String text, Source source, String fault) implements Entry {}
}
