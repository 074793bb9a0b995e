package org.caagate.lookup;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * One question put to one source, and what came back.
 *
 * @param server transport and address, for example {@code udp://192.0.2.53:53}; {@code zone:} and the file's name where it was
 *     answered out of a zone file
 * @param question the name that was asked, in presentation form without a trailing dot: the name itself, an alias's target, or
 *     a name whose keys prove the answer
 * @param type the type that was asked for: {@code CAA}, or what a validation needs: {@code DS}, {@code DNSKEY}, {@code CNAME}
 * @param purpose why that was asked
 * @param sentAt when it was sent; for a zone file, when the file was read
 * @param took how long it took to the reply or to giving up; nothing for a zone file
 * @param reply what came back
 */
public record Exchange(
        String server, String question, String type, Purpose purpose, Instant sentAt, Duration took, Reply reply) {
    /**
     * Makes an exchange; nothing of it may be missing.
     *
     * @param server transport and address
     * @param question the name that was asked
     * @param type the type that was asked for
     * @param purpose why that was asked
     * @param sentAt when it was sent
     * @param took how long it took
     * @param reply what came back
     */
    public Exchange {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(sentAt, "sentAt");
        Objects.requireNonNull(reply, "reply");
    }

    /**
     * Makes an exchange that was to get CAA records.
     *
     * @param server transport and address
     * @param question the name that was asked
     * @param sentAt when it was sent
     * @param took how long it took
     * @param reply what came back
     */
    public Exchange(String server, String question, Instant sentAt, Duration took, Reply reply) {
        this(server, question, "CAA", Purpose.RECORDS, sentAt, took, reply);
    }

    /**
     * Returns this exchange for another purpose.
     *
     * @param why what was asked for
     * @return an exchange that is the same otherwise
     */
    public Exchange asFor(Purpose why) {
        return new Exchange(server, question, type, why, sentAt, took, reply);
    }

    /**
     * Returns this exchange with another reply.
     *
     * @param other what counts as having come back
     * @return an exchange that is the same otherwise
     */
    public Exchange with(Reply other) {
        return new Exchange(server, question, type, purpose, sentAt, took, other);
    }

    /** What is asked for at a name. */
    public enum Purpose {
        /** Its CAA records. */
        RECORDS,
        /** Its CAA records with checking disabled, to explain a failure (RFC 6840 section 5.9); they never decide. */
        EXPLANATION,
        /** DS, DNSKEY or CNAME, to validate what else came. */
        VALIDATION
    }
}
