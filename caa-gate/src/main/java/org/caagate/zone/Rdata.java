package org.caagate.zone;

import org.caagate.record.CaaRecord;

/** What a record holds, as far as it matters to a question for CAA records. */
sealed interface Rdata {
    /**
     * A CAA record.
     *
     * @param record flags, tag and value, with a TTL of 0
     */
    record Caa(CaaRecord record) implements Rdata {}

    /**
     * An alias of one name.
     *
     * @param target what it stands for
     */
    record Cname(ZoneName target) implements Rdata {}

    /**
     * An alias of all names below one.
     *
     * @param target what their common part stands for
     */
    record Dname(ZoneName target) implements Rdata {}

    /**
     * The beginning of authority.
     *
     * @param fields all of it, to tell two of them apart
     * @param minimum the last field, in seconds
     */
    record Soa(String fields, long minimum) implements Rdata {}

    /** What needs no data. */
    enum Mere implements Rdata {
        /** A name server: below the apex, the beginning of somebody else's authority. */
        NS,
        /** A companion of other records, see {@link RecordType#DNSSEC}. */
        DNSSEC,
        /** Anything that makes its owner exist. */
        OTHER
    }
}
