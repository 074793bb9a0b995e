package org.caagate.name;

/** The complaint about one name that cannot be read; its message says which, what is wrong and what to write instead. */
public final class InvalidNameException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the complaint.
     *
     * @param text the name as it was given; it is escaped and cut for the message
     * @param fault what is wrong with it, a clause in lower case
     */
    public InvalidNameException(String text, String fault) {
        super(Escaped.quote(text) + ": " + fault);
    }
}
