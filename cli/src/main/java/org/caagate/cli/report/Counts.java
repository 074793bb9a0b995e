package org.caagate.cli.report;

import java.util.List;
import java.util.StringJoiner;
import org.caagate.cli.check.CheckResult;
import org.caagate.decision.Verdict;

/** How many identifiers came to what, in a line. */
final class Counts {
    private Counts() {}

    static String of(CheckResult result) {
        List<Verdict> verdicts = result.report().verdicts();
        StringJoiner counts = new StringJoiner(", ");
        for (Verdict.Kind kind : Verdict.Kind.values()) {
            long count =
                    verdicts.stream().filter(verdict -> verdict.kind() == kind).count();
            if (count > 0) {
                counts.add(count + " " + kind.id().replace('-', ' '));
            }
        }
        int tolerated = result.tolerated().size();
        return "CAA: " + verdicts.size() + (verdicts.size() == 1 ? " identifier: " : " identifiers: ") + counts
                + (tolerated > 0 ? " (" + tolerated + " only warned about)" : "");
    }
}
