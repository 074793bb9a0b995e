package org.caagate.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.caagate.fuzz.Claim;

/** A CAA record in master-file form: a record that its own text gives again, or our exception with a text safe to print. */
public final class CaaRecordTextFuzz {
    private CaaRecordTextFuzz() {}

    /** Runs one input. */
    public static void fuzzerTestOneInput(byte[] octets) {
        try {
            CaaRecord record = CaaRecord.parse(new String(octets, UTF_8));
            Claim.that(CaaRecord.parse(record.toString()).equals(record), "another record from its text");
            Claim.that(CaaRecord.parse(record.toGenericString()).equals(record), "another from its generic form");
            Claim.that(CaaRecord.fromRdata(record.rdata(), 0).equals(record), "another from its RDATA");
        } catch (MalformedRecordException e) {
            Claim.isPrintable(String.valueOf(e.getMessage()));
        }
    }
}
