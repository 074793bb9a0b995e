package org.caagate.cli.report;

import java.util.Optional;
import org.caagate.decision.RecordChange;
import org.caagate.record.CaaRecord;

/**
 * A change of a remedy in words.
 *
 * @param action {@code add}, {@code remove} or {@code replace}
 * @param record the record to add, to remove, or to put in the place of the old one, in master-file form
 * @param old the record to replace, or nothing
 * @param reach which names the change reaches
 */
record Change(String action, String record, Optional<String> old, String reach) {
    static Change of(RecordChange change) {
        if (change instanceof RecordChange.Add add) {
            return new Change("add", line(add, add.record()), Optional.empty(), add.reach());
        }
        if (change instanceof RecordChange.Remove remove) {
            return new Change("remove", line(remove, remove.record()), Optional.empty(), remove.reach());
        }
        if (change instanceof RecordChange.Replace replace) {
            return new Change(
                    "replace",
                    line(replace, replace.record()),
                    Optional.of(line(replace, replace.old())),
                    replace.reach());
        }
        throw new AssertionError(change);
    }

    private static String line(RecordChange change, CaaRecord record) {
        return change.owner().absolute() + " CAA " + record;
    }

    /** Returns the change as a clause for people. */
    @Override
    public String toString() {
        return old.map(replaced -> action + " " + replaced + " by " + record).orElse(action + " " + record);
    }
}
