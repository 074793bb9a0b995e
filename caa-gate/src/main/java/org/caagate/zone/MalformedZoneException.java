package org.caagate.zone;

import java.util.List;

/** A zone file that cannot be read, or that no name server should load: all its faults at once. */
public final class MalformedZoneException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The faults; an array, since an exception must be serializable. */
    private final String[] faults;

    /**
     * Makes the complaint.
     *
     * @param faults a sentence for each fault, at least one
     */
    MalformedZoneException(List<String> faults) {
        super(String.join("\n", faults));
        this.faults = faults.toArray(new String[0]);
    }

    /**
     * Returns the faults, in the order of the file: each {@code FILE:LINE: what is wrong, what to write}, safe to print. At most
     * 20 of them, and then one more element that counts the rest.
     *
     * @return at least one sentence
     */
    public List<String> faults() {
        return List.of(faults);
    }
}
