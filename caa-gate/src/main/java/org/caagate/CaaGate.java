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
 * A gate that checks requests against the CAA records that its lookup sees, under its policy.
 *
 * <p>Thread-safe. One gate serves any number of requests, and there is nothing to close.
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
     * Checks a request and waits for the report, at most until the deadline of the policy.
     *
     * @param request the request
     * @return a verdict for every identifier
     * @throws InterruptedException if the thread is interrupted; the check is then cancelled
     * @throws IllegalArgumentException if the policy does not fit the request: too many identifiers, or a climb boundary with a publicly
     *     trusted issuer
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
     * Checks a request without waiting. The future completes on the gate's executor, by the deadline of the policy at the latest.
     * Cancelling the future drops all questions that were not yet sent.
     *
     * @param request the request
     * @return a future that completes with a verdict for every identifier
     * @throws IllegalArgumentException if the policy does not fit the request: too many identifiers, or a climb boundary with a publicly
     *     trusted issuer
     */
    public CompletableFuture<GateReport> checkAsync(IssuanceRequest request) {
        return start(request, surroundings.executor());
    }

    private CompletableFuture<GateReport> start(IssuanceRequest request, Executor threads) {
        return new Check(this, request, threads).start();
    }

    /**
     * Checks a request and returns a clearance: the proof that nothing blocks the request.
     *
     * @param request the request
     * @return a clearance for exactly this request
     * @throws NotClearedException if a verdict blocks the request; the exception has the report
     * @throws InterruptedException if the thread is interrupted; the check is then cancelled
     * @throws IllegalArgumentException if the policy does not fit the request
     * @throws IllegalStateException if the policy is {@link GatePolicy#reportOnOlderAnswers}
     */
    public Clearance clear(IssuanceRequest request) throws InterruptedException {
        requireThatItClears();
        return clear(check(request));
    }

    /**
     * Returns a clearance for a request that this gate has checked.
     *
     * @param report a report of this gate
     * @return a clearance for exactly what was checked
     * @throws NotClearedException if a verdict blocks the request; the exception has the report
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
     * Decides again with validation methods that were unknown at first. It uses the answers of the report and asks no DNS question.
     *
     * @param report a report of this gate
     * @param methods the methods that are known now; the methods of other identifiers stay as they were
     * @return a new report
     * @throws IllegalArgumentException if another gate made the report, or a method is given for an identifier that already has one or is
     *     not in the request
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
                    "this gate only reports, because its policy has reportOnOlderAnswers: clear the request with"
                            + " a gate without it");
        }
    }

    private void requireOwn(GateReport report) {
        if (!report.isOf(this)) {
            throw new IllegalArgumentException("another gate made the report, with another lookup or policy");
        }
    }

    /** The perspectives, the gate's own lookup first, each with what it has seen of the canary. */
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
     * A builder of gates. The lookup is mandatory: the library has no default resolver. The defaults are the strict policy, all names
     * asked at once, the system's clock and timer, and daemon threads of the library on which futures complete.
     */
    public static final class Builder {
        private final List<Perspective> perspectives = new ArrayList<>();
        private Optional<CaaLookup> lookup = Optional.empty();
        private GatePolicy policy = GatePolicy.strict();
        private Climbing climbing = Climbing.FAST;
        private Surroundings surroundings = Surroundings.system();

        private Builder() {}

        /**
         * Sets the lookup that answers come from. There is no default.
         *
         * @param source the lookup
         * @return this
         */
        public Builder lookup(CaaLookup source) {
            lookup = Optional.of(source);
            return this;
        }

        /**
         * Adds a perspective, which is asked at the same time as the lookup. A refusal by one perspective refuses; a failure of one
         * leaves the name undetermined; a permit needs the permits of all perspectives, on the same records. Otherwise the reason is
         * {@code perspectives-disagree}, which is never tolerated. By default there is none; up to 16 may be added.
         *
         * @param view the perspective
         * @return this
         */
        public Builder perspective(Perspective view) {
            perspectives.add(view);
            return this;
        }

        /**
         * Sets the policy. The default is {@link GatePolicy#strict()}.
         *
         * @param how the policy
         * @return this
         */
        public Builder policy(GatePolicy how) {
            policy = how;
            return this;
        }

        /**
         * Sets when the names of a climb are asked. The default is {@link Climbing#FAST}.
         *
         * @param when all at once, or level by level
         * @return this
         */
        public Builder climbing(Climbing when) {
            climbing = when;
            return this;
        }

        /**
         * Sets the clock for the times in reports and clearances. The default is the system's clock.
         *
         * @param wall a clock
         * @return this
         */
        public Builder clock(Clock wall) {
            surroundings = surroundings.with(wall);
            return this;
        }

        /**
         * Sets the timer for deadlines. The default is {@link Timer#system()}.
         *
         * @param monotonic a timer
         * @return this
         */
        public Builder timer(Timer monotonic) {
            surroundings = surroundings.with(monotonic);
            return this;
        }

        /**
         * Sets the executor on which the futures of {@link #checkAsync} complete, and so the caller's continuations run, and on which the
         * lookup is called for them. Continuations may block and may check again if the executor has threads for that. The default is a
         * pool of daemon threads that grows with demand.
         *
         * @param threads an executor that does not run tasks on the calling thread
         * @return this
         */
        public Builder executor(Executor threads) {
            surroundings = surroundings.completingOn(threads);
            return this;
        }

        /** Sets the executor of the gate's own steps, so that a test knows when all are done. */
        Builder steps(Executor threads) {
            surroundings = surroundings.workingOn(threads);
            return this;
        }

        /**
         * Returns the gate.
         *
         * @return a gate
         * @throws IllegalArgumentException if the lookup is missing; if there are more than 16 perspectives, or one has an invalid or
         *     duplicate id, a region that is too long, or a cache that another one uses; or if the climb is frugal and the policy clears
         *     despite failed lookups. The message names all faults
         */
        public CaaGate build() {
            return new CaaGate(this);
        }
    }
}
