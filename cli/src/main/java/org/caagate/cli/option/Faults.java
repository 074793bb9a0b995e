package org.caagate.cli.option;

import java.util.ArrayList;
import java.util.List;
import org.caagate.cli.UsageException;

/** Everything that is wrong with what the user gave, gathered so that it is told at once. Not thread-safe. */
public final class Faults {
    private static final int SHOWN = 50;

    private final List<String> faults = new ArrayList<>();
    private long more;

    /**
     * Adds a fault, unless it is there already: directory and resolvers may want the same file.
     *
     * @param fault a sentence, safe to print
     */
    public void add(String fault) {
        if (faults.contains(fault)) {
            return;
        }
        if (faults.size() < SHOWN) {
            faults.add(fault);
        } else {
            more++;
        }
    }

    /**
     * Adds faults.
     *
     * @param others sentences, safe to print
     */
    public void addAll(List<String> others) {
        others.forEach(this::add);
    }

    /**
     * Returns whether there is none.
     *
     * @return whether everything was right so far
     */
    public boolean none() {
        return faults.isEmpty();
    }

    /**
     * Ends the reading.
     *
     * @throws UsageException if there was any fault
     */
    public void throwIfAny() throws UsageException {
        if (faults.isEmpty()) {
            return;
        }
        List<String> shown = new ArrayList<>(faults);
        if (more > 0) {
            shown.add("and " + more + " more faults");
        }
        throw new UsageException(shown);
    }
}
