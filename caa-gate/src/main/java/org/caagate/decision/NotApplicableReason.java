package org.caagate.decision;

/** Why CAA has nothing to say about an identifier. */
public sealed interface NotApplicableReason extends Reason {
    /** An IP address (RFC 8738; the Baseline Requirements speak of each dNSName). */
    record IpAddress() implements NotApplicableReason {
        @Override
        public String id() {
            return "ip-address";
        }

        @Override
        public String detail() {
            return "CAA does not apply to IP addresses";
        }
    }

    /** A name under {@code onion}, which is never asked in DNS (RFC 7686) and has its CAA elsewhere (RFC 9799). */
    record OnionName() implements NotApplicableReason {
        @Override
        public String id() {
            return "onion-name";
        }

        @Override
        public String detail() {
            return "the CAA policy of an onion name is not in DNS (RFC 9799); nothing was asked";
        }
    }

    /**
     * A type of name that CAA has no property for.
     *
     * @param type the type in a word
     */
    record OtherNameType(String type) implements NotApplicableReason {
        @Override
        public String id() {
            return "other-name-type";
        }

        @Override
        public String detail() {
            return "CAA has no property for names of type " + type;
        }
    }
}
