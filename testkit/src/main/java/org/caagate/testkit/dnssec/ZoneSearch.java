package org.caagate.testkit.dnssec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caagate.testkit.dnssec.PublishedZone.Question;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNAMERecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** One question to one zone: the algorithm of RFC 1034 section 4.3.2 with wildcards (RFC 4592), DNAME and proofs. */
final class ZoneSearch {
    private final PublishedZone zone;
    private final Name name;
    private final int type;
    private final List<RRset> answer = new ArrayList<>();
    private final List<RRset> proofs = new ArrayList<>();

    /**
     * What a zone says.
     *
     * @param rcode NOERROR or NXDOMAIN
     * @param answer the records, an alias included
     * @param authority the proofs, and for a negative answer the SOA record
     * @param alias where to go on
     * @param state what it is where the zone is secure
     */
    record Finding(int rcode, List<RRset> answer, List<RRset> authority, Optional<Name> alias, SecurityState state) {}

    ZoneSearch(PublishedZone zone, Name name, int type) {
        this.zone = zone;
        this.name = name;
        this.type = type;
    }

    Finding find() {
        Optional<RRset> redirection = dnameAbove();
        if (redirection.isPresent()) {
            return redirected(redirection.get());
        }
        return zone.content().sets().exists(name) ? at(name) : atWildcard();
    }

    private Finding at(Name owner) {
        Optional<RRset> data = sets().find(owner, type);
        if (data.isPresent()) {
            answer.add(data.get());
            return found(Optional.empty());
        }
        Optional<RRset> alias = sets().find(owner, Type.CNAME);
        if (alias.isPresent()) {
            answer.add(alias.get());
            return found(Optional.of(((CNAMERecord) alias.get().first()).getTarget()));
        }
        proofs.addAll(zone.denials().noData(owner));
        // More than the record of the name itself: an insecure delegation, and its DS record is asked for.
        return negative(Rcode.NOERROR, proofs.size() > 1);
    }

    private Finding atWildcard() {
        Name encloser = new Name(name, 1);
        while (!sets().exists(encloser)) {
            encloser = new Name(encloser, 1);
        }
        Name wildcard = ZoneContent.wildcardBelow(encloser);
        if (!sets().exists(wildcard)) {
            proofs.addAll(zone.denials().noName(name, encloser));
            return negative(Rcode.NXDOMAIN, true);
        }
        Optional<RRset> data = sets().find(wildcard, type).or(() -> sets().find(wildcard, Type.CNAME));
        if (data.isEmpty()) {
            proofs.addAll(zone.denials().noDataAtWildcard(name, encloser));
            return negative(Rcode.NOERROR, true);
        }
        proofs.addAll(zone.denials().noCloserMatch(name, encloser));
        answer.add(moved(data.get()));
        boolean isAlias = data.get().getType() != type;
        return finding(
                Rcode.NOERROR,
                isAlias ? Optional.of(((CNAMERecord) data.get().first()).getTarget()) : Optional.empty(),
                denied(true).and(stateOf(wildcard, data.get().getType())));
    }

    /** The set with the name asked in the place of the wildcard; the signatures say by their labels that it was one. */
    private RRset moved(RRset wildcard) {
        RRset expanded = new RRset();
        wildcard.rrs(false).forEach(each -> expanded.addRR(at(name, each)));
        wildcard.sigs().forEach(each -> expanded.addRR(at(name, each)));
        return expanded;
    }

    private static Record at(Name owner, Record each) {
        return Record.newRecord(owner, each.getType(), each.getDClass(), each.getTTL(), each.rdataToWireCanonical());
    }

    private Optional<RRset> dnameAbove() {
        for (int drop = 1; drop <= name.labels() - zone.content().origin().labels(); drop++) {
            Optional<RRset> dname = sets().find(new Name(name, drop), Type.DNAME);
            if (dname.isPresent()) {
                return dname;
            }
        }
        return Optional.empty();
    }

    /** RFC 6672 section 3.1: the DNAME record, and a CNAME record that no one signs. */
    private Finding redirected(RRset dname) {
        answer.add(dname);
        try {
            Name target = name.fromDNAME((DNAMERecord) dname.first());
            answer.add(new RRset(new CNAMERecord(name, DClass.IN, dname.getTTL(), target)));
            return found(Optional.of(target));
        } catch (NameTooLongException e) {
            return finding(Rcode.YXDOMAIN, Optional.empty(), SecurityState.SECURE);
        }
    }

    private Finding found(Optional<Name> alias) {
        RRset set = answer.get(0);
        return finding(Rcode.NOERROR, alias, stateOf(set.getName(), set.getType()));
    }

    private Finding negative(int rcode, boolean isCovered) {
        RRset soa = sets().find(zone.content().origin(), Type.SOA).orElseThrow();
        List<RRset> authority = new ArrayList<>(List.of(soa));
        authority.addAll(proofs);
        return new Finding(rcode, List.of(), authority, Optional.empty(), denied(isCovered));
    }

    private Finding finding(int rcode, Optional<Name> alias, SecurityState state) {
        return new Finding(rcode, List.copyOf(answer), List.copyOf(proofs), alias, state);
    }

    /** What an opt-out record covers may be there as an insecure delegation (RFC 5155 section 9.2). */
    private SecurityState denied(boolean isCovered) {
        if (zone.wanted().signing() == Signing.DENIALS_MISSING) {
            return SecurityState.BOGUS;
        }
        boolean isOptedOut = isCovered && zone.wanted().denial() == Denial.NSEC3_OPT_OUT;
        return isOptedOut ? SecurityState.INSECURE : SecurityState.SECURE;
    }

    private SecurityState stateOf(Name owner, int covered) {
        boolean isForged = zone.forged().contains(new Question(owner, covered));
        return isForged ? SecurityState.BOGUS : SecurityState.SECURE;
    }

    private RecordSets sets() {
        return zone.content().sets();
    }
}
