package org.caagate.lookup;

import java.util.List;
import org.caagate.record.CaaRecord;

/**
 * About how many octets of memory things take: enough to bound what servers can make of them. Every answer is weighed, and again for each
 * row of a list: so loops stand here, which leave nothing behind.
 */
final class Weights {
    /** An answer with its trail, and its place in a cache, beside what they hold. */
    private static final long ANSWER = 500;

    /** An exchange with its times and its reply, beside texts and octets. */
    private static final long EXCHANGE = 400;

    /** A record, an alias, a proof or an error, beside texts and octets. */
    private static final long PART = 150;

    /** A number in a list. */
    private static final long NUMBER = 24;

    private Weights() {}

    static long of(Answer answer) {
        Trail trail = answer.trail();
        long weight = ANSWER + ofExchanges(trail.exchanges());
        for (Alias alias : trail.aliases()) {
            weight += PART + alias.owner().length() + alias.target().length();
        }
        return weight + answer.fold(present -> ofRecords(present.records()), absent -> 0L, failed -> of(failed));
    }

    private static long of(Answer.Failed failed) {
        long weight = of(failed.failure()) + ofRecords(failed.stale());
        for (InsecurityProof proof : failed.insecurity()) {
            weight += of(proof);
        }
        return weight;
    }

    private static long ofExchanges(List<Exchange> exchanges) {
        long weight = 0;
        for (Exchange exchange : exchanges) {
            weight += of(exchange);
        }
        return weight;
    }

    private static long ofRecords(List<CaaRecord> records) {
        long weight = 0;
        for (CaaRecord record : records) {
            weight += PART + record.tagOctets().length() + record.value().length();
        }
        return weight;
    }

    private static long of(Failure failure) {
        return PART + failure.detail().length();
    }

    private static long of(InsecurityProof proof) {
        long name = PART + proof.name().length();
        return proof instanceof InsecurityProof.DeniedDs denied
                ? name + denied.zone().length() + of(denied.exchange()) + of(denied.fetched())
                : name;
    }

    private static long of(Exchange exchange) {
        return EXCHANGE
                + exchange.server().length()
                + exchange.question().length()
                + exchange.type().length()
                + of(exchange.reply());
    }

    private static long of(Reply reply) {
        if (reply instanceof Reply.Message message) {
            long weight = message.octets().length();
            for (ExtendedError error : message.errors()) {
                weight += PART + error.text().length();
            }
            return weight;
        }
        if (reply instanceof Reply.Unreadable unreadable) {
            return of(unreadable.failure()) + unreadable.octets().length();
        }
        if (reply instanceof Reply.ZoneText text) {
            return NUMBER * text.lines().size();
        }
        return reply instanceof Reply.Nothing nothing ? of(nothing.failure()) : 0;
    }
}
