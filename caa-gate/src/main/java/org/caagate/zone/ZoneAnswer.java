package org.caagate.zone;

import java.util.List;
import org.caagate.lookup.Answer;
import org.caagate.record.CaaRecord;

/** What a zone says to a question for the CAA records of one name, before any alias is followed. */
sealed interface ZoneAnswer {
    /** Returns the lines of the file that say so; none where nothing does. */
    List<Integer> lines();

    /**
     * An RRset.
     *
     * @param records the records, each once, with the least TTL of all
     * @param lines where they stand
     */
    record Records(List<CaaRecord> records, List<Integer> lines) implements ZoneAnswer {}

    /**
     * Nothing.
     *
     * @param absence whether the name is there
     */
    record Nothing(Answer.Absence absence) implements ZoneAnswer {
        @Override
        public List<Integer> lines() {
            return List.of();
        }
    }

    /**
     * An alias, by a CNAME of the name or by a DNAME above it.
     *
     * @param target what the name stands for
     * @param ttl the time to live of the alias in seconds
     * @param line where it stands
     */
    record Alias(ZoneName target, long ttl, int line) implements ZoneAnswer {
        @Override
        public List<Integer> lines() {
            return List.of(line);
        }
    }

    /**
     * A DNAME that would make a name too long (RFC 6672 section 2.2).
     *
     * @param line where it stands
     */
    record TooLong(int line) implements ZoneAnswer {
        @Override
        public List<Integer> lines() {
            return List.of(line);
        }
    }

    /** A cut at the name or above: another zone answers for it (RFC 1034 section 4.2.1). */
    record Delegated() implements ZoneAnswer {
        @Override
        public List<Integer> lines() {
            return List.of();
        }
    }
}
