package org.caagate.zone;

import java.util.HexFormat;
import java.util.List;
import org.caagate.name.Ascii;
import org.caagate.record.Octets;

/** RDATA in the form of RFC 3597 section 5: {@code \# 4 c0000201}. */
final class GenericRdata {
    private static final int LONGEST = 65535;

    private GenericRdata() {}

    static boolean isOne(List<Token> rdata) {
        return !rdata.isEmpty() && rdata.get(0).text().equals("\\#");
    }

    static Octets parse(List<Token> rdata) throws ZoneFault {
        StringBuilder hex = new StringBuilder();
        for (Token token : rdata.subList(Math.min(2, rdata.size()), rdata.size())) {
            if (!token.text().chars().allMatch(GenericRdata::isHexDigit)) {
                throw new ZoneFault("RDATA after \\# is hex digits, not " + token.shown());
            }
            hex.append(token.text());
        }
        int length = length(rdata);
        if (hex.length() != 2 * length) {
            throw new ZoneFault(
                    "RDATA after \\#: " + length + " octets announced, " + hex.length() + " hex digits given");
        }
        return Octets.of(HexFormat.of().parseHex(hex));
    }

    private static int length(List<Token> rdata) throws ZoneFault {
        String word = rdata.size() < 2 ? "" : rdata.get(1).text();
        boolean number = !word.isEmpty() && word.length() <= 5 && word.chars().allMatch(Ascii::isDigit);
        if (!number || Integer.parseInt(word) > LONGEST) {
            throw new ZoneFault("after \\# comes the number of octets, 0 to 65535, then their hex digits");
        }
        return Integer.parseInt(word);
    }

    private static boolean isHexDigit(int c) {
        return Ascii.isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
