package org.caagate.campaign;

import java.util.stream.LongStream;

/**
 * Which seeds a campaign runs: a fixed range, so that each run of the build is the same, unless the system properties
 * {@code campaign.seed} (just this one), {@code campaign.first} or {@code campaign.runs} say otherwise.
 */
final class Seeds {
    private Seeds() {}

    static LongStream from(int usual) {
        Long only = Long.getLong("campaign.seed");
        if (only != null) {
            return LongStream.of(only);
        }
        long first = Long.getLong("campaign.first", 1);
        return LongStream.range(first, first + Long.getLong("campaign.runs", usual));
    }

    /** Whether there are enough of them to expect everything to occur. */
    static boolean areMany() {
        return Long.getLong("campaign.seed") == null && Long.getLong("campaign.runs", Long.MAX_VALUE) >= 2000;
    }

    /** How to see a failure again. */
    static String again(Scenario scenario, Said oracle, Said gate) {
        return "The gate and the oracle disagree; -Dcampaign.seed=" + scenario.seed() + " runs just this:\n" + scenario
                + "\noracle " + oracle + "\ngate   " + gate;
    }
}
