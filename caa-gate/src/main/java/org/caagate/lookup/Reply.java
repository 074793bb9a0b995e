package org.caagate.lookup;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caagate.record.Octets;

/** What came back to one question: from a server, or out of a zone file. */
public sealed interface Reply {
    /**
     * Returns what came, readable or not.
     *
     * @return the octets of a message, or nothing where none came
     */
    default Optional<Octets> received() {
        if (this instanceof Message message) {
            return Optional.of(message.octets());
        }
        return this instanceof Unreadable unreadable ? Optional.of(unreadable.octets()) : Optional.empty();
    }

    /**
     * A DNS message that could be read.
     *
     * @param rcode the response code, with the upper bits of the OPT record (RFC 6891 section 6.1.3)
     * @param flags the header flags that are set
     * @param errors the extended errors (RFC 8914)
     * @param octets the whole message as it came; over HTTPS with its times to live less the age of the response (RFC 8484 section
     *     5.1)
     */
    record Message(int rcode, Set<Flag> flags, List<ExtendedError> errors, Octets octets) implements Reply {
        private static final int NOERROR = 0;
        private static final int NXDOMAIN = 3;

        /**
         * Copies the collections.
         *
         * @param rcode the response code
         * @param flags the header flags that are set
         * @param errors the extended errors (RFC 8914)
         * @param octets the whole message as it came
         */
        public Message {
            flags = Set.copyOf(flags);
            errors = List.copyOf(errors);
        }

        /**
         * Returns whether it says that something is there or is not: NOERROR or NXDOMAIN (RFC 1035 section 4.1.1, RFC 2308
         * section 2).
         *
         * @return whether it is an answer, and no failure to give one
         */
        public boolean isAnswer() {
            return rcode == NOERROR || rcode == NXDOMAIN;
        }
    }

    /**
     * Octets that are no readable answer to the question.
     *
     * @param failure what is wrong with them
     * @param octets what came
     */
    record Unreadable(Failure failure, Octets octets) implements Reply {}

    /**
     * Nothing at all.
     *
     * @param failure what happened instead
     */
    record Nothing(Failure failure) implements Reply {}

    /**
     * What a zone file says, as an authority that has loaded it would. Nothing was sent, so there are no octets of a message.
     *
     * @param lines the lines of the file that the answer rests on, from 1: those of aliases in the order in which they were
     *     followed, then those of CAA records; none where the file has nothing to say but that there is nothing
     */
    record ZoneText(List<Integer> lines) implements Reply {
        /**
         * Copies the list.
         *
         * @param lines the lines of the file that the answer rests on, from 1
         */
        public ZoneText {
            lines = List.copyOf(lines);
        }
    }

    /** Header flags that matter to a judgement (RFC 1035 section 4.1.1, RFC 4035 section 3.2). */
    enum Flag {
        /** The server is an authority for the name. */
        AUTHORITATIVE,
        /** The message was cut. */
        TRUNCATED,
        /** The server offers recursion. */
        RECURSION_AVAILABLE,
        /** The server claims to have validated the answer. */
        AUTHENTIC_DATA
    }
}
