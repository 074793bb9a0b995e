package org.caagate.decision;

import java.util.List;
import java.util.stream.Collectors;
import org.caagate.lookup.Answer;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;
import org.caagate.record.PropertyTag;

/** Why nobody can say whether an identifier is permitted. */
public sealed interface UndeterminedReason extends Reason {
    /**
     * A lookup failed before any RRset was found.
     *
     * @param answer the failure
     */
    record LookupFailed(Answer.Failed answer) implements UndeterminedReason {
        @Override
        public String id() {
            return "lookup-failed";
        }

        @Override
        public String detail() {
            return "asking " + answer.name() + " for CAA failed ("
                    + answer.failure().kind().id() + "): " + answer.failure().detail();
        }
    }

    /**
     * DNSSEC validation failed before any RRset was found; never tolerated.
     *
     * @param answer the failure
     */
    record DnssecBogus(Answer.Failed answer) implements UndeterminedReason {
        @Override
        public String id() {
            return "dnssec-bogus";
        }

        @Override
        public String detail() {
            return "DNSSEC validation of the CAA answer for " + answer.name() + " failed: "
                    + answer.failure().detail();
        }
    }

    /**
     * Records restrict issuance, and nobody knows the issuer's names.
     *
     * @param foundAt where the policy stands
     * @param tag the property that restricts
     */
    record IssuerUnknown(DomainName foundAt, PropertyTag tag) implements UndeterminedReason {
        @Override
        public String id() {
            return "issuer-unknown";
        }

        @Override
        public String detail() {
            return tag.text() + " at " + foundAt
                    + " restricts who may issue, and the issuer domain name of the CA is not known: name it";
        }
    }

    /**
     * A record allows the issuer for one account, and nobody knows the account.
     *
     * @param foundAt where the policy stands
     * @param record the first such record
     */
    record AccountUnknown(DomainName foundAt, CaaRecord record) implements UndeterminedReason {
        @Override
        public String id() {
            return "account-unknown";
        }

        @Override
        public String detail() {
            return "the record " + record + " at " + foundAt
                    + " allows one account only, and the account is not known: give its URI";
        }
    }

    /**
     * A record allows the issuer for some methods, and nobody knows the method.
     *
     * @param foundAt where the policy stands
     * @param record the first such record
     */
    record MethodUnknown(DomainName foundAt, CaaRecord record) implements UndeterminedReason {
        @Override
        public String id() {
            return "method-unknown";
        }

        @Override
        public String detail() {
            return "the record " + record + " at " + foundAt
                    + " allows some validation methods only, and the method is not known: name it";
        }
    }

    /**
     * Whoever saw no CAA records did not see those of a name that has some either; never tolerated.
     *
     * @param withheld what would have permitted it
     * @param canary what came of asking for a name that is known to have CAA records: an absence or a failure
     */
    record ResolverSeesNoCaa(PermitReason withheld, Answer canary) implements UndeterminedReason {
        /**
         * Makes the reason.
         *
         * @param withheld what would have permitted it
         * @param canary what came of asking for a name that is known to have CAA records
         * @throws IllegalArgumentException if it was seen
         */
        public ResolverSeesNoCaa {
            if (canary instanceof Answer.Present) {
                throw new IllegalArgumentException("the CAA records of " + canary.name() + " were seen");
            }
        }

        @Override
        public String id() {
            return "resolver-sees-no-caa";
        }

        @Override
        public String detail() {
            return "the resolver does not see CAA records: asked for those of " + canary.name()
                    + ", which is known to have some, it "
                    + canary.fold(
                            present -> "gave them",
                            absent -> "said that there are none ("
                                    + absent.absence().id() + ")",
                            failed ->
                                    "gave no answer (" + failed.failure().kind().id() + "): "
                                            + failed.failure().detail());
        }
    }

    /**
     * Perspectives saw different records: which of them the CA will see, nobody can say; never tolerated.
     *
     * @param sightings who saw what, at least two, the gate's own first
     */
    record PerspectivesDisagree(List<Sighting> sightings) implements UndeterminedReason {
        /**
         * Copies the list.
         *
         * @param sightings who saw what
         */
        public PerspectivesDisagree {
            sightings = List.copyOf(sightings);
        }

        @Override
        public String id() {
            return "perspectives-disagree";
        }

        @Override
        public String detail() {
            return "the perspectives see different records: "
                    + sightings.stream().map(Sighting::toString).collect(Collectors.joining("; "));
        }
    }
}
