package org.caagate.campaign;

import java.util.SortedMap;

/**
 * What was said to a wish: by the gate, or by the oracle.
 *
 * @param verdicts for each identifier, added ones included: verdict, reason, and the name that decided
 * @param outcome the worst of them
 * @param isCleared whether nothing stands in the way
 */
record Said(SortedMap<String, String> verdicts, String outcome, boolean isCleared) {
    static String verdict(String kind, String reason, String where) {
        return kind + " " + reason + (where.isEmpty() ? "" : " at " + where);
    }
}
