package org.caagate.cli;

import java.util.List;

/** Everything that is wrong with what the user gave; nothing was asked of anybody yet. */
public final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The faults; an array, since an exception must be serializable. */
    private final String[] faults;

    /**
     * Makes the exception.
     *
     * @param faults one sentence for each fault, safe to print, at least one
     */
    public UsageException(List<String> faults) {
        super(String.join("; ", faults));
        this.faults = faults.toArray(new String[0]);
    }

    /**
     * Returns the faults.
     *
     * @return one sentence for each, safe to print
     */
    public List<String> faults() {
        return List.of(faults);
    }
}
