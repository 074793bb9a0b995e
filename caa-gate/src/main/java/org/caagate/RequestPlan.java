package org.caagate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.caagate.decision.AddedNames;
import org.caagate.decision.CanaryRule;
import org.caagate.decision.Evaluator;
import org.caagate.decision.Issuer;
import org.caagate.decision.IssuerProfile;
import org.caagate.decision.Permitted;
import org.caagate.decision.Start;
import org.caagate.decision.Subject;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Answer;
import org.caagate.lookup.Climb;
import org.caagate.lookup.ClimbPath;
import org.caagate.name.DomainName;
import org.caagate.name.Identifier;

/** What a request comes to: its subjects, those included that the CA adds, and the names to ask for them. */
final class RequestPlan {
    private final Evaluator evaluator;
    private final ProfileRemarks remarks;
    private final GatePolicy policy;
    private final Map<Identifier, Subject> subjects;
    private final Map<Identifier, ClimbPath> paths = new LinkedHashMap<>();

    private RequestPlan(
            Evaluator evaluator, ProfileRemarks remarks, GatePolicy policy, Map<Identifier, Subject> subjects) {
        this.evaluator = evaluator;
        this.remarks = remarks;
        this.policy = policy;
        this.subjects = subjects;
        for (Identifier identifier : subjects.keySet()) {
            if (Start.of(identifier) instanceof Start.At start) {
                paths.put(identifier, ClimbPath.from(start.name(), policy.climbBoundaries()));
            }
        }
    }

    static RequestPlan of(IssuanceRequest request, GatePolicy policy) {
        requireNoBoundaryForPublicIssuer(request, policy);
        Map<Identifier, Subject> subjects = new LinkedHashMap<>();
        Set<AddedNames> rules = rules(request.issuer(), policy);
        for (Identifier identifier : request.identifiers()) {
            Subject subject = request.subject(identifier);
            subjects.put(identifier, subject);
            for (AddedNames rule : rules) {
                rule.beside(identifier)
                        .filter(added -> !request.identifiers().contains(added))
                        .ifPresent(added -> subjects.merge(added, subject.bringsIn(added), Subject::alsoBroughtInBy));
            }
        }
        if (subjects.size() > policy.mostIdentifiers()) {
            throw new IllegalArgumentException("a request may have " + policy.mostIdentifiers()
                    + " identifiers with those that the CA adds, this one has " + subjects.size()
                    + "; split it, or raise GatePolicy.mostIdentifiers");
        }
        Evaluator evaluator = Evaluator.of(
                        request.issuer(), () -> IssuerTable.builtIn().knownIssuers())
                .withFailedLookup(
                        policy.acceptsLookupFailureOfInsecureDomains()
                                ? Evaluator.FailedLookup.ACCEPTED_WHERE_INSECURE
                                : Evaluator.FailedLookup.UNDETERMINED);
        return new RequestPlan(evaluator, ProfileRemarks.of(request.issuer()), policy, subjects);
    }

    private static void requireNoBoundaryForPublicIssuer(IssuanceRequest request, GatePolicy policy) {
        if (policy.climbBoundaries().isEmpty()) {
            return;
        }
        IssuerProfile profile = request.issuer().profile();
        if (profile.trust() == IssuerProfile.Trust.PUBLIC) {
            throw new IllegalArgumentException("a climb boundary (" + policy.climbBoundaries()
                    + ") is for private CAs; the profile " + profile + " is publicly trusted");
        }
        if (request.issuer() instanceof Issuer.Named named) {
            IssuerTable.builtIn().rowsNamed(named.names()).stream()
                    .filter(row -> row.profile().trust() == IssuerProfile.Trust.PUBLIC)
                    .findFirst()
                    .ifPresent(row -> {
                        throw new IllegalArgumentException("a climb boundary (" + policy.climbBoundaries()
                                + ") is for private CAs; " + named + " is " + row.displayName()
                                + ", which is publicly trusted");
                    });
        }
    }

    /** An identifier that was asked for, and those that the CA adds because of it. */
    static List<Identifier> withAdded(Identifier identifier, Issuer issuer, GatePolicy policy) {
        List<Identifier> all = new ArrayList<>(List.of(identifier));
        rules(issuer, policy).forEach(rule -> rule.beside(identifier).ifPresent(all::add));
        return all;
    }

    private static Set<AddedNames> rules(Issuer issuer, GatePolicy policy) {
        Set<AddedNames> rules = new LinkedHashSet<>(issuer.profile().addedNames());
        switch (policy.baseNames()) {
            case AUTO -> {}
            case ALWAYS -> rules.add(AddedNames.BASE_BESIDE_WILDCARD);
            case NEVER -> rules.remove(AddedNames.BASE_BESIDE_WILDCARD);
        }
        return rules;
    }

    Set<Identifier> identifiers() {
        return subjects.keySet();
    }

    /** The names to ask for an identifier, or nothing where CAA does not speak of it. */
    Optional<ClimbPath> path(Identifier identifier) {
        return Optional.ofNullable(paths.get(identifier));
    }

    /**
     * The names to ask before anything is known, each once: the one that must be seen, then those nearest to an identifier.
     *
     * @param climbing whether these are all, or the first of each climb
     */
    Set<DomainName> names(Climbing climbing) {
        Set<DomainName> names = new LinkedHashSet<>();
        policy.requiredCanary().filter(canary -> !paths.isEmpty()).ifPresent(names::add);
        names.addAll(
                switch (climbing) {
                    case FAST -> allNames();
                    case FRUGAL -> firstNames();
                });
        return names;
    }

    private List<DomainName> firstNames() {
        return paths.values().stream().map(path -> path.names().get(0)).toList();
    }

    private List<DomainName> allNames() {
        List<DomainName> names = new ArrayList<>();
        boolean isAbove = true;
        for (int level = 0; isAbove; level++) {
            isAbove = false;
            for (ClimbPath path : paths.values()) {
                if (level < path.names().size()) {
                    names.add(path.names().get(level));
                    isAbove = true;
                }
            }
        }
        return names;
    }

    /** The verdict where CAA does not speak of an identifier. */
    Verdict decideWithoutClimb(Identifier identifier) {
        Subject subject = subject(identifier);
        if (Start.of(identifier) instanceof Start.Nowhere nowhere) {
            return Evaluator.notApplicable(subject, nowhere.reason());
        }
        throw new AssertionError(identifier);
    }

    /** The climb of a path, as soon as it is decided; beyond a failed lookup as well, where the policy may let that pass. */
    Optional<Climb> climb(ClimbPath path, Function<DomainName, Optional<Answer>> answers) {
        return mayPassFailures() ? path.climbPastFailures(answers) : path.climb(answers);
    }

    /** The name that the climb of a path cannot do without. */
    Optional<DomainName> next(ClimbPath path, Function<DomainName, Optional<Answer>> answers) {
        return mayPassFailures() ? path.nextPastFailures(answers) : path.next(answers);
    }

    private boolean mayPassFailures() {
        return policy.acceptsLookupFailureOfInsecureDomains()
                || policy.failedLookups() == GatePolicy.FailedLookups.TOLERATE;
    }

    /**
     * The verdict on a climb, or nothing while it depends on a sight that the policy requires, and which is not there yet.
     *
     * @param canary the answer for the name whose records must be seen
     */
    Optional<Verdict> decide(Identifier identifier, Climb climb, Optional<Answer> canary) {
        Verdict verdict = remarked(evaluator.decide(subject(identifier), climb, baseName(identifier)), climb);
        return policy.requiredCanary().isEmpty() || !CanaryRule.isNeededFor(verdict)
                ? Optional.of(verdict)
                : canary.map(answer -> CanaryRule.limit(verdict, answer));
    }

    private Verdict remarked(Verdict verdict, Climb climb) {
        return verdict instanceof Permitted permit ? remarks.on(permit, permit.subject(), climb) : verdict;
    }

    private Evaluator.BaseName baseName(Identifier identifier) {
        boolean remarked = policy.baseNames() != GatePolicy.BaseNames.NEVER
                && AddedNames.BASE_BESIDE_WILDCARD
                        .beside(identifier)
                        .filter(base -> !subjects.containsKey(base))
                        .isPresent();
        return remarked ? Evaluator.BaseName.REMARKED : Evaluator.BaseName.SILENT;
    }

    Corroboration decideAgain(Corroboration earlier) {
        return new Corroboration(
                earlier.results().stream().map(this::decideAgain).toList());
    }

    /** What somebody has seen, decided again on climbs that are there already. */
    private PerspectiveResult decideAgain(PerspectiveResult earlier) {
        Map<Identifier, Verdict> verdicts = earlier.byIdentifier();
        return earlier.with(inOrder(identifier -> Optional.ofNullable(verdicts.get(identifier))
                .flatMap(Verdict::examination)
                .map(examination -> decide(identifier, examination.climb(), earlier.canary())
                        .orElseThrow(() -> new AssertionError("no sight for " + identifier)))
                .orElseGet(() -> decideWithoutClimb(identifier))));
    }

    List<Verdict> inOrder(Function<Identifier, Verdict> verdicts) {
        return identifiers().stream().map(verdicts).toList();
    }

    private Subject subject(Identifier identifier) {
        return Optional.ofNullable(subjects.get(identifier)).orElseThrow(() -> new AssertionError(identifier));
    }
}
