package org.caagate.campaign;

import java.util.List;
import java.util.Map;

/**
 * One run of the campaign.
 *
 * @param seed from which all of it follows
 * @param zones what DNS has
 * @param elsewhere what further perspectives see instead
 * @param defects names for which the lookup itself breaks its contract; none where real DNS is asked
 * @param wish what is asked of the gate
 */
record Scenario(long seed, Zones zones, List<Zones> elsewhere, Map<String, Defect> defects, Wish wish) {
    @Override
    public String toString() {
        return "seed " + seed + "\n" + zones + "\nelsewhere " + elsewhere + "\ndefects " + defects + "\n" + wish;
    }
}
