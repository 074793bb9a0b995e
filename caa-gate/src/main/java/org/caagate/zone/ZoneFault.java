package org.caagate.zone;

/** Something in a zone file that cannot be read. */
final class ZoneFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean wantsOrigin;

    /**
     * Makes the complaint.
     *
     * @param message what is wrong and what to write instead, safe to print
     */
    ZoneFault(String message) {
        this(message, false);
    }

    private ZoneFault(String message, boolean wantsOrigin) {
        // Hostile lines are cheap to make, stack traces are not.
        super(message, null, false, false);
        this.wantsOrigin = wantsOrigin;
    }

    /** Returns the complaint that a relative name is relative to nothing. */
    static ZoneFault relative(String message) {
        return new ZoneFault(message, true);
    }

    /** Returns whether an origin would cure it: then it is the same with every relative name, and said once. */
    boolean wantsOrigin() {
        return wantsOrigin;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
