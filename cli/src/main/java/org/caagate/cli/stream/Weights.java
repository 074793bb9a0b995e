package org.caagate.cli.stream;

import org.caagate.GateReport;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Reply;
import org.caagate.record.CaaRecord;

/** About how many octets of memory things take: enough to bound what servers can make of them. */
final class Weights {
    /** Beside the octets that came from the network. */
    private static final int BARE = 500;

    private Weights() {}

    static long of(Answer answer) {
        long weight = BARE;
        for (Exchange exchange : answer.trail().exchanges()) {
            if (exchange.reply() instanceof Reply.Message message) {
                weight += message.octets().length();
            } else if (exchange.reply() instanceof Reply.Unreadable unreadable) {
                weight += unreadable.octets().length();
            }
        }
        if (answer instanceof Answer.Present present) {
            for (CaaRecord record : present.records()) {
                weight += BARE + record.value().length();
            }
        }
        return weight;
    }

    /** What several reports share is counted for each. */
    static long of(GateReport report) {
        return BARE
                + report.verdicts().stream()
                        .flatMap(verdict -> verdict.examination().stream())
                        .flatMap(examination -> examination.climb().steps().stream())
                        .mapToLong(Weights::of)
                        .sum();
    }
}
