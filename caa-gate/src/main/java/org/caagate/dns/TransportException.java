package org.caagate.dns;

import java.io.IOException;
import org.caagate.lookup.Failure;

/** What a transport has to say about a server in words of its own. */
final class TransportException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Failure.Kind kind;

    /**
     * Makes the complaint.
     *
     * @param kind how the exchange fails of it
     * @param clause what the server did: the rest of a sentence that begins with it, safe to print
     */
    TransportException(Failure.Kind kind, String clause) {
        super(clause);
        this.kind = kind;
    }

    static TransportException network(String clause) {
        return new TransportException(Failure.Kind.NETWORK, clause);
    }

    Failure.Kind kind() {
        return kind;
    }
}
