package org.caagate.campaign;

import java.util.HexFormat;

/** A record of a scenario's zones. */
sealed interface ResourceRecord {
    /** Type and RDATA as in zone text. */
    String text();

    /**
     * A CAA record, well-formed or not.
     *
     * @param hex its RDATA in hexadecimal digits
     */
    record Caa(String hex) implements ResourceRecord {
        static Caa of(byte[] rdata) {
            return new Caa(HexFormat.of().formatHex(rdata));
        }

        byte[] rdata() {
            return HexFormat.of().parseHex(hex);
        }

        @Override
        public String text() {
            return "CAA \\# " + hex.length() / 2 + " " + hex;
        }
    }

    /**
     * An alias of one name (RFC 1034 section 3.6.2).
     *
     * @param target what it stands for
     */
    record Cname(String target) implements ResourceRecord {
        @Override
        public String text() {
            return "CNAME " + target + ".";
        }
    }

    /**
     * An alias of all that is below a name (RFC 6672).
     *
     * @param target what stands in the place of the owner
     */
    record Dname(String target) implements ResourceRecord {
        @Override
        public String text() {
            return "DNAME " + target + ".";
        }
    }

    /** Something else, for the sake of which a name exists. */
    record Address() implements ResourceRecord {
        @Override
        public String text() {
            return "A 192.0.2.1";
        }
    }
}
