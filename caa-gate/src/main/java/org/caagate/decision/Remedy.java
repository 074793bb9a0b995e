package org.caagate.decision;

import java.util.List;

/**
 * What would turn a refusal into a permit, if the domain's owner wants that.
 *
 * @param alternatives changes of one record, best first; each by itself would be enough, because each was tried on the
 *     evaluator
 * @param note why there is none, or empty
 */
public record Remedy(List<RecordChange> alternatives, String note) {
    /**
     * Copies the list.
     *
     * @param alternatives changes of one record, best first
     * @param note why there is none, or empty
     */
    public Remedy {
        alternatives = List.copyOf(alternatives);
    }
}
