package org.caagate.record;

/** A CAA record that cannot be read. It must never be skipped: it might have forbidden everything. */
public final class MalformedRecordException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the complaint.
     *
     * @param message what is wrong, safe to print
     */
    public MalformedRecordException(String message) {
        super(message);
    }
}
