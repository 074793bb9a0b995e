package org.caagate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.ClimbPath;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Perspective;
import org.caagate.lookup.Reply;
import org.caagate.name.DomainName;
import org.caagate.name.Identifier;

/**
 * What one perspective sees of a request, while it is being asked: the answers so far, the verdicts that can be made of them, and the
 * names still to be asked. Not thread-safe.
 */
final class PerspectiveCheck {
    private final Perspective perspective;
    private final RequestPlan plan;
    private final Optional<DomainName> canary;
    private final Map<DomainName, Answer> answers = new HashMap<>();
    private final Map<DomainName, List<Identifier>> concerned = new HashMap<>();
    private final Map<Identifier, ClimbPath> undecided = new LinkedHashMap<>();
    private final Map<Identifier, Verdict> verdicts = new HashMap<>();
    private final Set<DomainName> known = new HashSet<>();
    private final Set<DomainName> wanted = new LinkedHashSet<>();

    PerspectiveCheck(Perspective perspective, RequestPlan plan, GatePolicy policy, Climbing climbing) {
        this.perspective = perspective;
        this.plan = plan;
        this.canary = policy.requiredSight();
        for (Identifier identifier : plan.identifiers()) {
            plan.path(identifier)
                    .ifPresentOrElse(
                            path -> expect(identifier, path),
                            () -> verdicts.put(identifier, plan.decideWithoutClimb(identifier)));
        }
        plan.names(climbing).forEach(this::want);
    }

    private void want(DomainName name) {
        if (known.add(name)) {
            wanted.add(name);
        }
    }

    /** Returns the names that have to be asked now, in order, and never again. */
    List<DomainName> takeWanted() {
        List<DomainName> taken = List.copyOf(wanted);
        wanted.clear();
        return taken;
    }

    private void expect(Identifier identifier, ClimbPath path) {
        undecided.put(identifier, path);
        Set<DomainName> names = new LinkedHashSet<>(path.names());
        canary.ifPresent(names::add);
        names.forEach(name ->
                concerned.computeIfAbsent(name, any -> new ArrayList<>()).add(identifier));
    }

    CaaLookup lookup() {
        return perspective.lookup();
    }

    /** Takes an answer; a second one for the same name is ignored. */
    void answered(DomainName name, Answer answer) {
        if (answers.putIfAbsent(name, answer) == null) {
            List<Identifier> affected = concerned.getOrDefault(name, List.of());
            affected.forEach(this::decideIfPossible);
            affected.forEach(this::climbOn);
        }
    }

    /** Makes answers of what is missing, so that everything is decided. */
    void giveUp(Function<DomainName, Answer> late) {
        List.copyOf(concerned.keySet()).forEach(name -> {
            if (!answers.containsKey(name)) {
                answered(name, late.apply(name));
            }
        });
    }

    private void decideIfPossible(Identifier identifier) {
        Optional.ofNullable(undecided.get(identifier))
                .flatMap(path -> path.climb(this::answer))
                .flatMap(climb -> plan.decide(identifier, climb, seen()))
                .ifPresent(verdict -> {
                    verdicts.put(identifier, verdict);
                    undecided.remove(identifier);
                });
    }

    /** Where everything was asked at once, there is nothing new to want. */
    private void climbOn(Identifier identifier) {
        Optional.ofNullable(undecided.get(identifier))
                .flatMap(path -> path.next(this::answer))
                .ifPresent(this::want);
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
        return answers.values().stream()
                .flatMap(answer -> answer.trail().exchanges().stream())
                .filter(exchange -> exchange.reply() instanceof Reply.Message)
                .map(Exchange::server)
                .collect(Collectors.toSet());
    }
}
