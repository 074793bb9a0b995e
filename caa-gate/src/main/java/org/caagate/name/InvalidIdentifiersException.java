package org.caagate.name;

import java.util.List;

/** All the faults of one list of identifiers at once, found before any question was asked. */
public final class InvalidIdentifiersException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** The faults; an array, since an exception must be serializable. */
    private final String[] faults;

    /**
     * Makes the complaint.
     *
     * @param faults one sentence for each fault, at least one
     */
    public InvalidIdentifiersException(List<String> faults) {
        super(String.join("; ", faults));
        this.faults = faults.toArray(new String[0]);
    }

    /**
     * Returns the faults, in the order of the input.
     *
     * @return one sentence for each
     */
    public List<String> faults() {
        return List.of(faults);
    }
}
