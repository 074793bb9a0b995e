package org.caagate.dns;

import java.util.ArrayList;
import java.util.List;
import org.caagate.lookup.Answer.Absence;
import org.caagate.lookup.Failure;
import org.caagate.record.CaaRecord;
import org.caagate.record.MalformedRecordException;
import org.caagate.record.Octets;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/** Weighs a whole reply with NOERROR or NXDOMAIN. */
final class AnswerJudge {
    /** The CAA test suite has RRsets of 1001 records. */
    private static final int MOST_RECORDS = 2000;

    private static final int MOST_OCTETS = 65_536;

    private AnswerJudge() {}

    static Judgement judge(Name asked, Message message) throws UnusableException {
        AnswerSection answer = AnswerSection.read(message.getSection(Section.ANSWER));
        AliasChain chain = AliasChain.from(asked, answer);
        answer.requireNothingOff(chain);
        boolean noSuchName = message.getRcode() == Rcode.NXDOMAIN;
        if (!answer.records().isEmpty()) {
            if (noSuchName) {
                throw UnusableException.malformed("CAA records of a name that does not exist (NXDOMAIN)");
            }
            return new Judgement.Records(records(answer.records(), chain), chain.links());
        }
        return nothing(message, chain, noSuchName ? Absence.NXDOMAIN : Absence.NODATA);
    }

    /**
     * A name without records is absent only on the word of a server that recurses, or of an authority that shows the SOA of
     * its zone (RFC 2308 section 2). A referral is neither, whatever the server says of itself.
     */
    private static Judgement nothing(Message message, AliasChain chain, Absence absence) throws UnusableException {
        AuthoritySection authority = AuthoritySection.read(message.getSection(Section.AUTHORITY));
        boolean recursive = message.getHeader().getFlag(Flags.RA);
        boolean authoritative = message.getHeader().getFlag(Flags.AA);
        boolean proven = authority.hasSoa() && authority.encloses(chain.end());
        if (!chain.links().isEmpty() && !proven && (recursive || authoritative)) {
            return new Judgement.Elsewhere(chain.end(), chain.links());
        }
        if (authority.isReferral()) {
            throw lame("a referral instead of an answer");
        }
        if (authority.hasSoa() && !proven) {
            throw lame("an answer from the wrong zone (" + authority.zones() + ")");
        }
        if (!recursive && !(authoritative && proven)) {
            throw lame("an answer without recursion and without authority");
        }
        return new Judgement.Nothing(absence, chain.links(), Math.min(chain.leastTtl(), authority.negativeTtl()));
    }

    private static UnusableException lame(String what) {
        return new UnusableException(Failure.Kind.LAME, what);
    }

    /** One TTL for all: the least of the chain and of the RRset (RFC 2181 section 5.2 wants them equal anyway). */
    private static List<CaaRecord> records(List<CAARecord> received, AliasChain chain) throws UnusableException {
        if (received.size() > MOST_RECORDS) {
            throw tooLarge(received.size() + " CAA records, more than " + MOST_RECORDS);
        }
        long ttl = chain.leastTtl();
        for (CAARecord record : received) {
            ttl = Math.min(ttl, AnswerSection.ttl(record));
        }
        List<CaaRecord> records = new ArrayList<>(received.size());
        int octets = 0;
        for (CAARecord record : received) {
            // The RDATA as it came: dnsjava writes flags, tag and value just as it read them.
            byte[] rdata = record.rdataToWireCanonical();
            octets += rdata.length;
            if (octets > MOST_OCTETS) {
                throw tooLarge("more than " + MOST_OCTETS + " octets of CAA records");
            }
            records.add(record(rdata, ttl));
        }
        return records;
    }

    private static UnusableException tooLarge(String what) {
        return new UnusableException(Failure.Kind.TOO_LARGE, what);
    }

    private static CaaRecord record(byte[] rdata, long ttl) throws UnusableException {
        try {
            return CaaRecord.fromRdata(Octets.of(rdata), ttl);
        } catch (MalformedRecordException e) {
            throw UnusableException.malformed("a CAA record that cannot be read (" + e.getMessage() + ")");
        }
    }
}
