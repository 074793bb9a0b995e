package org.caagate.cli.advice;

import java.util.EnumSet;
import java.util.Set;
import org.caagate.lookup.Failure;

/**
 * By what a cause is known.
 *
 * @param kinds the ways to fail, of which one must be there
 * @param codes the extended errors (RFC 8914), of which one must be there; none if it does not matter
 * @param enough the ways to fail that need no extended error
 */
record Sign(Set<Failure.Kind> kinds, Set<Integer> codes, Set<Failure.Kind> enough) {
    Sign {
        kinds = Set.copyOf(kinds);
        codes = Set.copyOf(codes);
        enough = Set.copyOf(enough);
    }

    static Sign of(Failure.Kind first, Failure.Kind... more) {
        return new Sign(EnumSet.of(first, more), Set.of(), Set.of());
    }

    /** Returns the sign of a failure of any kind. */
    static Sign ofAny() {
        return new Sign(EnumSet.allOf(Failure.Kind.class), Set.of(), Set.of());
    }

    /** Returns the sign of nothing that a lookup shows. */
    static Sign ofNone() {
        return new Sign(Set.of(), Set.of(), Set.of());
    }

    /** Returns this sign where the server says why. */
    Sign saying(Integer... oneOf) {
        return new Sign(kinds, Set.of(oneOf), enough);
    }

    /** Returns this sign, or a failure of this kind whatever the server says. */
    Sign or(Failure.Kind kind) {
        return new Sign(kinds, codes, Set.of(kind));
    }

    boolean matches(Failure.Kind kind, Set<Integer> said) {
        return enough.contains(kind)
                || (kinds.contains(kind) && (codes.isEmpty() || said.stream().anyMatch(codes::contains)));
    }
}
