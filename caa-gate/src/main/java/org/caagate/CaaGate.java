package org.caagate;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.Perspective;
import org.caagate.lookup.Timer;
import org.caagate.name.Identifier;
import org.caagate.record.ValidationMethod;

/**
 * The gate: checks requests against the CAA records that its lookup sees, under its policy.
 *
 * <p>Thread-safe, shared by as many requests as there are; there is nothing to close.
 */
public final class CaaGate {
    private final Map<Perspective, CanarySight> perspectives = new LinkedHashMap<>();
    private final GatePolicy policy;
    private final Climbing climbing;
    private final Surroundings surroundings;

    private CaaGate(Builder builder) {
        Perspectives.of(builder.lookup, builder.perspectives, builder.climbing.faultsUnder(builder.policy))
                .forEach(each -> perspectives.put(each, new CanarySight()));
        this.policy = builder.policy;
        this.climbing = builder.climbing;
        this.surroundings = builder.surroundings;
    }

    /**
     * Starts a gate.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the policy in force.
     *
     * @return the policy
     */
    public GatePolicy policy() {
        return policy;
    }

    /**
     * Checks a request and waits for the report: at most as long as the deadline of the policy.
     *
     * @param request what somebody wants
     * @return a verdict for every identifier
     * @throws InterruptedException if the thread is interrupted; then nothing goes on behind it
     * @throws IllegalArgumentException if the policy does not fit the request: too many identifiers, or a climb boundary with a
     *     publicly trusted issuer
     */
    public GateReport check(IssuanceRequest request) throws InterruptedException {
        // Not on the caller's executor: the thread that waits here may be the only one it has.
        CompletableFuture<GateReport> report = start(request, GateThreads.callers());
        try {
            return report.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the check broke off, which is a fault of the gate", e.getCause());
        } finally {
            report.cancel(false);
        }
    }

    /**
     * Checks a request. The future completes on the gate's executor, at the latest when the deadline of the policy is over. To
     * cancel it drops every question that was not yet sent.
     *
     * @param request what somebody wants
     * @return a future that completes with a verdict for every identifier
     * @throws IllegalArgumentException if the policy does not fit the request: too many identifiers, or a climb boundary with a
     *     publicly trusted issuer
     */
    public CompletableFuture<GateReport> checkAsync(IssuanceRequest request) {
        return start(request, surroundings.executor());
    }

    private CompletableFuture<GateReport> start(IssuanceRequest request, Executor threads) {
        return new Check(this, request, threads).start();
    }

    /**
     * Checks a request and returns the proof that nothing stands in its way.
     *
     * @param request what somebody wants
     * @return a clearance for exactly this
     * @throws NotClearedException if anything stands in the way; it carries the report
     * @throws InterruptedException if the thread is interrupted; then nothing goes on behind it
     * @throws IllegalArgumentException if the policy does not fit the request
     * @throws IllegalStateException if the policy is {@link GatePolicy#reportOnOlderAnswers}
     */
    public Clearance clear(IssuanceRequest request) throws InterruptedException {
        requireThatItClears();
        return clear(check(request));
    }

    /**
     * Returns the proof that nothing stands in the way of a request that this gate has checked.
     *
     * @param report a report of this gate
     * @return a clearance for exactly what was checked
     * @throws NotClearedException if anything stands in the way; it carries the report
     * @throws IllegalArgumentException if another gate made the report
     * @throws IllegalStateException if the policy is {@link GatePolicy#reportOnOlderAnswers}
     */
    public Clearance clear(GateReport report) {
        requireThatItClears();
        requireOwn(report);
        if (!report.blocking().isEmpty()) {
            throw new NotClearedException(report);
        }
        return new Clearance(report, clock(), timer());
    }

    /**
     * Decides again with validation methods that were not known at first, on the answers that the report already has: nothing is
     * asked again.
     *
     * @param report a report of this gate
     * @param methods the methods that are known now; the others stay as they were
     * @return a new report
     * @throws IllegalArgumentException if another gate made the report, or a method is given for an identifier that has one or was not
     *     requested
     */
    public GateReport reconsider(GateReport report, Map<Identifier, ValidationMethod> methods) {
        requireOwn(report);
        IssuanceRequest request = report.request().learning(methods);
        Corroboration corroboration = RequestPlan.of(request, policy).decideAgain(report.corroboration());
        return new GateReport(request, this, corroboration, report.checked(), report.questions());
    }

    private void requireThatItClears() {
        if (policy.reportsOn().isPresent()) {
            throw new IllegalStateException(
                    "this gate only reports, on older answers (GatePolicy.reportOnOlderAnswers):"
                            + " have another one, without that, clear the request");
        }
    }

    private void requireOwn(GateReport report) {
        if (!report.isOf(this)) {
            throw new IllegalArgumentException("another gate made the report, with another lookup or policy");
        }
    }

    /** Whom the gate asks, its own lookup first, and what it is worth that one of them sees no records. */
    Map<Perspective, CanarySight> perspectives() {
        return Collections.unmodifiableMap(perspectives);
    }

    Climbing climbing() {
        return climbing;
    }

    Clock clock() {
        return surroundings.clock();
    }

    Timer timer() {
        return surroundings.timer();
    }

    /** Where the gate takes its own short steps. */
    Executor steps() {
        return surroundings.steps();
    }

    /**
     * A builder of gates. The lookup is mandatory: the library has no default resolver. Unless said otherwise: the strict policy, all
     * names asked at once, the system's clock and timer, and daemon threads of the library to complete futures on.
     */
    public static final class Builder {
        private final List<Perspective> perspectives = new ArrayList<>();
        private Optional<CaaLookup> lookup = Optional.empty();
        private GatePolicy policy = GatePolicy.strict();
        private Climbing climbing = Climbing.FAST;
        private Surroundings surroundings = Surroundings.system();

        private Builder() {}

        /**
         * Says where answers come from. There is no default.
         *
         * @param source the lookup
         * @return this
         */
        public Builder lookup(CaaLookup source) {
            lookup = Optional.of(source);
            return this;
        }

        /**
         * Adds a view from another place, which is asked at the same time as the lookup. What one refuses is refused, what one
         * cannot see is undetermined, and a permit needs the permits of all, for the same records: otherwise the reason is {@code
         * perspectives-disagree}, which is never tolerated. By default there is none; up to 16 may be added.
         *
         * @param view the perspective
         * @return this
         */
        public Builder perspective(Perspective view) {
            perspectives.add(view);
            return this;
        }

        /**
         * Says how strict the gate is. The default is {@link GatePolicy#strict()}.
         *
         * @param how the policy
         * @return this
         */
        public Builder policy(GatePolicy how) {
            policy = how;
            return this;
        }

        /**
         * Says when the names of a climb are asked. The default is {@link Climbing#FAST}.
         *
         * @param when all at once, or level by level
         * @return this
         */
        public Builder climbing(Climbing when) {
            climbing = when;
            return this;
        }

        /**
         * Says what time it is, for reports and clearances. The default is the system's clock.
         *
         * @param wall a clock
         * @return this
         */
        public Builder clock(Clock wall) {
            surroundings = surroundings.with(wall);
            return this;
        }

        /**
         * Says how time passes, for deadlines. The default is {@link Timer#system()}.
         *
         * @param monotonic a timer
         * @return this
         */
        public Builder timer(Timer monotonic) {
            surroundings = surroundings.with(monotonic);
            return this;
        }

        /**
         * Says where the futures of {@link #checkAsync} complete, and so where the caller's continuations run, and where the lookup
         * is called for them. Continuations
         * may block and may check again, if the executor has threads for them. The default is a pool of daemon threads that grows
         * with demand.
         *
         * @param threads an executor that does not run tasks on the calling thread
         * @return this
         */
        public Builder executor(Executor threads) {
            surroundings = surroundings.completingOn(threads);
            return this;
        }

        /** Says where the gate takes its own steps, so that a test knows when all are done. */
        Builder steps(Executor threads) {
            surroundings = surroundings.workingOn(threads);
            return this;
        }

        /**
         * Returns the gate.
         *
         * @return a gate
         * @throws IllegalArgumentException if the lookup is missing, there are more than 16 perspectives, or one of them has an id that
         *     is none or is taken, a region that is too long, or a cache that another one has, or if it is to climb frugally with a
         *     policy that clears despite failed lookups; it says all faults
         */
        public CaaGate build() {
            return new CaaGate(this);
        }
    }
}
