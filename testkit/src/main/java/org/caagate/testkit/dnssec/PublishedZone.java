package org.caagate.testkit.dnssec;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;

/**
 * A zone as its name servers have it.
 *
 * @param wanted what the test wants of it
 * @param content its records, signed
 * @param denials its proofs of what is not there, signed
 * @param forged the sets that were changed after signing, as owner and type
 */
record PublishedZone(SignedZone wanted, ZoneContent content, DenialChain denials, Set<Question> forged) {
    static final Name NAME_SERVER = Name.fromConstantString("ns.peer.invalid.");
    private static final Name HOSTMASTER = Name.fromConstantString("hostmaster.peer.invalid.");

    /** A set of records as a question names it. */
    record Question(Name owner, int type) {}

    /** A zone below. */
    record Delegation(Name child, List<DSRecord> signers) {}

    static PublishedZone publish(SignedZone wanted, ZoneKey key, List<Delegation> delegations, Instant now)
            throws IOException, DNSSEC.DNSSECException {
        ZoneContent content = new ZoneContent(wanted.origin(), wanted.parsedRecords());
        addApex(content);
        for (Delegation each : delegations) {
            content.sets().add(nameServer(each.child()));
            if (wanted.signing().hasSignatures()) {
                each.signers().forEach(content.sets()::add);
            }
        }
        DenialChain denials = wanted.signing().hasSignatures() ? sign(wanted, key, content, now) : DenialChain.NONE;
        Set<Question> forged = new HashSet<>();
        wanted.parsedForgeries().forEach(set -> {
            content.sets().replace(set);
            forged.add(new Question(set.getName(), set.getType()));
        });
        return new PublishedZone(wanted, content, denials, Set.copyOf(forged));
    }

    private static void addApex(ZoneContent content) {
        Name origin = content.origin();
        content.sets()
                .add(new SOARecord(
                        origin, DClass.IN, RecordSets.TTL, NAME_SERVER, HOSTMASTER, 1, 3600, 600, 86400, 3600));
        content.sets().add(nameServer(origin));
    }

    private static NSRecord nameServer(Name zone) {
        return new NSRecord(zone, DClass.IN, RecordSets.TTL, NAME_SERVER);
    }

    private static DenialChain sign(SignedZone wanted, ZoneKey key, ZoneContent content, Instant now)
            throws DNSSEC.DNSSECException {
        content.sets().add(key.dnskey());
        if (wanted.denial() != Denial.NSEC) {
            content.sets().add(Nsec3Chain.parameters(wanted.origin()));
        }
        DenialChain denials =
                switch (wanted.denial()) {
                    case NSEC -> new NsecChain(content);
                    case NSEC3 -> new Nsec3Chain(content, false);
                    case NSEC3_OPT_OUT -> new Nsec3Chain(content, true);
                };
        ZoneSigner signer = new ZoneSigner(key, wanted.signing(), now);
        List<RRset> unsigned = new ArrayList<>();
        content.sets().forEach(unsigned::add);
        unsigned.removeIf(set -> !content.isSigned(set));
        if (wanted.signing() != Signing.DENIALS_MISSING) {
            unsigned.addAll(denials.all());
        }
        for (RRset set : unsigned) {
            signer.sign(set);
        }
        return denials;
    }

    /** All records in master-file form (RFC 1035 section 5), the SOA record first. */
    String file() {
        List<Record> records = new ArrayList<>();
        content.sets().forEach(set -> addAll(set, records));
        denials.all().forEach(set -> addAll(set, records));
        StringBuilder text = new StringBuilder();
        records.stream().filter(SOARecord.class::isInstance).forEach(soa -> append(soa, text));
        records.stream().filter(each -> !(each instanceof SOARecord)).forEach(each -> append(each, text));
        return text.toString();
    }

    private static void addAll(RRset set, List<Record> records) {
        records.addAll(set.rrs(false));
        records.addAll(set.sigs());
    }

    private static void append(Record each, StringBuilder text) {
        text.append(RecordText.of(each)).append('\n');
    }
}
