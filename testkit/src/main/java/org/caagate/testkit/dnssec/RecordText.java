package org.caagate.testkit.dnssec;

import java.util.HexFormat;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** A record as a line of a zone file. */
final class RecordText {
    private RecordText() {}

    /** Returns the line; a CAA record comes in the form of RFC 3597, since each server has its own idea of which tags there can be. */
    static String of(Record each) {
        String data = each.rdataToString();
        String type = Type.string(each.getType());
        if (each.getType() == Type.CAA) {
            byte[] octets = each.rdataToWireCanonical();
            type = "TYPE" + Type.CAA;
            data = "\\# " + octets.length + " " + HexFormat.of().formatHex(octets);
        }
        return each.getName() + " " + each.getTTL() + " IN " + type + " " + data;
    }
}
