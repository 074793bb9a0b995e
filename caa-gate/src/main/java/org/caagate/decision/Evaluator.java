package org.caagate.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Climb;
import org.caagate.lookup.Failure;
import org.caagate.lookup.RelevantRRset;
import org.caagate.name.Identifier;
import org.caagate.record.Property;
import org.caagate.record.PropertyTag;

/**
 * The algorithm of RFC 8659 with RFC 8657 and RFC 9495: a pure function of subject, issuer and climb. One evaluator serves the
 * subjects of one request: it reads an RRset once, however many of them lie under it. Thread-safe.
 *
 * <p>A failed lookup below the first RRset leaves the verdict undetermined, unless it is one because its answer was stale, and the
 * stale answer refuses. Of the records, an unknown critical one comes
 * first; then one that authorizes; then what is not known; then the nearest miss.
 */
public final class Evaluator {
    private final Readings readings;
    private final FailedLookup failedLookup;

    private Evaluator(Readings readings, FailedLookup failedLookup) {
        this.readings = readings;
        this.failedLookup = failedLookup;
    }

    /** What becomes of a failed lookup below the first RRset. */
    public enum FailedLookup {
        /** The verdict is undetermined. */
        UNDETERMINED,
        /**
         * A permit, if it is proved that the cause lies outside, that it was retried, and that nothing is signed there (Baseline
         * Requirements section 3.2.2.8); otherwise undetermined.
         */
        ACCEPTED_WHERE_INSECURE
    }

    /** What to do about the base name of a wildcard. */
    public enum BaseName {
        /** Nothing: it is counted as an identifier of its own, or not of interest. */
        SILENT,
        /** Where it would be refused, say so in a finding; the verdict on the wildcard does not change. */
        REMARKED
    }

    /**
     * Returns an evaluator.
     *
     * @param issuer who will issue
     * @param known gives the CAs that findings on typing errors compare with, and change no verdict; it is asked only where a
     *     record does not name the issuer
     * @return an evaluator that has read nothing yet, and for which failed lookups leave the verdict undetermined
     */
    public static Evaluator of(Issuer issuer, Supplier<KnownIssuers> known) {
        return new Evaluator(new Readings(issuer, known), FailedLookup.UNDETERMINED);
    }

    /**
     * Returns an evaluator for the same issuer that takes failed lookups otherwise.
     *
     * @param becomes what becomes of a failed lookup
     * @return an evaluator
     */
    public Evaluator withFailedLookup(FailedLookup becomes) {
        return new Evaluator(readings, becomes);
    }

    /**
     * Returns the verdict on an identifier that CAA speaks of.
     *
     * @param subject the identifier with the facts of the request
     * @param climb the climb from where {@link Start#of} says
     * @param baseName whether to remark on the base name, if the identifier is a wildcard
     * @return the verdict
     * @throws IllegalArgumentException if the climb started elsewhere
     */
    public Verdict decide(Subject subject, Climb climb, BaseName baseName) {
        if (!Start.of(subject.identifier()).equals(new Start.At(climb.start()))) {
            throw new IllegalArgumentException(
                    "the climb from " + climb.start() + " is not that of " + subject.identifier());
        }
        List<Finding> findings = new ArrayList<>();
        if (baseName == BaseName.REMARKED && subject.identifier() instanceof Identifier.Wildcard wildcard) {
            findings.addAll(onBaseName(subject.bringsIn(new Identifier.Dns(wildcard.base())), climb));
        }
        return decide(subject, climb, findings);
    }

    private Verdict decide(Subject subject, Climb climb, List<Finding> findings) {
        return climb.relevantRRset()
                .fold(
                        found -> found(subject, climb, found.answer(), findings),
                        none -> none(subject, climb, none, findings),
                        hidden -> hidden.answer().stale().isEmpty()
                                ? failed(subject, climb, hidden.answer(), findings)
                                : stale(subject, climb, hidden.answer(), findings));
    }

    /**
     * Returns the verdict on an identifier that CAA does not speak of.
     *
     * @param subject the identifier
     * @param reason why CAA does not speak of it, from {@link Start#of}
     * @return the verdict
     */
    public static NotApplicable notApplicable(Subject subject, NotApplicableReason reason) {
        return new NotApplicable(subject, reason, List.of());
    }

    static boolean isIssue(Property property, PropertyTag tag) {
        return property instanceof Property.Issue issue && issue.tag() == tag;
    }

    /** Whether the base name, which nobody counted, would be worse off than the wildcard that may bring it in. */
    private List<Finding> onBaseName(Subject base, Climb climb) {
        Verdict verdict = decide(base, climb, BaseName.SILENT);
        if (!(verdict instanceof Refused refused)) {
            return List.of();
        }
        return List.of(Finding.of(
                FindingId.BASE_NAME_WOULD_BE_REFUSED,
                "if the CA puts " + base.identifier() + " into the certificate as well, it will be refused: "
                        + refused.reason().detail()));
    }

    private Verdict found(Subject subject, Climb climb, Answer.Present answer, List<Finding> findings) {
        AnswerReading reading = readings.of(subject, answer);
        Examination examination = reading.examination(climb);
        Remarks.onName(climb.start(), findings);
        findings.addAll(reading.findings());
        Reason reason = reading.reason();
        if (reason instanceof PermitReason permit) {
            return new Permitted(subject, permit, examination, findings);
        }
        if (reason instanceof UndeterminedReason undetermined) {
            return new Undetermined(subject, undetermined, examination, findings);
        }
        if (reason instanceof RefusalReason refusal) {
            Remedy remedy = reading.remedy(refusal, climb);
            return new Refused(subject, refusal, new Refused.Examined(examination, remedy, findings));
        }
        throw new AssertionError(reason);
    }

    /** A stale answer may refuse, because the owner did; whatever else it says, nobody knows what is published now. */
    private Verdict stale(Subject subject, Climb climb, Answer.Failed answer, List<Finding> findings) {
        AnswerReading reading = readings.ofStale(subject, answer);
        if (!(reading.reason() instanceof RefusalReason refusal)) {
            return failed(subject, climb, answer, findings);
        }
        findings.add(Finding.of(
                FindingId.STALE_ANSWER,
                "the refusal rests on records that the resolver calls stale: "
                        + answer.failure().detail()));
        Remarks.onName(climb.start(), findings);
        findings.addAll(reading.findings());
        return new Refused(
                subject,
                refusal,
                new Refused.Examined(reading.examination(climb), reading.remedy(refusal, climb), findings));
    }

    private static Verdict none(Subject subject, Climb climb, RelevantRRset.None none, List<Finding> findings) {
        PermitReason reason =
                switch (none.reach()) {
                    case TOP_LEVEL -> new PermitReason.NoCaa(none.last());
                    case BOUNDARY -> new PermitReason.NoCaaWithinBoundary(none.last());
                };
        Remarks.onName(climb.start(), findings);
        return new Permitted(subject, reason, nothingRead(subject, climb), findings);
    }

    private Verdict failed(Subject subject, Climb climb, Answer.Failed failed, List<Finding> findings) {
        Optional<Verdict> above = climb.beyond().map(beyond -> decide(subject, beyond, new ArrayList<>()));
        UndeterminedReason reason = failed.failure().kind() == Failure.Kind.BOGUS
                ? new UndeterminedReason.DnssecBogus(failed)
                : new UndeterminedReason.LookupFailed(failed, above);
        Remarks.onName(climb.start(), findings);
        // Whoever can make a lookup fail must not permit thereby what is refused above.
        boolean isOpen = above.map(Permitted.class::isInstance).orElse(true);
        return accepted(failed)
                .filter(permit -> isOpen)
                .<Verdict>map(permit -> new Permitted(subject, permit, nothingRead(subject, climb), findings))
                .orElseGet(() -> new Undetermined(subject, reason, nothingRead(subject, climb), findings));
    }

    private Optional<PermitReason.LookupFailureAccepted> accepted(Answer.Failed failed) {
        return switch (failedLookup) {
            case UNDETERMINED -> Optional.empty();
            case ACCEPTED_WHERE_INSECURE -> FailureAcceptance.of(failed);
        };
    }

    private static Examination nothingRead(Subject subject, Climb climb) {
        return new Examination(climb, Concern.of(subject).otherwise(), List.of());
    }
}
