package org.caagate.dns;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Failure;
import org.caagate.lookup.InsecurityProof;
import org.caagate.lookup.LookupContext;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/**
 * A validation of our own (RFC 4035 section 5), whatever the servers say. What is learned of keys lives as long as the request: so each
 * has all evidence for itself, and nothing is remembered of a zone that was broken.
 */
final class OwnValidation implements Authenticator {
    private final Attempts attempts;
    private final Routes routes;
    private final TrustAnchors anchors;
    /** Weak, because nobody has to end a context; what is kept for one must not hold it. */
    private final Map<LookupContext, Map<DnsServer, ValidationSession>> requests =
            Collections.synchronizedMap(new WeakHashMap<>());

    OwnValidation(Attempts attempts, Routes routes, TrustAnchors anchors) {
        this.attempts = attempts;
        this.routes = routes;
        this.anchors = anchors;
        // What keeps the validator from starting is said here, and not by each lookup.
        ValidationSession unused = ValidationSession.from(anchors, attempts, routes);
    }

    @Override
    public DnssecBits bits() {
        return DnssecBits.DO_CD;
    }

    @Override
    public boolean validates() {
        return true;
    }

    @Override
    public CompletableFuture<AttemptResult> authenticate(
            Question question, DnsServer server, Attempts.Attempt attempt) {
        if (attempt.judgement() instanceof Judgement.Broken broken) {
            Judgement unchecked = broken.failure().kind() == Failure.Kind.SERVFAIL
                    ? new Judgement.Broken(KeyQuestions.unchecked(broken.failure()))
                    : broken;
            return CompletableFuture.completedFuture(
                    AttemptResult.unvalidated(new Attempts.Attempt(attempt.exchanges(), unchecked)));
        }
        ValidationTry validationTry = validationTry(question.context(), server);
        List<Exchange> own = attempt.exchanges();
        SignedMessage reply = SignedMessage.of(question.name(), Type.CAA, own.get(own.size() - 1));
        ValidationSession session = session(question.context(), server);
        session.ahead().ask(reply, validationTry);
        return new AnswerValidation(session, validationTry)
                .validate(reply, attempt.judgement())
                .thenApply(valid -> {
                    if (valid.judgement() instanceof Judgement.Broken broken
                            && broken.failure().kind() == Failure.Kind.BOGUS) {
                        forget(question.context(), server, session);
                    }
                    List<Name> names = names(question, attempt.judgement());
                    List<Exchange> proofs = session.questions().evidence(names);
                    List<Exchange> all = eachOnce(List.of(own, proofs, validationTry.exchanges()));
                    Instant now = session.verifier().clock().instant();
                    return valid.with(all).signedAtMost(session.questions().signedFor(names, now));
                });
    }

    private static List<Name> names(Question question, Judgement judgement) {
        return Stream.concat(
                        Stream.of(question.name()), judgement.links().stream().map(Link::target))
                .toList();
    }

    /** Two exchanges that are alike were two. */
    private static List<Exchange> eachOnce(List<List<Exchange>> parts) {
        Set<Exchange> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return parts.stream().flatMap(List::stream).filter(seen::add).toList();
    }

    /** What is wrong may be a key that somebody slipped in: the next try has to ask for it again. */
    private void forget(LookupContext context, DnsServer server, ValidationSession session) {
        requests.computeIfAbsent(context, request -> new ConcurrentHashMap<>()).remove(server, session);
    }

    private ValidationTry validationTry(LookupContext context, DnsServer server) {
        return new ValidationTry(context, server, attempts.exchanger().executor());
    }

    @Override
    public CompletableFuture<List<InsecurityProof>> insecurity(
            List<Name> chain, Failure failure, List<DnsServer> servers, LookupContext context) {
        // All else is not worth the questions.
        if (!context.wantsInsecurityProofs() || !failure.kind().mayLieOutside() || servers.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        CompletableFuture<List<InsecurityProof>> proofs = insecurity(chain, validationTry(context, servers.get(0)));
        for (DnsServer next : servers.subList(1, servers.size())) {
            proofs = proofs.thenCompose(sofar -> sofar.stream().allMatch(InsecurityProof.DeniedDs.class::isInstance)
                    ? CompletableFuture.completedFuture(sofar)
                    : insecurity(chain, validationTry(context, next)));
        }
        return proofs;
    }

    /** Nothing that the request has learned before says that the server works now. */
    private CompletableFuture<List<InsecurityProof>> insecurity(List<Name> chain, ValidationTry validationTry) {
        ValidationSession fresh = ValidationSession.from(anchors, attempts, routes);
        CompletableFuture<List<InsecurityProof>> proofs = CompletableFuture.completedFuture(List.of());
        for (Name name : chain) {
            proofs = proofs.thenCompose(
                    sofar -> fresh.insecurity(name, validationTry).thenApply(proof -> {
                        List<InsecurityProof> more = new ArrayList<>(sofar);
                        more.add(proof);
                        return List.copyOf(more);
                    }));
        }
        return proofs;
    }

    private ValidationSession session(LookupContext context, DnsServer server) {
        return requests.computeIfAbsent(context, request -> new ConcurrentHashMap<>())
                .computeIfAbsent(server, asked -> ValidationSession.from(anchors, attempts, routes));
    }
}
