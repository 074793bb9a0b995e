package org.caagate.cli.report.text;

import org.caagate.cli.input.Identifiers;
import org.caagate.name.Escaped;
import org.caagate.name.Identifier;

/** Identifiers as text that is safe to print. */
final class Names {
    private Names() {}

    /** An identifier, and how the user wrote it if that was in another script. */
    static String shown(Identifier identifier, Identifiers identifiers) {
        return bare(identifier)
                + identifiers
                        .source(identifier)
                        .written()
                        .map(written -> " (" + written + ")")
                        .orElse("");
    }

    /** Only host names and addresses cannot carry anything but themselves. */
    static String bare(Identifier identifier) {
        return switch (identifier.kind()) {
            case DNS, WILDCARD, IP -> identifier.toString();
            case EMAIL, OTHER -> Escaped.quote(identifier.toString());
        };
    }
}
