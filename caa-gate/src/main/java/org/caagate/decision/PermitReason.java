package org.caagate.decision;

import java.util.List;
import java.util.stream.Collectors;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.InsecurityProof;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;
import org.caagate.record.PropertyTag;

/** Why an identifier is permitted. */
public sealed interface PermitReason extends Reason {
    /**
     * A record allows the issuer.
     *
     * @param foundAt the name whose answer was the relevant RRset
     * @param record the first record that allows it
     */
    record IssuerAuthorized(DomainName foundAt, CaaRecord record) implements PermitReason {
        @Override
        public String id() {
            return "issuer-authorized";
        }

        @Override
        public String detail() {
            return record + " at " + foundAt + " allows it";
        }
    }

    /**
     * There is an RRset, but none of its properties restricts this kind of certificate (RFC 8659 section 3).
     *
     * @param foundAt the name whose answer was the relevant RRset
     * @param wanted the property that would restrict it
     */
    record NoRestrictingProperty(DomainName foundAt, PropertyTag wanted) implements PermitReason {
        @Override
        public String id() {
            return "no-restricting-property";
        }

        @Override
        public String detail() {
            return "none of the CAA records at " + foundAt + " restricts this kind of certificate (no " + wanted.text()
                    + ")";
        }
    }

    /**
     * No name up to the top-level domain has CAA records.
     *
     * @param last the top-level domain
     */
    record NoCaa(DomainName last) implements PermitReason {
        @Override
        public String id() {
            return "no-caa";
        }

        @Override
        public String detail() {
            return "no CAA records at any name up to " + last + ": any CA may issue";
        }
    }

    /**
     * No name up to a declared boundary has CAA records.
     *
     * @param boundary the boundary
     */
    record NoCaaWithinBoundary(DomainName boundary) implements PermitReason {
        @Override
        public String id() {
            return "no-caa-within-boundary";
        }

        @Override
        public String detail() {
            return "no CAA records at any name up to the declared boundary " + boundary;
        }
    }

    /**
     * A lookup failed, and the CA's policy accepts that for domains without DNSSEC (Baseline Requirements section 3.2.2.8). The three
     * proofs that it takes are here.
     *
     * @param answer the failure
     * @param tries how the name was asked and failed, at least twice, by resolvers that fetched an answer from elsewhere afterwards: so the
     *     cause lies outside, and it was retried
     * @param denials for each name of the alias chain, the validated denial of DS that shows that it is insecure
     */
    record LookupFailureAccepted(Answer.Failed answer, List<Exchange> tries, List<InsecurityProof.DeniedDs> denials)
            implements PermitReason {
        private static final int MOST_SHOWN = 3;

        /**
         * Copies the lists.
         *
         * @param answer the failure
         * @param tries how the name was asked and failed
         * @param denials for each name of the alias chain, the denial of DS
         */
        public LookupFailureAccepted {
            tries = List.copyOf(tries);
            denials = List.copyOf(denials);
        }

        @Override
        public String id() {
            return "lookup-failure-accepted";
        }

        @Override
        public String detail() {
            return "asking " + answer.name() + " for CAA failed ("
                    + answer.failure().kind().id()
                    + "), which the policy accepts (Baseline Requirements section 3.2.2.8), because the cause lies outside ("
                    + shown(tries.stream().map(Exchange::server).distinct().toList())
                    + " fetched other answers afterwards), it was asked " + tries.size()
                    + " times, and DNSSEC proves that nothing is signed there ("
                    + shown(denials.stream()
                            .map(denial -> "no DS for " + Excerpt.of(denial.zone()))
                            .distinct()
                            .toList())
                    + ")";
        }

        private static String shown(List<String> all) {
            String shown = all.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "));
            return all.size() <= MOST_SHOWN ? shown : shown + " and " + (all.size() - MOST_SHOWN) + " more";
        }
    }
}
