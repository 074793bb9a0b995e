package org.caagate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Answer;
import org.caagate.lookup.ClimbPath;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Timer;
import org.caagate.name.DomainName;
import org.caagate.name.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * One check on its way: all names are asked together, every answer is vetted, and a verdict is made as soon as its climb is
 * decided. The report is complete when all verdicts are, or when the deadline makes failures of what is missing.
 *
 * <p>The answers are only touched by steps of the mailbox.
 */
final class Check {
    private static final Duration RESERVE = Duration.ofMillis(250);

    private final CaaGate gate;
    private final Executor executor;
    private final IssuanceRequest request;
    private final RequestPlan plan;
    private final LookupContext context;
    private final AnswerVetting vetting;
    private final CompletableFuture<GateReport> report = new CompletableFuture<>();
    private final Mailbox mailbox = new Mailbox(GateThreads.working(), report::completeExceptionally);
    private final Map<DomainName, Answer> answers = new HashMap<>();
    private final Map<DomainName, List<Identifier>> concerned = new HashMap<>();
    private final Map<Identifier, ClimbPath> undecided = new LinkedHashMap<>();
    private final Map<Identifier, Verdict> verdicts = new HashMap<>();

    Check(CaaGate gate, IssuanceRequest request, Executor executor) {
        this.gate = gate;
        this.executor = executor;
        this.plan = RequestPlan.of(request, gate.policy());
        this.request = request;
        this.context = LookupContext.lasting(forLookups(gate.policy().deadline()), gate.timer());
        this.vetting = new AnswerVetting(gate.clock());
        for (Identifier identifier : plan.identifiers()) {
            plan.path(identifier)
                    .ifPresentOrElse(
                            path -> expect(identifier, path),
                            () -> verdicts.put(identifier, plan.decideWithoutClimb(identifier)));
        }
    }

    /** A little less than there is: a lookup that runs out of time must have some to say what went wrong. */
    private static Duration forLookups(Duration deadline) {
        Duration tenth = deadline.dividedBy(10);
        return deadline.minus(tenth.compareTo(RESERVE) < 0 ? tenth : RESERVE);
    }

    private void expect(Identifier identifier, ClimbPath path) {
        undecided.put(identifier, path);
        path.names().forEach(name -> concerned
                .computeIfAbsent(name, any -> new ArrayList<>())
                .add(identifier));
    }

    CompletableFuture<GateReport> start() {
        Timer.Alarm alarm = gate.timer().after(gate.policy().deadline(), () -> mailbox.post(this::deadlineIsOver));
        CompletionStage<GateReport> unused = report.whenComplete((done, failure) -> {
            alarm.cancel();
            context.end();
        });
        mailbox.post(this::completeIfDecided);
        try {
            executor.execute(() -> plan.names().forEach(this::ask));
        } catch (RejectedExecutionException e) {
            report.completeExceptionally(e);
        }
        return report;
    }

    private void ask(DomainName name) {
        if (context.isEnded()) {
            return;
        }
        try {
            CompletionStage<Answer> stage = gate.lookup().lookup(name, context);
            stage.whenComplete((answer, failure) -> post(name, vetted(name, answer, failure)));
        } catch (Throwable thrown) {
            // A lookup is anybody's code. Whatever it throws, null for a stage included, is a failed lookup.
            post(name, vetting.thrown(name, thrown));
        }
    }

    private Answer vetted(DomainName name, @Nullable Answer answer, @Nullable Throwable failure) {
        try {
            return vetting.vet(name, answer, failure);
        } catch (Throwable broken) {
            // Whatever is in an answer, nobody would hear here of what it throws, and the request would wait for its
            // deadline.
            return vetting.thrown(name, broken);
        }
    }

    private void post(DomainName name, Answer answer) {
        mailbox.post(() -> answered(name, answer));
    }

    private void answered(DomainName name, Answer answer) {
        if (report.isDone() || answers.putIfAbsent(name, answer) != null) {
            return;
        }
        for (Identifier identifier : concerned.getOrDefault(name, List.of())) {
            decideIfPossible(identifier);
        }
        completeIfDecided();
    }

    private void decideIfPossible(Identifier identifier) {
        Optional.ofNullable(undecided.get(identifier))
                .flatMap(path -> path.climb(asked -> Optional.ofNullable(answers.get(asked))))
                .ifPresent(climb -> {
                    verdicts.put(identifier, plan.decide(identifier, climb));
                    undecided.remove(identifier);
                });
    }

    private void deadlineIsOver() {
        if (report.isDone()) {
            return;
        }
        for (DomainName name : concerned.keySet()) {
            answers.computeIfAbsent(
                    name, asked -> vetting.late(asked, gate.policy().deadline()));
        }
        List.copyOf(undecided.keySet()).forEach(this::decideIfPossible);
        completeIfDecided();
    }

    private void completeIfDecided() {
        if (!undecided.isEmpty() || report.isDone()) {
            return;
        }
        GateReport complete = new GateReport(
                request,
                gate,
                plan.inOrder(identifier -> Optional.ofNullable(verdicts.get(identifier))
                        .orElseThrow(() -> new AssertionError(identifier))),
                gate.clock().instant(),
                context.questions());
        complete(complete);
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
