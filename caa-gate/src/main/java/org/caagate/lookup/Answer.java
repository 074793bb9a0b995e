package org.caagate.lookup;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.caagate.name.Ascii;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;

/** The result of looking up the CAA records of one name. "There are none" and "the lookup failed" are different types. */
public sealed interface Answer {
    /**
     * Returns the name that was asked.
     *
     * @return the asked name, not the target of an alias
     */
    DomainName name();

    /**
     * Returns the trail: how the answer was obtained.
     *
     * @return the trail
     */
    Trail trail();

    /**
     * Returns the approximate memory that the answer takes, including the messages of its trail, so that caches can bound what servers
     * make them keep.
     *
     * @return a number of octets
     */
    default long weight() {
        return Weights.of(this);
    }

    /**
     * Maps each kind of answer with a function of its own.
     *
     * @param present for records
     * @param absent for proof that there are none
     * @param failed for a failure
     * @param <R> the result
     * @return the result of the function for this answer
     */
    <R> R fold(Function<Present, R> present, Function<Absent, R> absent, Function<Failed, R> failed);

    /**
     * The answer that there are CAA records: the whole RRset, at the name or at the end of its alias chain.
     *
     * @param name the name that was asked
     * @param records at least one record; TTLs are the least of the alias chain and the RRset
     * @param trail how the answer was obtained
     */
    record Present(DomainName name, List<CaaRecord> records, Trail trail) implements Answer {
        /**
         * Copies the list.
         *
         * @param name the name that was asked
         * @param records at least one record
         * @param trail how the answer was obtained
         * @throws IllegalArgumentException if the list is empty
         */
        public Present {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(trail, "trail");
            records = List.copyOf(records);
            if (records.isEmpty()) {
                throw new IllegalArgumentException("an RRset has at least one record: " + name);
            }
        }

        @Override
        public <R> R fold(Function<Present, R> present, Function<Absent, R> absent, Function<Failed, R> failed) {
            return present.apply(this);
        }
    }

    /**
     * The answer that there are no CAA records.
     *
     * @param name the name that was asked
     * @param absence whether the name exists
     * @param trail how the answer was obtained
     */
    record Absent(DomainName name, Absence absence, Trail trail) implements Answer {
        /**
         * Makes the answer; no part may be null.
         *
         * @param name the name that was asked
         * @param absence whether the name exists
         * @param trail how the answer was obtained
         */
        public Absent {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(absence, "absence");
            Objects.requireNonNull(trail, "trail");
        }

        @Override
        public <R> R fold(Function<Present, R> present, Function<Absent, R> absent, Function<Failed, R> failed) {
            return absent.apply(this);
        }
    }

    /**
     * The failure of a lookup. The records, if there are any, are unknown.
     *
     * @param name the name that was asked
     * @param failure what went wrong
     * @param trail the exchanges up to the failure
     * @param stale the RRset of a stale answer (RFC 8767) that was stale again when it was asked for once more, and had no other
     *     fault: it may refuse but never permits. Empty for any other failure, and if the stale answer had no records
     * @param insecurity whether it was proved that the name is not signed, for each name of the alias chain so far, in order: the
     *     asked name, then the target of each alias. Empty unless the request wants these proofs ({@link
     *     LookupContext#wantingInsecurityProofs}): their DS questions are asked after the lookup has failed, and are listed here and
     *     not in the trail
     */
    record Failed(
            DomainName name, Failure failure, Trail trail, List<CaaRecord> stale, List<InsecurityProof> insecurity)
            implements Answer {
        /**
         * Makes the answer; no part may be null.
         *
         * @param name the name that was asked
         * @param failure what went wrong
         * @param trail the exchanges up to the failure
         * @param stale the RRset of a stale answer
         * @param insecurity whether it was proved that the name is not signed
         * @throws IllegalArgumentException if there are stale records but the failure is not {@code STALE}
         */
        public Failed {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(failure, "failure");
            Objects.requireNonNull(trail, "trail");
            stale = List.copyOf(stale);
            insecurity = List.copyOf(insecurity);
            if (!stale.isEmpty() && failure.kind() != Failure.Kind.STALE) {
                throw new IllegalArgumentException("stale records of " + name + " with the failure " + failure.kind());
            }
        }

        /**
         * Makes a failure without stale records and proofs.
         *
         * @param name the name that was asked
         * @param failure what went wrong
         * @param trail the exchanges up to the failure
         */
        public Failed(DomainName name, Failure failure, Trail trail) {
            this(name, failure, trail, List.of(), List.of());
        }

        /**
         * Returns the tries to get the records themselves: the questions for the name at which the alias chain has ended so far, or
         * for the asked name if there is no alias. Empty if that name was never asked, because time or room had run out before, or
         * because one message brought the whole chain.
         *
         * @return exchanges of the trail, in order
         */
        public List<Exchange> tries() {
            List<Alias> aliases = trail.aliases();
            String end = aliases.isEmpty()
                    ? name.toString()
                    : aliases.get(aliases.size() - 1).target();
            return trail.exchangesForRecords().stream()
                    .filter(exchange -> Ascii.fold(exchange.question()).equals(Ascii.fold(end)))
                    .toList();
        }

        @Override
        public <R> R fold(Function<Present, R> present, Function<Absent, R> absent, Function<Failed, R> failed) {
            return failed.apply(this);
        }
    }

    /** The two ways in which records are absent. The climb treats both alike (RFC 8659 section 3). */
    enum Absence {
        /** The name, or a name below it, exists but has no CAA records (NOERROR). */
        NODATA("nodata"),
        /** The name does not exist (NXDOMAIN). */
        NXDOMAIN("nxdomain");

        private final String id;

        Absence(String id) {
            this.id = id;
        }

        /**
         * Returns the word for this absence in JSON and text.
         *
         * @return a stable id
         */
        public String id() {
            return id;
        }
    }
}
