package org.caagate.cli.stream;

import java.util.List;
import org.caagate.GateReport;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Answer;

/** About how many octets of memory a report takes: enough to bound what servers can make of it. */
final class Weights {
    /** Beside the answers. */
    private static final int BARE = 500;

    private Weights() {}

    /** What several reports share is counted for each. */
    static long of(GateReport report) {
        long weight = BARE;
        for (Verdict verdict : report.verdicts()) {
            List<Answer> steps = verdict.examination()
                    .map(examination -> examination.climb().allSteps())
                    .orElse(List.of());
            for (Answer step : steps) {
                weight += step.weight();
            }
        }
        return weight;
    }
}
