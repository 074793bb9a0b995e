package org.caagate.lookup;

/**
 * An extended DNS error (RFC 8914): unauthenticated, for diagnosis.
 *
 * @param code the info code, 0 to 65535
 * @param text the extra text, escaped and cut for printing, perhaps empty
 */
public record ExtendedError(int code, String text) {
    /** Returns the code and the text. */
    @Override
    public String toString() {
        return text.isEmpty() ? "EDE " + code : "EDE " + code + " (" + text + ")";
    }
}
