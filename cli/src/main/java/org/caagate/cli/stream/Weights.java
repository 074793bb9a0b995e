package org.caagate.cli.stream;

import org.caagate.GateReport;
import org.caagate.lookup.Answer;

/** About how many octets of memory a report takes: enough to bound what servers can make of it. */
final class Weights {
    /** Beside the answers. */
    private static final int BARE = 500;

    private Weights() {}

    /** What several reports share is counted for each. */
    static long of(GateReport report) {
        return BARE
                + report.verdicts().stream()
                        .flatMap(verdict -> verdict.examination().stream())
                        .flatMap(examination -> examination.climb().steps().stream())
                        .mapToLong(Answer::weight)
                        .sum();
    }
}
