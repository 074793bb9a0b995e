package org.caagate.dns;

import org.caagate.lookup.Failure;

/** A message that must not be judged any further. */
final class UnusableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Failure.Kind kind;

    /**
     * Makes the complaint.
     *
     * @param kind how the lookup fails of it
     * @param message a noun phrase about the reply, safe to print
     */
    UnusableException(Failure.Kind kind, String message) {
        // Hostile messages are cheap to make, stack traces are not.
        super(message, null, false, false);
        this.kind = kind;
    }

    static UnusableException malformed(String message) {
        return new UnusableException(Failure.Kind.MALFORMED, message);
    }

    Judgement.Broken judgement() {
        return Judgement.Broken.of(kind, String.valueOf(getMessage()));
    }
}
