package org.caagate.dns;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.LookupContext;
import org.xbill.DNS.Type;

/**
 * A validation of our own (RFC 4035 section 5), whatever the servers say. What is learned of keys lives as long as the request: so each
 * has all evidence for itself, and nothing is remembered of a zone that was broken.
 */
final class OwnValidation implements Authenticator {
    private final Attempts attempts;
    private final TrustAnchors anchors;
    /** Weak, because nobody has to end a context; what is kept for one must not hold it. */
    private final Map<LookupContext, Map<InetSocketAddress, TrustChain>> requests =
            Collections.synchronizedMap(new WeakHashMap<>());

    OwnValidation(Attempts attempts, TrustAnchors anchors) {
        this.attempts = attempts;
        this.anchors = anchors;
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
    public CompletableFuture<Finding> authenticate(Question question, DnsServer server, Attempts.Attempt attempt) {
        if (attempt.judgement() instanceof Judgement.Broken broken) {
            Judgement unchecked = new Judgement.Broken(KeyQuestions.unchecked(broken.failure()));
            return CompletableFuture.completedFuture(
                    Finding.unvalidated(new Attempts.Attempt(attempt.exchanges(), unchecked)));
        }
        KeyErrand errand = errand(question, server);
        List<Exchange> own = attempt.exchanges();
        SignedMessage reply = SignedMessage.of(question.name(), Type.CAA, own.get(own.size() - 1));
        return new AnswerValidation(chain(question.context(), server), errand)
                .validate(reply, attempt.judgement())
                .thenApply(valid -> {
                    List<Exchange> all = new ArrayList<>(own);
                    all.addAll(errand.exchanges());
                    return new Finding(all, valid.judgement(), valid.authentication());
                });
    }

    private KeyErrand errand(Question question, DnsServer server) {
        return new KeyErrand(question.context(), server, attempts.exchanger().executor());
    }

    private TrustChain chain(LookupContext context, DnsServer server) {
        return requests.computeIfAbsent(context, request -> new ConcurrentHashMap<>())
                .computeIfAbsent(server.address(), address -> TrustChain.from(anchors, attempts));
    }
}
