package org.caagate.lookup;

import java.util.Objects;
import org.caagate.name.Ascii;

/**
 * Whether a name was proved to lie where nothing is signed: insecure in the sense of RFC 4035 section 4.3. A failed lookup carries
 * one for each name of its alias chain, because each may lie in another zone.
 */
public sealed interface InsecurityProof {
    /**
     * Returns the name that it is about.
     *
     * @return a name in presentation form without a trailing dot: the asked one, or the target of an alias
     */
    String name();

    /**
     * There is no proof: the name may be signed.
     *
     * @param name the name that it is about
     */
    record None(String name) implements InsecurityProof {
        /**
         * Makes the lack of a proof.
         *
         * @param name the name that it is about
         */
        public None {
            Objects.requireNonNull(name, "name");
        }
    }

    /**
     * A validated denial of DS: the parent of a zone, itself secure, proves that the zone is delegated and has no DS record (RFC 4035
     * section 5.2, RFC 5155 section 8.9). So nothing in the zone or below it can be validated. That a resolver leaves out AD is no such proof,
     * nor is NODATA for DS at a name where no zone is cut.
     *
     * @param name the name that it is about
     * @param zone the zone whose delegation has no DS: the name or an ancestor, in presentation form without a trailing dot
     * @param exchange the question for DS of the zone, and the reply that holds the denial; it may come out of the resolver's cache
     * @param fetched a question of the same kind for a name beside the zone that nobody has asked for before, with a validated reply whose
     *     times to live show that no cache had it: so the server reached others when it was asked
     */
    record DeniedDs(String name, String zone, Exchange exchange, Exchange fetched) implements InsecurityProof {
        /**
         * Makes the proof; that the denial was validated is the word of whoever makes it.
         *
         * @param name the name that it is about
         * @param zone the zone whose delegation has no DS
         * @param exchange the question for DS of the zone, and the reply that holds the denial
         * @param fetched a question for a name beside the zone, and the reply that no cache had
         * @throws IllegalArgumentException if the zone is the root or does not enclose the name, or the exchange was for another
         *     name, for another purpose, or brought no message with NOERROR, or the other one brought no message
         */
        public DeniedDs {
            if (!encloses(zone, name)) {
                throw new IllegalArgumentException("the zone \"" + zone + "\" does not enclose " + name);
            }
            boolean isDenial = exchange.purpose() == Exchange.Purpose.VALIDATION
                    && exchange.type().equals("DS")
                    && Ascii.fold(exchange.question()).equals(Ascii.fold(zone))
                    && exchange.reply() instanceof Reply.Message message
                    && message.rcode() == 0;
            if (!isDenial) {
                throw new IllegalArgumentException("no denial of DS for " + zone + ": " + exchange);
            }
            boolean isFetched = fetched.purpose() == Exchange.Purpose.VALIDATION
                    && fetched.reply() instanceof Reply.Message message
                    && message.isAnswer();
            if (!isFetched) {
                throw new IllegalArgumentException("no sign of other servers: " + fetched);
            }
        }

        /** The dot before the zone has to be one between labels, not one inside (RFC 1035 section 5.1). */
        private static boolean encloses(String zone, String name) {
            String suffix = Ascii.fold(zone);
            String whole = Ascii.fold(name);
            if (suffix.isEmpty() || suffix.equals(".") || !whole.endsWith(suffix)) {
                return false;
            }
            int start = whole.length() - suffix.length();
            int backslashes = 0;
            while (start - 2 - backslashes >= 0 && whole.charAt(start - 2 - backslashes) == '\\') {
                backslashes++;
            }
            return start == 0 || (whole.charAt(start - 1) == '.' && backslashes % 2 == 0);
        }
    }
}
