package org.caagate.decision;

import java.util.List;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;
import org.caagate.record.PropertyTag;

/** Why an identifier is refused. */
public sealed interface RefusalReason extends Reason {
    /**
     * Returns the name whose answer was the relevant RRset.
     *
     * @return where the policy stands
     */
    DomainName foundAt();

    /**
     * A critical record has a tag that the issuer does not know (RFC 8659 section 4.1, section 4.5).
     *
     * @param foundAt where the policy stands
     * @param record the first such record
     */
    record UnknownCriticalProperty(DomainName foundAt, CaaRecord record) implements RefusalReason {
        @Override
        public String id() {
            return "unknown-critical-property";
        }

        @Override
        public String detail() {
            return "the record " + record + " at " + foundAt + " is critical, and the CA does not know its tag";
        }
    }

    /**
     * A record names the issuer, but not the method that validated this identifier (RFC 8657 section 4).
     *
     * @param foundAt where the policy stands
     * @param record the nearest miss
     * @param because what the record asks and what is there
     */
    record MethodNotAuthorized(DomainName foundAt, CaaRecord record, String because) implements RefusalReason {
        @Override
        public String id() {
            return "method-not-authorized";
        }

        @Override
        public String detail() {
            return "the record " + record + " at " + foundAt + " does not allow it: " + because;
        }
    }

    /**
     * A record names the issuer, but not the account that asks (RFC 8657 section 3).
     *
     * @param foundAt where the policy stands
     * @param record the nearest miss
     * @param because what the record asks and what is there
     */
    record AccountNotAuthorized(DomainName foundAt, CaaRecord record, String because) implements RefusalReason {
        @Override
        public String id() {
            return "account-not-authorized";
        }

        @Override
        public String detail() {
            return "the record " + record + " at " + foundAt + " does not allow it: " + because;
        }
    }

    /**
     * The records name other issuers (RFC 8659 section 4.2).
     *
     * @param foundAt where the policy stands
     * @param tag the property that decided
     * @param named the issuers that are named, as they are written
     * @param issuer the issuer that asks
     */
    record IssuerNotAuthorized(DomainName foundAt, PropertyTag tag, List<String> named, Issuer issuer)
            implements RefusalReason {
        private static final int SHOWN = 5;

        /**
         * Copies the list.
         *
         * @param foundAt where the policy stands
         * @param tag the property that decided
         * @param named the issuers that are named, as they are written
         * @param issuer the issuer that asks
         */
        public IssuerNotAuthorized {
            named = List.copyOf(named);
        }

        @Override
        public String id() {
            return "issuer-not-authorized";
        }

        @Override
        public String detail() {
            String shown = String.join(", ", named.subList(0, Math.min(SHOWN, named.size())));
            String more = named.size() > SHOWN ? " and " + (named.size() - SHOWN) + " more" : "";
            return tag.text() + " at " + foundAt + " names " + shown + more + ", not " + issuer;
        }
    }

    /**
     * The records name nobody: issuers are empty, or malformed, which counts as empty (RFC 8659 section 4.2).
     *
     * @param foundAt where the policy stands
     * @param tag the property that decided
     * @param malformed how many of the records are malformed
     */
    record IssuanceForbidden(DomainName foundAt, PropertyTag tag, int malformed) implements RefusalReason {
        @Override
        public String id() {
            return "issuance-forbidden";
        }

        @Override
        public String detail() {
            String why = malformed == 0
                    ? ""
                    : " (" + malformed + " malformed " + (malformed == 1 ? "value counts" : "values count")
                            + " as naming no issuer)";
            return tag.text() + " at " + foundAt + " allows no CA to issue" + why;
        }
    }
}
