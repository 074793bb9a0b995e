package org.caagate.record;

import org.caagate.fuzz.Claim;

/** CAA RDATA off the wire: refused for its lengths alone, otherwise the same octets again from every form. */
public final class CaaRecordFuzz {
    private CaaRecordFuzz() {}

    /** Runs one input. */
    public static void fuzzerTestOneInput(byte[] octets) {
        boolean fits = octets.length >= 3
                && octets.length <= 65535
                && octets[1] != 0
                && 2 + (octets[1] & 0xFF) <= octets.length;
        try {
            CaaRecord record = CaaRecord.fromRdata(Octets.of(octets), 300);
            Claim.that(fits, "RDATA that is too short");
            Claim.that(record.rdata().equals(Octets.of(octets)), "other octets");
            requireForms(record);
            requireProperty(record);
        } catch (MalformedRecordException e) {
            Claim.that(!fits, "refused: " + e.getMessage());
            Claim.isPrintable(String.valueOf(e.getMessage()));
        }
    }

    private static void requireForms(CaaRecord record) throws MalformedRecordException {
        Claim.isPrintable(record.toString());
        Claim.isPrintable(record.tag());
        Claim.that(CaaRecord.parse(record.toString()).withTtl(300).equals(record), "another record from its text");
        Claim.that(
                CaaRecord.parse(record.toGenericString()).withTtl(300).equals(record),
                "another record from its generic form");
    }

    private static void requireProperty(CaaRecord record) {
        Property property = Property.of(record);
        Claim.that(property.record().equals(record), "another record in the property");
        Claim.that(
                property instanceof Property.Unknown == PropertyTag.of(record).isEmpty(),
                "an unknown property with a known tag, or the other way round");
    }
}
