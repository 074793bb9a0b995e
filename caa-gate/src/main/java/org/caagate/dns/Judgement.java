package org.caagate.dns;

import java.util.List;
import org.caagate.lookup.Answer.Absence;
import org.caagate.lookup.Failure;
import org.caagate.record.CaaRecord;
import org.xbill.DNS.Name;

/** What one message says about the name it was asked for. */
sealed interface Judgement {
    /** Returns the aliases that the message leads along, in order. */
    default List<Link> links() {
        return List.of();
    }

    /** Returns for how many seconds it may be taken for granted: the least time to live of what it rests on, 0 where nothing says so. */
    default long ttl() {
        return 0;
    }

    /**
     * The whole RRset, at the end of the chain.
     *
     * @param records at least one
     * @param links the chain to them, perhaps empty
     */
    record Records(List<CaaRecord> records, List<Link> links) implements Judgement {
        @Override
        public long ttl() {
            return records.stream().mapToLong(CaaRecord::ttl).min().orElse(0);
        }

        /** What a message holds that is no stale RRset. */
        static final Records NONE = new Records(List.of(), List.of());
    }

    /**
     * Proof that there are none.
     *
     * @param absence which of the two ways
     * @param links the chain to the name that has none, perhaps empty
     * @param ttl for how many seconds that holds, and the chain
     */
    record Nothing(Absence absence, List<Link> links, long ttl) implements Judgement {}

    /**
     * A chain without proof of what is at its end, which has to be asked itself.
     *
     * @param end the last name
     * @param links at least one
     */
    record Elsewhere(Name end, List<Link> links) implements Judgement {
        @Override
        public long ttl() {
            return new AliasChain(links, end).leastTtl();
        }
    }

    /** A whole answer to a question for another type than CAA, with NOERROR or NXDOMAIN: what it says is for others to judge. */
    record Other() implements Judgement {}

    /**
     * A message that was cut: to be asked for again over TCP, whatever it holds (RFC 2181 section 9).
     *
     * @param hasRecords whether there are CAA records in what is left of it: they count for nothing, but who shows them cannot have none
     */
    record Cut(boolean hasRecords) implements Judgement {}

    /**
     * Nothing that could be used.
     *
     * @param failure why; its detail is a noun phrase about the reply, without the server
     * @param stale the RRset, where the only thing wrong with the message is that it is stale; the chain alone where the RRset is not for
     *     the server to say
     */
    record Broken(Failure failure, Records stale) implements Judgement {
        Broken(Failure failure) {
            this(failure, Records.NONE);
        }

        Broken saying(String detail) {
            return new Broken(failure.saying(detail), stale);
        }

        static Broken of(Failure.Kind kind, String detail) {
            return new Broken(new Failure(kind, detail));
        }
    }
}
