package org.caagate.record;

import org.caagate.name.Ascii;

/**
 * A CAA record: flags, tag and value as they are on the wire (RFC 8659 section 4.1).
 *
 * @param flags the flags octet, 0 to 255
 * @param tagOctets the tag, 1 to 255 octets; any octets, since a tag outside the grammar is still a property nobody knows
 * @param value the value, any octets
 * @param ttl the time to live in seconds, 0 to 2147483647 (RFC 2181 section 8)
 */
public record CaaRecord(int flags, Octets tagOctets, Octets value, long ttl) {
    private static final int CRITICAL = 0x80;
    private static final int LONGEST_RDATA = 65535;

    /**
     * Makes a record.
     *
     * @param flags the flags octet, 0 to 255
     * @param tagOctets the tag, 1 to 255 octets
     * @param value the value, any octets
     * @param ttl the time to live in seconds, 0 to 2147483647 (RFC 2181 section 8)
     * @throws IllegalArgumentException if flags, tag length or TTL are out of range
     */
    public CaaRecord {
        if (flags < 0 || flags > 255) {
            throw new IllegalArgumentException("flags must be 0 to 255: " + flags);
        }
        if (tagOctets.length() < 1 || tagOctets.length() > 255) {
            throw new IllegalArgumentException("a tag has 1 to 255 octets, not " + tagOctets.length());
        }
        if (ttl < 0 || ttl > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a TTL is 0 to 2147483647 seconds: " + ttl);
        }
    }

    /**
     * Returns a record.
     *
     * @param flags the flags octet
     * @param tag the tag, ASCII
     * @param value the value, a character an octet
     * @return the record, with a TTL of 0
     * @throws IllegalArgumentException if flags or tag are out of range
     */
    public static CaaRecord of(int flags, String tag, String value) {
        return new CaaRecord(flags, Octets.ofText(tag), Octets.ofText(value), 0);
    }

    /**
     * Reads RDATA: an octet of flags, an octet of tag length, the tag, and the rest is the value.
     *
     * @param rdata the RDATA of a record of type 257
     * @param ttl the time to live in seconds
     * @return the record
     * @throws MalformedRecordException if the tag is empty or runs past the end, or there are fewer than 2 octets or more
     *     than 65535
     */
    public static CaaRecord fromRdata(Octets rdata, long ttl) throws MalformedRecordException {
        if (rdata.length() < 2) {
            throw new MalformedRecordException(
                    "CAA RDATA of " + rdata.length() + " octets has no flags and tag length");
        }
        if (rdata.length() > LONGEST_RDATA) {
            throw new MalformedRecordException("no record has RDATA of " + rdata.length() + " octets");
        }
        int tagLength = rdata.at(1);
        if (tagLength == 0) {
            throw new MalformedRecordException("CAA tag of length 0 (RFC 8659 section 4.1 wants at least 1)");
        }
        if (2 + tagLength > rdata.length()) {
            throw new MalformedRecordException(
                    "CAA tag length " + tagLength + " runs past the end of " + rdata.length() + " octets of RDATA");
        }
        int valueStart = 2 + tagLength;
        return new CaaRecord(rdata.at(0), rdata.slice(2, valueStart), rdata.slice(valueStart, rdata.length()), ttl);
    }

    /**
     * Reads the master-file form (RFC 8659 section 4.1.1): {@code 0 issue "ca.example"}, {@code 0 issue ca.example}, or
     * {@code \# 19 0005...} of RFC 3597 section 5.
     *
     * @param text flags, tag and value
     * @return the record, with a TTL of 0
     * @throws MalformedRecordException if it is neither; the message says where it goes wrong
     */
    public static CaaRecord parse(String text) throws MalformedRecordException {
        return new CaaRecordText(text).read();
    }

    /**
     * Returns the RDATA.
     *
     * @return the octets that {@link #fromRdata} reads
     */
    public Octets rdata() {
        byte[] octets = new byte[2 + tagOctets.length() + value.length()];
        octets[0] = (byte) flags;
        octets[1] = (byte) tagOctets.length();
        System.arraycopy(tagOctets.toArray(), 0, octets, 2, tagOctets.length());
        System.arraycopy(value.toArray(), 0, octets, 2 + tagOctets.length(), value.length());
        return Octets.of(octets);
    }

    /**
     * Returns the tag in lower case, safe to print; tags are matched without regard to case (RFC 8659 section 4.1).
     *
     * @return the folded and escaped tag
     */
    public String tag() {
        return Ascii.fold(tagOctets.escaped());
    }

    /**
     * Returns whether the issuer critical flag is set: bit 0, the most significant (RFC 8659 section 4.1).
     *
     * @return whether an issuer that does not know the tag must not issue
     */
    public boolean isCritical() {
        return (flags & CRITICAL) != 0;
    }

    /**
     * Returns the flag bits that RFC 8659 reserves.
     *
     * @return the flags without the critical bit, 0 to 127
     */
    public int reservedFlags() {
        return flags & ~CRITICAL;
    }

    /**
     * Returns the record with another TTL.
     *
     * @param seconds the time to live
     * @return the same flags, tag and value
     */
    public CaaRecord withTtl(long seconds) {
        return new CaaRecord(flags, tagOctets, value, seconds);
    }

    /**
     * Returns the generic form of RFC 3597 section 5, as old versions of {@code dig} print it.
     *
     * @return for example {@code \# 19 00056973737565...}
     */
    public String toGenericString() {
        Octets rdata = rdata();
        return "\\# " + rdata.length() + " " + rdata.toHex();
    }

    /**
     * Returns the master-file form, safe to print, for example {@code 0 issue "ca.example"}; the generic form where the tag
     * has characters that the master-file form cannot hold. {@link #parse} reads the same octets back.
     */
    @Override
    public String toString() {
        return CaaRecordText.isPlainTag(tagOctets)
                ? flags + " " + tagOctets.toText() + " \"" + value.escaped() + "\""
                : toGenericString();
    }
}
