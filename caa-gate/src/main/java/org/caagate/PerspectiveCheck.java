package org.caagate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.caagate.decision.CanaryRule;
import org.caagate.decision.UndeterminedReason;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.Climb;
import org.caagate.lookup.ClimbPath;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Perspective;
import org.caagate.lookup.Reply;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;
import org.caagate.name.Identifier;

/**
 * What one perspective sees of a request, while it is being asked: the answers so far, the verdicts that can be made of them, and the
 * names still to be asked. Not thread-safe.
 *
 * <p>Where a canary is required, what a cache kept is no proof: the canary itself has to be seen now, and so has all that a permit without
 * records would rest on; both are asked for anew. A gate that only reports takes what came since the canary has been shown without a
 * break.
 *
 * <p>It is on the way of a JVM's first verdict, where each lambda costs as much as a class: so loops stand here where there is no canary.
 */
final class PerspectiveCheck {
    private static final Duration SIGHT_LASTS = Duration.ofSeconds(10);

    /** More than a few lost datagrams are a way by which nothing comes. */
    private static final int MOST_SIGHTS = 3;

    private final Perspective perspective;
    private final CanarySight sight;
    private final CaaGate gate;
    private final RequestPlan plan;
    private final Optional<DomainName> canary;
    private final Map<DomainName, Answer> answers = new HashMap<>();
    private final Map<DomainName, List<Identifier>> concerned = new HashMap<>();
    private final Map<Identifier, ClimbPath> undecided = new LinkedHashMap<>();
    private final Map<Identifier, Verdict> verdicts = new HashMap<>();
    private final Set<DomainName> known = new HashSet<>();
    private final Set<DomainName> anew = new HashSet<>();
    private final List<Question> wanted = new ArrayList<>();
    private int sights;
    private boolean isLate;

    /**
     * A name to be asked.
     *
     * @param name the name
     * @param isAnew whether an answer out of a cache will not do
     */
    record Question(DomainName name, boolean isAnew) {}

    PerspectiveCheck(Perspective perspective, CanarySight sight, CaaGate gate, RequestPlan plan) {
        this.perspective = perspective;
        this.sight = sight;
        this.gate = gate;
        this.plan = plan;
        this.canary = gate.policy().requiredCanary();
        for (Identifier identifier : plan.identifiers()) {
            Optional<ClimbPath> path = plan.path(identifier);
            if (path.isPresent()) {
                expect(identifier, path.get());
            } else {
                verdicts.put(identifier, plan.decideWithoutClimb(identifier));
            }
        }
        for (DomainName name : plan.names(gate.climbing())) {
            want(name);
        }
    }

    private void want(DomainName name) {
        if (known.add(name)) {
            wanted.add(new Question(name, false));
        }
    }

    /** Drops an answer to have a new one. */
    private void wantAnew(DomainName name) {
        anew.add(name);
        answers.remove(name);
        wanted.add(new Question(name, true));
    }

    /** Returns what has to be asked now, in order, and never again. */
    List<Question> takeWanted() {
        List<Question> taken = List.copyOf(wanted);
        wanted.clear();
        return taken;
    }

    private void expect(Identifier identifier, ClimbPath path) {
        undecided.put(identifier, path);
        for (DomainName name : path.names()) {
            concern(name, identifier);
        }
        canary.filter(name -> !path.names().contains(name)).ifPresent(name -> concern(name, identifier));
    }

    private void concern(DomainName name, Identifier identifier) {
        concerned.computeIfAbsent(name, any -> new ArrayList<>()).add(identifier);
    }

    CaaLookup lookup() {
        return perspective.lookup();
    }

    /** Takes an answer; a second one for the same name is ignored. */
    void answered(DomainName name, Answer answer) {
        if (canary.filter(name::equals).isPresent()) {
            if (isReplaceable(answer) && !isShownJustNow(answer)) {
                wantAnew(name);
                return;
            }
            sight.note(answer);
            sights++;
        }
        if (answers.putIfAbsent(name, answer) == null) {
            List<Identifier> affected = concerned.getOrDefault(name, List.of());
            for (Identifier identifier : affected) {
                decideIfPossible(identifier);
            }
            for (Identifier identifier : affected) {
                climbOn(identifier);
            }
        }
    }

    /** Makes answers of what is missing, so that everything is decided. */
    void giveUp(Function<DomainName, Answer> late) {
        isLate = true;
        List.copyOf(concerned.keySet()).forEach(name -> {
            if (!answers.containsKey(name)) {
                answered(name, late.apply(name));
            }
        });
    }

    private void decideIfPossible(Identifier identifier) {
        ClimbPath path = undecided.get(identifier);
        Optional<Climb> climb = path == null ? Optional.empty() : plan.climb(path, this::answer);
        Optional<Verdict> verdict = climb.isEmpty() ? Optional.empty() : plan.decide(identifier, climb.get(), seen());
        if (verdict.isPresent() && holds(verdict.get())) {
            verdicts.put(identifier, verdict.get());
            undecided.remove(identifier);
        }
    }

    /** Returns whether a verdict stands; if not, what is no proof any more is asked for anew. */
    private boolean holds(Verdict verdict) {
        if (canary.isEmpty()) {
            return true;
        }
        List<Answer> stale = noProof(verdict).filter(this::isReplaceable).toList();
        stale.forEach(answer -> wantAnew(answer.name()));
        return stale.isEmpty() && !isSeenAnew(verdict);
    }

    /** What was seen over TCP because a datagram was lost says nothing of datagrams: the next one may arrive. */
    private boolean isSeenAnew(Verdict verdict) {
        if (isLate || sights >= MOST_SIGHTS || !CanaryRule.mayBeSeenAnew(verdict)) {
            return false;
        }
        canary.ifPresent(this::wantAnew);
        return true;
    }

    /** The answers that a verdict may be wrong by, if they were kept. */
    private Stream<Answer> noProof(Verdict verdict) {
        Stream<Answer> steps =
                verdict.examination().stream().flatMap(examination -> examination.climb().allSteps().stream());
        if (CanaryRule.isNeededFor(verdict)) {
            boolean isForReport = gate.policy().reportsOn().isPresent();
            return steps.filter(
                    step -> !isForReport || !sight.lastsSince(step.trail().obtainedAt()));
        }
        boolean isOfOneServer = verdict.reason() instanceof UndeterminedReason.ResolverSeesNoCaa reason
                && reason.unseen().isPresent();
        return isOfOneServer ? Stream.concat(steps, seen().stream()).distinct() : Stream.empty();
    }

    /** Every row of a report that goes on for hours needs no canary of its own. */
    private boolean isShownJustNow(Answer canary) {
        Duration age =
                Duration.between(canary.trail().obtainedAt(), gate.clock().instant());
        return gate.policy().reportsOn().isPresent() && !age.isNegative() && age.compareTo(SIGHT_LASTS) < 0;
    }

    private boolean isReplaceable(Answer answer) {
        return !isLate && answer.trail().origin() == Trail.Origin.CACHE && !anew.contains(answer.name());
    }

    /** Names that were asked from the start are not asked again. */
    private void climbOn(Identifier identifier) {
        ClimbPath path = undecided.get(identifier);
        if (path != null) {
            plan.next(path, this::answer).ifPresent(this::want);
        }
    }

    private Optional<Answer> answer(DomainName name) {
        return Optional.ofNullable(answers.get(name));
    }

    private Optional<Answer> seen() {
        return canary.flatMap(this::answer);
    }

    boolean isComplete() {
        return undecided.isEmpty();
    }

    /** What was seen, once it is complete. */
    PerspectiveResult result() {
        return new PerspectiveResult(
                perspective,
                plan.inOrder(identifier -> Optional.ofNullable(verdicts.get(identifier))
                        .orElseThrow(() -> new AssertionError(identifier))),
                seen(),
                heard());
    }

    private Set<String> heard() {
        boolean takesOlder = gate.policy().reportsOn().isPresent();
        Set<String> heard = new HashSet<>();
        for (Answer answer : answers.values()) {
            if (takesOlder || answer.trail().origin() == Trail.Origin.SOURCE) {
                for (Exchange exchange : answer.trail().exchanges()) {
                    if (exchange.reply() instanceof Reply.Message) {
                        heard.add(exchange.server());
                    }
                }
            }
        }
        return heard;
    }
}
