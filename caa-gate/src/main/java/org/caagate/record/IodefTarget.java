package org.caagate.record;

/**
 * Where a domain owner wants to hear of refused requests (RFC 8659 section 4.4). Nothing here ever contacts it; the text
 * comes from DNS, so whoever does must treat it as hostile.
 *
 * @param kind what can be done with it
 * @param uri the URI as in the record, escaped as in RFC 1035 section 5.1, safe to print
 * @param remark why it is unsupported, else empty
 */
public record IodefTarget(Kind kind, String uri, String remark) {
    /** The kinds of target, with the word that reports use. */
    public enum Kind {
        /** A {@code mailto:} URI with exactly one plain address and no header fields. */
        MAILTO("mailto"),
        /** An {@code https:} URL with a host and without user information. */
        HTTPS("https"),
        /** An {@code http:} URL with a host and without user information. */
        HTTP("http"),
        /** Anything else, or one of these in a form that a careful sender would not use. */
        UNSUPPORTED("unsupported");

        private final String id;

        Kind(String id) {
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

    /**
     * Reads the value of an {@code iodef} record; every value is a target of some kind.
     *
     * @param value the value
     * @return the target
     */
    public static IodefTarget parse(Octets value) {
        return new IodefTargetParser(value).parse();
    }

    /** Returns the URI. */
    @Override
    public String toString() {
        return uri;
    }
}
