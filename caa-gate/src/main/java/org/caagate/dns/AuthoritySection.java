package org.caagate.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;

/**
 * What an AUTHORITY section says about where an answer comes from.
 *
 * @param soas the owners of the SOA records: the zones that answer
 * @param hasNameServers whether there are NS records
 * @param negativeTtl for how many seconds an absence holds (RFC 2308 section 5); 0 without an SOA record
 */
record AuthoritySection(List<Name> soas, boolean hasNameServers, long negativeTtl) {
    private static final int SHOWN = 4;

    static AuthoritySection read(List<Record> section) {
        List<Name> soas = new ArrayList<>();
        boolean hasNameServers = false;
        long negativeTtl = Integer.MAX_VALUE;
        for (Record record : section) {
            if (record.getDClass() == DClass.IN && record instanceof SOARecord soa) {
                soas.add(record.getName());
                negativeTtl = Math.min(negativeTtl, negativeTtl(soa));
            }
            hasNameServers |= record instanceof NSRecord;
        }
        return new AuthoritySection(List.copyOf(soas), hasNameServers, soas.isEmpty() ? 0 : negativeTtl);
    }

    private static long negativeTtl(SOARecord soa) {
        return Math.min(AnswerSection.ttl(soa), AnswerSection.ttl(soa.getMinimum()));
    }

    boolean hasSoa() {
        return !soas.isEmpty();
    }

    /** Returns whether the name lies in every zone that is named here. */
    boolean encloses(Name name) {
        return soas.stream().allMatch(name::subdomain);
    }

    /** A delegation to other servers (RFC 1034 section 4.3.1, RFC 2308 section 2.1.1 and 2.2.1). */
    boolean isReferral() {
        return hasNameServers && soas.isEmpty();
    }

    String zones() {
        return soas.stream().limit(SHOWN).map(Texts::name).collect(Collectors.joining(", "));
    }
}
