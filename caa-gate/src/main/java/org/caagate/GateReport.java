package org.caagate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.caagate.decision.Fact;
import org.caagate.decision.Finding;
import org.caagate.decision.Issuer;
import org.caagate.decision.PermitReason;
import org.caagate.decision.Permitted;
import org.caagate.decision.PerspectiveVerdict;
import org.caagate.decision.Refused;
import org.caagate.decision.Undetermined;
import org.caagate.decision.Verdict;
import org.caagate.name.Identifier;
import org.caagate.record.AccountUri;
import org.caagate.record.IodefTarget;

/** The verdicts of one request, with the records and answers that they rest on. Only a {@link CaaGate} can make a report. */
public final class GateReport {
    private final IssuanceRequest request;
    private final CaaGate gate;
    private final Corroboration corroboration;
    private final List<Verdict> verdicts;
    private final Moment checked;
    private final int questions;

    GateReport(IssuanceRequest request, CaaGate gate, Corroboration corroboration, Moment checked, int questions) {
        this.request = request;
        this.gate = gate;
        this.corroboration = corroboration;
        this.verdicts = corroboration.verdicts();
        this.checked = checked;
        this.questions = questions;
    }

    /**
     * Returns the outcome, which is the worst verdict. From the worst to the best: refused, undetermined, permitted, not applicable.
     *
     * @return the outcome
     */
    public Verdict.Kind outcome() {
        return verdicts.stream()
                .map(Verdict::kind)
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new AssertionError("a report without verdicts"));
    }

    /**
     * Returns a verdict for each identifier, in the order of the request. An identifier that the CA adds follows the one that it is added
     * to.
     *
     * @return at least one verdict
     */
    public List<Verdict> verdicts() {
        return verdicts;
    }

    /**
     * Returns the verdicts that block the request: those that are refused, and those that are undetermined and not tolerated. If the list
     * is empty, the certificate may be issued.
     *
     * @return verdicts in the order of the request
     */
    public List<Verdict> blocking() {
        List<Verdict> blocking = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            boolean blocks = verdict.fold(
                    permitted -> false,
                    refused -> true,
                    undetermined -> !isTolerated(undetermined),
                    notApplicable -> false);
            if (blocks) {
                blocking.add(verdict);
            }
        }
        return List.copyOf(blocking);
    }

    /**
     * Returns the undetermined verdicts that do not block because the policy tolerates them.
     *
     * @return the verdicts, which are not permits; none under the strict policy
     */
    public List<Undetermined> tolerated() {
        return verdicts.stream()
                .filter(Undetermined.class::isInstance)
                .map(Undetermined.class::cast)
                .filter(this::isTolerated)
                .toList();
    }

    private boolean isTolerated(Undetermined verdict) {
        return policy().tolerates(verdict)
                && corroboration.isTolerable(verdict.subject().identifier(), policy());
    }

    /**
     * Returns the verdicts that permit although a lookup failed: the policy accepts that for insecure domains, and the proofs are there
     * (Baseline Requirements section 3.2.2.8).
     *
     * @return verdicts with the reason {@code lookup-failure-accepted}; none under the strict policy
     */
    public List<Permitted> acceptedFailures() {
        return verdicts.stream()
                .filter(Permitted.class::isInstance)
                .map(Permitted.class::cast)
                .filter(permitted -> permitted.reason() instanceof PermitReason.LookupFailureAccepted)
                .toList();
    }

    /**
     * Returns the verdict that each perspective alone would give on an identifier, the gate's own lookup first. {@link #verdicts()} has
     * the verdict that combines them.
     *
     * @param identifier one of the identifiers of {@link #verdicts()}
     * @return a verdict for each of at least two perspectives; none if the gate has no perspectives beside its lookup, or the report does
     *     not have the identifier
     */
    public List<PerspectiveVerdict> perspectiveVerdicts(Identifier identifier) {
        List<PerspectiveVerdict> all = corroboration.perspectiveVerdicts(identifier);
        return all.size() < 2 ? List.of() : all;
    }

    /**
     * Returns the identifiers that could go into a smaller request: those that are permitted or not applicable, if every name that the CA
     * adds because of them is so too.
     *
     * @return identifiers of the request
     */
    public Set<Identifier> permitted() {
        return requested(verdicts ->
                verdicts.stream().allMatch(verdict -> verdict.kind().compareTo(Verdict.Kind.PERMITTED) >= 0));
    }

    /**
     * Returns the identifiers of the request that are refused, or because of which the CA adds a name that is refused.
     *
     * @return identifiers of the request
     */
    public Set<Identifier> refused() {
        return requested(verdicts -> verdicts.stream().anyMatch(Refused.class::isInstance));
    }

    /** The identifiers of the request for which the verdicts, those on the names that the CA adds included, are as wanted. */
    private Set<Identifier> requested(Predicate<List<Verdict>> wanted) {
        Map<Identifier, Verdict> all = new LinkedHashMap<>();
        verdicts.forEach(verdict -> all.put(verdict.subject().identifier(), verdict));
        Set<Identifier> requested = new LinkedHashSet<>();
        for (Identifier identifier : request.identifiers()) {
            List<Verdict> its = RequestPlan.withAdded(identifier, request.issuer(), policy()).stream()
                    .map(all::get)
                    .filter(Objects::nonNull)
                    .toList();
            if (wanted.test(its)) {
                requested.add(identifier);
            }
        }
        return Collections.unmodifiableSet(requested);
    }

    /**
     * Returns the contacts that domain owners name for refusals ({@code iodef}), each once. This library contacts none of them.
     *
     * @return each contact with the refused identifiers
     */
    public Map<IodefTarget, Set<Identifier>> iodefTargets() {
        Map<IodefTarget, Set<Identifier>> targets = new LinkedHashMap<>();
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Refused refused) {
                refused.iodefTargets().forEach(target -> targets.computeIfAbsent(target, any -> new LinkedHashSet<>())
                        .add(refused.subject().identifier()));
            }
        }
        return Collections.unmodifiableMap(targets);
    }

    /**
     * Returns the issuer that the request names.
     *
     * @return the issuer of the request
     */
    public Issuer issuer() {
        return request.issuer();
    }

    /**
     * Returns the account that the request names.
     *
     * @return its URI, or unknown
     */
    public Fact<AccountUri> account() {
        return request.account();
    }

    /**
     * Returns the policy of the gate.
     *
     * @return the policy
     */
    public GatePolicy policy() {
        return gate.policy();
    }

    /**
     * Returns the findings on the request as a whole. Those on one identifier are in its verdict.
     *
     * @return findings, often none
     */
    public List<Finding> findings() {
        return request.findings();
    }

    /**
     * Returns the time at which the check was complete.
     *
     * @return the time by the gate's clock
     */
    public Instant checkedAt() {
        return checked.wall();
    }

    /**
     * Returns how many DNS questions were sent for this report, retries included.
     *
     * @return the count
     */
    public int questions() {
        return questions;
    }

    /**
     * Returns the servers that sent a message during this check, about any name, including names above those that a climb lists. So a
     * server that was silent about one name but is listed here can be reached. Cached answers count only under {@link
     * GatePolicy#reportOnOlderAnswers}; then the server could be reached when the answer was obtained.
     *
     * @return transport and address of each, as in {@link org.caagate.lookup.Exchange#server()}
     */
    public Set<String> heardServers() {
        return corroboration.heard();
    }

    /** When the oldest answer was obtained. A source may claim any time for its answers, but none in the future. */
    Instant oldestAnswer() {
        return corroboration
                .obtained()
                .filter(checked.wall()::isAfter)
                .min(Instant::compareTo)
                .orElse(checked.wall());
    }

    /** When the check was complete, by both clocks. */
    Moment checked() {
        return checked;
    }

    Corroboration corroboration() {
        return corroboration;
    }

    IssuanceRequest request() {
        return request;
    }

    boolean isOf(CaaGate other) {
        return gate == other;
    }

    /** Returns the outcome and every verdict in short. */
    @Override
    public String toString() {
        return outcome().id() + " " + verdicts;
    }
}
