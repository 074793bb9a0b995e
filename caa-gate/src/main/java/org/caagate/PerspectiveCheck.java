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
import org.caagate.decision.Verdict;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.Climb;
import org.caagate.lookup.ClimbPath;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Perspective;
import org.caagate.lookup.Reply;
import org.caagate.name.DomainName;
import org.caagate.name.Identifier;

/**
 * What one perspective sees of a request, while it is being asked: the answers so far, the verdicts that can be made of them, and the
 * names still to be asked. Not thread-safe.
 *
 * <p>It is on the way of a JVM's first verdict, where each lambda costs as much as a class: so loops stand here.
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
            Optional<ClimbPath> path = plan.path(identifier);
            if (path.isPresent()) {
                expect(identifier, path.get());
            } else {
                verdicts.put(identifier, plan.decideWithoutClimb(identifier));
            }
        }
        for (DomainName name : plan.names(climbing)) {
            want(name);
        }
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
        for (DomainName name : names) {
            concerned.computeIfAbsent(name, any -> new ArrayList<>()).add(identifier);
        }
    }

    CaaLookup lookup() {
        return perspective.lookup();
    }

    /** Takes an answer; a second one for the same name is ignored. */
    void answered(DomainName name, Answer answer) {
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
        List.copyOf(concerned.keySet()).forEach(name -> {
            if (!answers.containsKey(name)) {
                answered(name, late.apply(name));
            }
        });
    }

    private void decideIfPossible(Identifier identifier) {
        ClimbPath path = undecided.get(identifier);
        Optional<Climb> climb = path == null ? Optional.empty() : path.climb(this::answer);
        Optional<Verdict> verdict = climb.isEmpty() ? Optional.empty() : plan.decide(identifier, climb.get(), seen());
        if (verdict.isPresent()) {
            verdicts.put(identifier, verdict.get());
            undecided.remove(identifier);
        }
    }

    /** Where everything was asked at once, there is nothing new to want. */
    private void climbOn(Identifier identifier) {
        ClimbPath path = undecided.get(identifier);
        if (path != null) {
            path.next(this::answer).ifPresent(this::want);
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
        Set<String> heard = new HashSet<>();
        for (Answer answer : answers.values()) {
            for (Exchange exchange : answer.trail().exchanges()) {
                if (exchange.reply() instanceof Reply.Message) {
                    heard.add(exchange.server());
                }
            }
        }
        return heard;
    }
}
