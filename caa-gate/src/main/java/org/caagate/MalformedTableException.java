package org.caagate;

import org.caagate.name.Escaped;

/** The complaint about a table of issuers that cannot be read, with the line. */
final class MalformedTableException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    MalformedTableException(int line, String fault) {
        super("table of issuers, line " + line + ": " + fault);
    }

    MalformedTableException(IssuerStanza.Entry entry, String fault) {
        this(entry.line(), Escaped.quote(entry.value()) + ": " + fault);
    }
}
