package org.caagate.decision;

import java.util.Objects;
import java.util.OptionalInt;

/** A remark that does not change a verdict. */
public final class Finding {
    private final FindingId id;
    private final OptionalInt record;
    private final String detail;

    private Finding(FindingId id, OptionalInt record, String detail) {
        this.id = id;
        this.record = record;
        this.detail = detail;
    }

    /**
     * Returns a remark on an identifier or a request as a whole.
     *
     * @param id what kind
     * @param detail a sentence without a full stop, safe to print
     * @return the finding
     */
    public static Finding of(FindingId id, String detail) {
        return new Finding(id, OptionalInt.empty(), detail);
    }

    /**
     * Returns a remark on one record.
     *
     * @param id what kind
     * @param record the place of the record in the verdict's list, from 0
     * @param detail a sentence without a full stop, safe to print
     * @return the finding
     */
    public static Finding ofRecord(FindingId id, int record, String detail) {
        return new Finding(id, OptionalInt.of(record), detail);
    }

    /**
     * Returns what kind of remark it is.
     *
     * @return the id
     */
    public FindingId id() {
        return id;
    }

    /**
     * Returns the record that it is about.
     *
     * @return the place in the verdict's list of records, from 0, or nothing if it is about the whole
     */
    public OptionalInt record() {
        return record;
    }

    /**
     * Returns the remark for people.
     *
     * @return a sentence without a full stop, safe to print
     */
    public String detail() {
        return detail;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Finding that
                && id == that.id
                && record.equals(that.record)
                && detail.equals(that.detail);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, record, detail);
    }

    /** Returns id and detail. */
    @Override
    public String toString() {
        return id.id() + ": " + detail;
    }
}
