package org.caagate.decision;

import org.caagate.record.CaaRecord;
import org.caagate.record.Property;

/**
 * A record of the relevant RRset with what it did.
 *
 * @param property the record as understood
 * @param effect what it did
 * @param because why it did that, a clause for people; empty where the effect says it all
 */
public record JudgedRecord(Property property, Effect effect, String because) {
    /**
     * Returns the record.
     *
     * @return flags, tag and value
     */
    public CaaRecord record() {
        return property.record();
    }
}
