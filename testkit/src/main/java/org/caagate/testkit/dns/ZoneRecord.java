package org.caagate.testkit.dns;

import java.io.UncheckedIOException;
import java.util.Arrays;
import org.xbill.DNS.Compression;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSInput;
import org.xbill.DNS.DNSOutput;
import org.xbill.DNS.Name;
import org.xbill.DNS.WireParseException;

/** A resource record whose RDATA is kept as octets, because a test must be able to send RDATA that no parser takes. */
final class ZoneRecord {
    private final Name owner;
    private final int type;
    private final long ttl;
    private final byte[] rdata;

    ZoneRecord(Name owner, int type, long ttl, byte[] rdata) {
        this.owner = owner;
        this.type = type;
        this.ttl = ttl;
        this.rdata = rdata;
    }

    Name owner() {
        return owner;
    }

    int type() {
        return type;
    }

    long ttl() {
        return ttl;
    }

    /** The same data at another owner, as a DNS wildcard yields it (RFC 4592 section 3.3.2). */
    ZoneRecord at(Name name) {
        return new ZoneRecord(name, type, ttl, rdata);
    }

    boolean isSameAs(ZoneRecord other) {
        return type == other.type && owner.equals(other.owner) && Arrays.equals(rdata, other.rdata);
    }

    /** The domain name that a CNAME or DNAME record points to. */
    Name target() {
        try {
            return new Name(new DNSInput(rdata));
        } catch (WireParseException e) {
            throw new UncheckedIOException("zone text lets no such record in: " + owner, e);
        }
    }

    void write(DNSOutput out, Compression compression) {
        owner.toWire(out, compression);
        out.writeU16(type);
        out.writeU16(DClass.IN);
        out.writeU32(ttl);
        out.writeU16(rdata.length);
        out.writeByteArray(rdata);
    }
}
