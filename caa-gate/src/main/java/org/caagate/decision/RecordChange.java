package org.caagate.decision;

import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;

/** A change of one record that would turn a refusal into a permit. */
public sealed interface RecordChange {
    /**
     * Returns the name whose records change.
     *
     * @return where
     */
    DomainName owner();

    /**
     * Returns which names the change reaches.
     *
     * @return a phrase for people
     */
    String reach();

    /**
     * A record to add.
     *
     * @param owner where
     * @param record the new record
     * @param reach which names it reaches
     */
    record Add(DomainName owner, CaaRecord record, String reach) implements RecordChange {}

    /**
     * A record to remove.
     *
     * @param owner where
     * @param record the record as it stands
     * @param reach which names it reaches
     */
    record Remove(DomainName owner, CaaRecord record, String reach) implements RecordChange {}

    /**
     * A record to replace.
     *
     * @param owner where
     * @param old the record as it stands
     * @param record the new record
     * @param reach which names it reaches
     */
    record Replace(DomainName owner, CaaRecord old, CaaRecord record, String reach) implements RecordChange {}
}
