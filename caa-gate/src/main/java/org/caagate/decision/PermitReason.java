package org.caagate.decision;

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
}
