package org.caagate.decision;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Exchange;
import org.caagate.name.DomainName;
import org.caagate.name.Escaped;
import org.caagate.record.CaaRecord;
import org.caagate.record.PropertyTag;

/** Why nobody can say whether an identifier is permitted. */
public sealed interface UndeterminedReason extends Reason {
    /**
     * A lookup failed before any RRset was found.
     *
     * @param answer the failure
     * @param above the verdict if the name that failed had no records, of the nearest name above that has some; only under a policy
     *     that may let a failed lookup pass, and where there is a name above
     */
    record LookupFailed(Answer.Failed answer, Optional<Verdict> above) implements UndeterminedReason {
        @Override
        public String id() {
            return "lookup-failed";
        }

        @Override
        public String detail() {
            String failure = "asking " + answer.name() + " for CAA failed ("
                    + answer.failure().kind().id() + "): " + answer.failure().detail();
            return failure
                    + above.filter(verdict -> !(verdict instanceof Permitted))
                            .map(verdict -> "; if it has no records: "
                                    + verdict.reason().detail())
                            .orElse("");
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
     * @param canary what came of asking for a name that is known to have CAA records
     * @param unseen where its records were seen: an exchange on which the permit would rest, with a server that did not show them; empty if they
     *     were not seen at all
     */
    record ResolverSeesNoCaa(PermitReason withheld, Answer canary, Optional<Exchange> unseen)
            implements UndeterminedReason {
        /**
         * Makes the reason.
         *
         * @param withheld what would have permitted it
         * @param canary what came of asking for a name that is known to have CAA records
         * @param unseen an exchange with a server that did not show them
         * @throws IllegalArgumentException if the canary was seen and there is no such exchange, or was not and there is one
         */
        public ResolverSeesNoCaa {
            if (canary instanceof Answer.Present && unseen.isEmpty()) {
                throw new IllegalArgumentException("the CAA records of " + canary.name() + " were seen");
            }
            if (!(canary instanceof Answer.Present) && unseen.isPresent()) {
                throw new IllegalArgumentException("no server has shown the CAA records of " + canary.name());
            }
        }

        /**
         * Makes the reason where the canary was not seen at all.
         *
         * @param withheld what would have permitted it
         * @param canary an absence or a failure
         * @throws IllegalArgumentException if the canary was seen
         */
        public ResolverSeesNoCaa(PermitReason withheld, Answer canary) {
            this(withheld, canary, Optional.empty());
        }

        /**
         * Makes the reason where only others showed the canary.
         *
         * @param withheld what would have permitted it
         * @param canary its records
         * @param unseen an exchange with a server that did not show them
         * @throws IllegalArgumentException if the canary was not seen
         */
        public ResolverSeesNoCaa(PermitReason withheld, Answer canary, Exchange unseen) {
            this(withheld, canary, Optional.of(unseen));
        }

        @Override
        public String id() {
            return "resolver-sees-no-caa";
        }

        @Override
        public String detail() {
            return unseen.map(this::ofOneServer)
                    .orElseGet(() -> "the resolver does not see CAA records: asked for those of " + canary.name()
                            + ", which is known to have some, it "
                            + canary.fold(
                                    present -> "gave them",
                                    absent -> "said that there are none ("
                                            + absent.absence().id() + ")",
                                    failed -> "gave no answer ("
                                            + failed.failure().kind().id() + "): "
                                            + failed.failure().detail()));
        }

        private String ofOneServer(Exchange exchange) {
            boolean isFailure = withheld instanceof PermitReason.LookupFailureAccepted accepted
                    && accepted.tries().contains(exchange);
            Optional<String> seeing = canary instanceof Answer.Present present
                    ? Witnesses.shown(present).map(Exchange::server)
                    : Optional.empty();
            boolean isSame = seeing.filter(server -> Witnesses.isSameAddress(server, exchange.server()))
                    .isPresent();
            return shown(exchange.server())
                    + (isFailure ? " gave no answer for " : " said that ")
                    + shown(exchange.question())
                    + (isFailure ? "" : " has no CAA records")
                    + ", and was not seen to show any: those of " + canary.name() + " came from "
                    + seeing.map(UndeterminedReason::shown).orElse("no server")
                    + (isSame
                            ? "; ask it over tcp://, tls:// or https:// alone, so that datagrams do not count"
                            : "; name a canary that is asked of it, or do without that server");
        }
    }

    private static String shown(String text) {
        return Excerpt.of(Escaped.line(text));
    }

    /**
     * Perspectives saw different records: which of them the CA will see, nobody can say; never tolerated.
     *
     * @param seen who saw what, at least two, the gate's own first
     */
    record PerspectivesDisagree(List<PerspectiveRRset> seen) implements UndeterminedReason {
        /**
         * Copies the list.
         *
         * @param seen who saw what
         */
        public PerspectivesDisagree {
            seen = List.copyOf(seen);
        }

        @Override
        public String id() {
            return "perspectives-disagree";
        }

        @Override
        public String detail() {
            return "the perspectives see different records: "
                    + seen.stream().map(PerspectiveRRset::toString).collect(Collectors.joining("; "));
        }
    }
}
