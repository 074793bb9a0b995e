package org.caagate.testkit.dnssec;

import java.util.List;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;

/** A zone's records that prove what is not there. */
interface DenialChain {
    /** That of a zone without proofs. */
    DenialChain NONE = new DenialChain() {
        @Override
        public List<RRset> all() {
            return List.of();
        }

        @Override
        public List<RRset> noData(Name existing) {
            return List.of();
        }

        @Override
        public List<RRset> noName(Name name, Name encloser) {
            return List.of();
        }

        @Override
        public List<RRset> noDataAtWildcard(Name name, Name encloser) {
            return List.of();
        }

        @Override
        public List<RRset> noCloserMatch(Name name, Name encloser) {
            return List.of();
        }
    };

    /** Returns the whole chain, for a zone file. */
    List<RRset> all();

    /** Returns the proof that a name does not have a type (RFC 4035 section 3.1.3.1, RFC 5155 sections 7.2.3 and 7.2.4). */
    List<RRset> noData(Name existing);

    /** Returns the proof that a name is not there (RFC 4035 section 3.1.3.2, RFC 5155 section 7.2.2). */
    List<RRset> noName(Name name, Name encloser);

    /** Returns the proof that a wildcard applies and does not have a type (RFC 4035 section 3.1.3.4, RFC 5155 section 7.2.5). */
    List<RRset> noDataAtWildcard(Name name, Name encloser);

    /** Returns the proof that a wildcard had to be expanded (RFC 4035 section 3.1.3.3, RFC 5155 section 7.2.6). */
    List<RRset> noCloserMatch(Name name, Name encloser);
}
