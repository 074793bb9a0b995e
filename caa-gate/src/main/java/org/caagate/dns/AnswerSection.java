package org.caagate.dns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNAMERecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** The records of an ANSWER section, sorted by what they are for: CAA, aliases, and the signatures over these. */
final class AnswerSection {
    private final List<CAARecord> records = new ArrayList<>();
    private final Map<Name, CNAMERecord> cnames = new HashMap<>();
    private final Map<Name, DNAMERecord> dnames = new HashMap<>();
    private final List<RRSIGRecord> signatures = new ArrayList<>();

    private AnswerSection() {}

    /** Reads the section; a record that nobody asked for makes all of it malformed. */
    static AnswerSection read(List<Record> section) throws UnusableException {
        AnswerSection answer = new AnswerSection();
        for (Record record : section) {
            answer.add(record);
        }
        return answer;
    }

    private void add(Record record) throws UnusableException {
        if (record.getDClass() != DClass.IN) {
            throw UnusableException.malformed("a record of class " + record.getDClass() + " in the answer");
        }
        if (record instanceof CAARecord caa) {
            records.add(caa);
        } else if (record instanceof CNAMERecord cname) {
            CNAMERecord other = cnames.putIfAbsent(cname.getName(), cname);
            requireSame(record, other == null ? cname.getTarget() : other.getTarget(), cname.getTarget());
        } else if (record instanceof DNAMERecord dname) {
            DNAMERecord other = dnames.putIfAbsent(dname.getName(), dname);
            requireSame(record, other == null ? dname.getTarget() : other.getTarget(), dname.getTarget());
        } else if (record instanceof RRSIGRecord signature) {
            signatures.add(signature);
        } else {
            throw UnusableException.malformed(
                    "a record of type " + record.getType() + " in the answer, which is no answer");
        }
    }

    private static void requireSame(Record record, Name first, Name second) throws UnusableException {
        if (!first.equals(second)) {
            throw UnusableException.malformed(
                    "two different " + Type.string(record.getType()) + " records at " + Texts.name(record.getName()));
        }
    }

    List<CAARecord> records() {
        return records;
    }

    /**
     * Returns where a name leads: by its CNAME, or by the DNAME of an ancestor. A DNAME does not redirect its own owner
     * (RFC 6672 section 2.3).
     */
    Optional<Link> linkFrom(Name name) throws UnusableException {
        CNAMERecord cname = cnames.get(name);
        DNAMERecord dname = dnameAbove(name);
        if (dname == null) {
            return cname == null ? Optional.empty() : Optional.of(new Link(name, cname.getTarget(), ttl(cname)));
        }
        Name target = redirected(name, dname);
        if (cname == null) {
            return Optional.of(new Link(name, target, ttl(dname)));
        }
        if (!cname.getTarget().equals(target)) {
            throw UnusableException.malformed(
                    "a CNAME at " + Texts.name(name) + " that contradicts the DNAME at " + Texts.name(dname.getName()));
        }
        return Optional.of(new Link(name, target, Math.min(ttl(cname), ttl(dname))));
    }

    private @Nullable DNAMERecord dnameAbove(Name name) throws UnusableException {
        DNAMERecord found = null;
        for (DNAMERecord dname : dnames.values()) {
            if (name.subdomain(dname.getName()) && !name.equals(dname.getName())) {
                if (found != null) {
                    // Nothing can be below a DNAME (RFC 6672 section 2.4), so one of them is not there.
                    throw UnusableException.malformed("two DNAME records above " + Texts.name(name));
                }
                found = dname;
            }
        }
        return found;
    }

    private static Name redirected(Name name, DNAMERecord dname) throws UnusableException {
        try {
            return name.fromDNAME(dname);
        } catch (NameTooLongException e) {
            // A server would say YXDOMAIN (RFC 6672 section 2.2).
            throw UnusableException.malformed(
                    "a DNAME at " + Texts.name(dname.getName()) + " that makes a name longer than 255 octets");
        }
    }

    /** RFC 2181 section 8: what does not fit 31 bits counts as zero. */
    static long ttl(Record record) {
        return ttl(record.getTTL());
    }

    static long ttl(long seconds) {
        return seconds > Integer.MAX_VALUE ? 0 : seconds;
    }

    /**
     * Requires that every record is a link of the chain, at its end, or a signature over such records. Records of other names
     * were not asked for (RFC 5452 section 6, RFC 2181 section 5.4.1); a signature over records that are not there says that
     * somebody took them out.
     */
    void requireNothingOff(AliasChain chain) throws UnusableException {
        for (Name owner : cnames.keySet()) {
            requireOnChain("CNAME", owner, chain.passes(owner));
        }
        for (Name owner : dnames.keySet()) {
            requireOnChain("DNAME", owner, isUsed(owner, chain));
        }
        for (CAARecord record : records) {
            if (chain.passes(record.getName())) {
                throw UnusableException.malformed("CAA beside a CNAME at " + Texts.name(record.getName()));
            }
            requireOnChain("CAA", record.getName(), record.getName().equals(chain.end()));
        }
        for (RRSIGRecord signature : signatures) {
            requireOnChain("RRSIG", signature.getName(), isSigned(signature));
        }
    }

    private static boolean isUsed(Name dname, AliasChain chain) {
        return chain.links().stream()
                .anyMatch(link -> link.owner().subdomain(dname) && !link.owner().equals(dname));
    }

    private boolean isSigned(RRSIGRecord signature) {
        Name owner = signature.getName();
        return switch (signature.getTypeCovered()) {
            case Type.CAA ->
                records.stream().anyMatch(record -> record.getName().equals(owner));
            case Type.CNAME -> cnames.containsKey(owner);
            case Type.DNAME -> dnames.containsKey(owner);
            default -> false;
        };
    }

    private static void requireOnChain(String type, Name owner, boolean onChain) throws UnusableException {
        if (!onChain) {
            throw UnusableException.malformed(
                    "a record that was not asked for (" + type + " of " + Texts.name(owner) + ")");
        }
    }
}
