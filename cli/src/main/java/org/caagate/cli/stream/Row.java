package org.caagate.cli.stream;

import org.caagate.GateReport;
import org.caagate.cli.input.Entry;

/** An entry of the input with what came of it. */
sealed interface Row {
    /** Returns about how many octets it takes. */
    long weight();

    /**
     * A row about an identifier.
     *
     * @param entry the identifier
     * @param report the report on it
     */
    record Checked(Entry.Valid entry, GateReport report) implements Row {
        @Override
        public long weight() {
            return Weights.of(report);
        }
    }

    /**
     * A row about something that is no identifier.
     *
     * @param entry what it is
     */
    record Invalid(Entry.Invalid entry) implements Row {
        @Override
        public long weight() {
            return entry.text().length();
        }
    }
}
