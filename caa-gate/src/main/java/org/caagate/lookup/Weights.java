package org.caagate.lookup;

import org.caagate.record.CaaRecord;

/** About how many octets of memory things take: enough to bound what servers can make of them. */
final class Weights {
    /** Beside the octets that came from the network. */
    private static final int BARE = 500;

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
        if (exchange.reply() instanceof Reply.Message message) {
            return message.octets().length();
        }
        return exchange.reply() instanceof Reply.Unreadable unreadable
                ? unreadable.octets().length()
                : 0;
    }
}
