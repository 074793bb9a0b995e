package org.caagate.lookup;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.caagate.name.Ascii;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;

/** What came of asking one name for its CAA records. Nothing there and could not look are different types. */
public sealed interface Answer {
    /**
     * Returns the name that was asked.
     *
     * @return the asked name, whatever aliases led to
     */
    DomainName name();

    /**
     * Returns how the answer was come by.
     *
     * @return the trail
     */
    Trail trail();

    /**
     * Returns about how many octets of memory the answer takes, the messages of its trail included: enough to bound what servers can
     * make of it.
     *
     * @return a number of octets
     */
    default long weight() {
        return Weights.of(this);
    }

    /**
     * Maps each case with a function of its own.
     *
     * @param present for records
     * @param absent for proof that there are none
     * @param failed for a failure
     * @param <R> the result
     * @return what the function for this case returns
     */
    <R> R fold(Function<Present, R> present, Function<Absent, R> absent, Function<Failed, R> failed);

    /**
     * Records: the whole RRset, at the name or at the end of its alias chain.
     *
     * @param name the name that was asked
     * @param records at least one record; TTLs are the least of the alias chain and the RRset
     * @param trail how the answer was come by
     */
    record Present(DomainName name, List<CaaRecord> records, Trail trail) implements Answer {
        /**
         * Copies the list.
         *
         * @param name the name that was asked
         * @param records at least one record
         * @param trail how the answer was come by
         * @throws IllegalArgumentException if it is empty
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
     * Proof that there are no CAA records.
     *
     * @param name the name that was asked
     * @param absence which of the two ways
     * @param trail how the answer was come by
     */
    record Absent(DomainName name, Absence absence, Trail trail) implements Answer {
        /**
         * Makes the answer; nothing of it may be missing.
         *
         * @param name the name that was asked
         * @param absence which of the two ways
         * @param trail how the answer was come by
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
     * A failure, behind which there may be any policy.
     *
     * @param name the name that was asked
     * @param failure what went wrong
     * @param trail how far it got
     * @param stale the RRset of an answer that was stale (RFC 8767) and nothing but that, also when asked for again: it may refuse,
     *     and it never permits; empty for any other failure, and where the stale answer was that there are no records
     * @param insecurity whether it was proved that nothing is signed where the lookup failed, for each name of the alias chain so far in
     *     order: the asked name, then the target of each alias; empty where nobody looked: only a request that wants it ({@link
     *     LookupContext#wantingInsecurityProofs}) has the questions for DS asked, after the lookup has failed; they stand here, not in the
     *     trail
     */
    record Failed(
            DomainName name, Failure failure, Trail trail, List<CaaRecord> stale, List<InsecurityProof> insecurity)
            implements Answer {
        /**
         * Makes the answer; nothing of it may be missing.
         *
         * @param name the name that was asked
         * @param failure what went wrong
         * @param trail how far it got
         * @param stale the RRset of a stale answer
         * @param insecurity whether it was proved that nothing is signed there
         * @throws IllegalArgumentException if there are records, and the failure is another than {@code STALE}
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
         * Makes an answer that holds no records and no proofs.
         *
         * @param name the name that was asked
         * @param failure what went wrong
         * @param trail how far it got
         */
        public Failed(DomainName name, Failure failure, Trail trail) {
            this(name, failure, trail, List.of(), List.of());
        }

        /**
         * Returns what was tried to get the records themselves: the questions for those of the name at which the alias chain has
         * ended so far, or of the asked name without one. It is empty where that name was never asked: time or room was up before, or
         * one message brought the whole chain.
         *
         * @return exchanges out of the trail, in order
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

    /** The two ways in which there are no records; the climb treats both alike (RFC 8659 section 3). */
    enum Absence {
        /** The name exists, or something below it, without CAA records (NOERROR). */
        NODATA("nodata"),
        /** The name does not exist (NXDOMAIN). */
        NXDOMAIN("nxdomain");

        private final String id;

        Absence(String id) {
            this.id = id;
        }

        /**
         * Returns the word for it in JSON and text.
         *
         * @return a stable id
         */
        public String id() {
            return id;
        }
    }
}
