package org.caagate.lookup;

import org.caagate.record.CaaRecord;
import org.caagate.record.Octets;

/** About how many octets of memory things take: enough to bound what servers can make of them. */
final class Weights {
    /** Beside the octets that came from the network. */
    static final int BARE = 500;

    private Weights() {}

    static long of(Answer answer) {
        long weight = BARE;
        for (Exchange exchange : answer.trail().exchanges()) {
            weight += of(exchange);
        }
        for (Alias alias : answer.trail().aliases()) {
            weight += alias.owner().length() + alias.target().length();
        }
        if (answer instanceof Answer.Present present) {
            for (CaaRecord record : present.records()) {
                weight += BARE + record.value().length();
            }
        }
        return weight;
    }

    private static long of(Exchange exchange) {
        return exchange.reply().received().map(Octets::length).orElse(0);
    }
}
