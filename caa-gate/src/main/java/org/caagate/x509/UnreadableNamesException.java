package org.caagate.x509;

import java.util.List;

/** All the faults at once of a request or certificate whose names cannot be read, or not all of them. */
public final class UnreadableNamesException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 20;

    /** The faults; an array, since an exception must be serializable. */
    private final String[] faults;

    UnreadableNamesException(List<String> faults) {
        super(summary(faults));
        this.faults = faults.toArray(new String[0]);
    }

    private static String summary(List<String> faults) {
        String shown = String.join("; ", faults.subList(0, Math.min(SHOWN, faults.size())));
        return faults.size() <= SHOWN ? shown : shown + "; and " + (faults.size() - SHOWN) + " more faults";
    }

    /**
     * Returns the faults, in the order of the structure; the message of this exception has the first 20.
     *
     * @return one sentence for each, at least one, safe to print
     */
    public List<String> faults() {
        return List.of(faults);
    }
}
