package org.caagate;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.caagate.lookup.Answer;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Timer;
import org.caagate.name.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * One check on its way: all perspectives are asked together for the names that they want, every answer is vetted, and a verdict is
 * made as soon as its climb is decided. The report is complete when all verdicts are, or when the deadline makes failures of what is missing.
 *
 * <p>The checks of the perspectives, and their answers, are only touched by steps of the mailbox.
 */
final class Check {
    private static final long RESERVE_NANOS = Duration.ofMillis(250).toNanos();

    private final CaaGate gate;
    private final Executor executor;
    private final IssuanceRequest request;
    private final RequestPlan plan;
    private final LookupContext context;
    private final LookupContext anew;
    private final AnswerVetting vetting;
    private final CompletableFuture<GateReport> report = new CompletableFuture<>();
    private final Mailbox mailbox;
    private final List<PerspectiveCheck> perspectiveChecks;
    private boolean decided;

    Check(CaaGate gate, IssuanceRequest request, Executor executor) {
        this.gate = gate;
        this.executor = executor;
        this.mailbox = new Mailbox(gate.steps(), report::completeExceptionally);
        this.plan = RequestPlan.of(request, gate.policy());
        this.request = request;
        this.context = context(gate);
        this.anew = context.anew();
        this.vetting = new AnswerVetting(gate.clock());
        this.perspectiveChecks = gate.perspectives().entrySet().stream()
                .map(each -> new PerspectiveCheck(each.getKey(), each.getValue(), gate, plan))
                .toList();
    }

    /** Whoever looks from more places gets more answers. Proofs that no verdict of the policy rests on are not asked for. */
    private static LookupContext context(CaaGate gate) {
        GatePolicy policy = gate.policy();
        Duration limit = forLookups(policy.deadline());
        LookupContext context = policy.reportsOn()
                .map(oldest -> LookupContext.forReport(limit, gate.timer(), oldest))
                .orElseGet(() -> LookupContext.lasting(limit, gate.timer(), oldestAnswer(policy)))
                .keepingAtMost(LookupContext.MOST_OCTETS * gate.perspectives().size());
        LookupContext paced = gate.climbing() == Climbing.FRUGAL ? context.frugal() : context;
        return policy.acceptsLookupFailureOfInsecureDomains() ? paced.wantingInsecurityProofs() : paced;
    }

    /** A little less than there is: a lookup that runs out of time must have some to say what went wrong. */
    private static Duration forLookups(Duration deadline) {
        // In numbers: to divide a Duration costs as much as to ask a cache.
        return deadline.minusNanos(Math.min(deadline.toNanos() / 10, RESERVE_NANOS));
    }

    /** A clearance counts from the oldest answer: what is older than this would leave too little of it. */
    private static Duration oldestAnswer(GatePolicy policy) {
        return Duration.ofNanos(policy.clearanceLifetime().toNanos() / 2);
    }

    CompletableFuture<GateReport> start() {
        Timer.Alarm alarm = gate.timer().after(gate.policy().deadline(), () -> mailbox.post(this::deadlineIsOver));
        CompletionStage<GateReport> unused = report.whenComplete((done, failure) -> {
            // First what others depend on: the timer is anybody's, and may not take this.
            try {
                context.end();
            } finally {
                try {
                    anew.end();
                } finally {
                    alarm.cancel();
                }
            }
        });
        perspectiveChecks.forEach(this::askWhatIsWanted);
        mailbox.post(this::completeIfDecided);
        return report;
    }

    /** The lookup is called on the executor, never within a step of the mailbox: it may answer at once. */
    private void askWhatIsWanted(PerspectiveCheck perspectiveCheck) {
        List<PerspectiveCheck.Question> questions = perspectiveCheck.takeWanted();
        if (questions.isEmpty()) {
            return;
        }
        try {
            executor.execute(() -> questions.forEach(question -> ask(perspectiveCheck, question)));
        } catch (RejectedExecutionException e) {
            report.completeExceptionally(e);
        }
    }

    private void ask(PerspectiveCheck perspectiveCheck, PerspectiveCheck.Question question) {
        if (context.isEnded()) {
            return;
        }
        DomainName name = question.name();
        try {
            CompletionStage<Answer> stage = perspectiveCheck.lookup().lookup(name, question.isAnew() ? anew : context);
            stage.whenComplete((answer, failure) -> post(perspectiveCheck, name, vetted(question, answer, failure)));
        } catch (Throwable thrown) {
            // A lookup is anybody's code. Whatever it throws, null for a stage included, is a failed lookup.
            post(perspectiveCheck, name, vetting.thrown(name, thrown));
        }
    }

    private Answer vetted(PerspectiveCheck.Question question, @Nullable Answer answer, @Nullable Throwable failure) {
        try {
            return vetting.vet(question, answer, failure);
        } catch (Throwable broken) {
            // Whatever is in an answer, nobody would hear here of what it throws, and the request would wait for its
            // deadline.
            return vetting.thrown(question.name(), broken);
        }
    }

    private void post(PerspectiveCheck perspectiveCheck, DomainName name, Answer answer) {
        mailbox.post(() -> answered(perspectiveCheck, name, answer));
    }

    private void answered(PerspectiveCheck perspectiveCheck, DomainName name, Answer answer) {
        if (!report.isDone()) {
            perspectiveCheck.answered(name, answer);
            completeIfDecided();
            askWhatIsWanted(perspectiveCheck);
        }
    }

    private void deadlineIsOver() {
        if (!report.isDone()) {
            perspectiveChecks.forEach(perspectiveCheck -> perspectiveCheck.giveUp(
                    name -> vetting.late(name, gate.policy().deadline())));
            completeIfDecided();
        }
    }

    private void completeIfDecided() {
        if (!decided && perspectiveChecks.stream().allMatch(PerspectiveCheck::isComplete)) {
            decided = true;
            complete(new GateReport(
                    request,
                    gate,
                    new Corroboration(perspectiveChecks.stream()
                            .map(PerspectiveCheck::result)
                            .toList()),
                    Moment.now(gate.clock(), gate.timer()),
                    context.questions()));
        }
    }

    private void complete(GateReport complete) {
        try {
            executor.execute(() -> report.complete(complete));
        } catch (RejectedExecutionException e) {
            // The caller's executor is shut down; the report is not lost for that.
            report.complete(complete);
        }
    }
}
