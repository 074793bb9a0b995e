package org.caagate.dns;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Reply;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/**
 * The questions for what proves answers: DS, DNSKEY and, where a message with aliases cannot be taken as a whole, CNAME. Each is
 * put to one server once in a request; one that failed may be put again.
 */
final class KeyQuestions {
    private final Attempts attempts;
    private final Routes routes;
    private final Map<Key, CompletableFuture<SignedMessage>> asked = new ConcurrentHashMap<>();

    private final Map<Key, Exchange> answered = new ConcurrentHashMap<>();

    KeyQuestions(Attempts attempts, Routes routes) {
        this.attempts = attempts;
        this.routes = routes;
    }

    private record Key(Name name, int type) {}

    /** A question that was not answered. */
    static final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Failure failure;

        Unanswered(Failure failure) {
            super(failure.detail(), null, false, false);
            this.failure = failure;
        }

        Failure failure() {
            return failure;
        }
    }

    /**
     * Asks, unless it is known.
     *
     * @param name the name
     * @param type the type
     * @param errand whom to ask, and where to keep what was exchanged
     * @return completes with a whole reply with NOERROR or NXDOMAIN, or exceptionally with {@link Unanswered}
     */
    CompletableFuture<SignedMessage> ask(Name name, int type, KeyErrand errand) {
        Key key = new Key(name, type);
        CompletableFuture<SignedMessage> mine = new CompletableFuture<>();
        CompletableFuture<SignedMessage> others = asked.putIfAbsent(key, mine);
        if (others != null) {
            return others;
        }
        if (!errand.mayAsk()) {
            asked.remove(key, mine);
            mine.completeExceptionally(
                    new Unanswered(new Failure(Failure.Kind.TOO_LARGE, "more questions for keys than any name needs")));
            return mine;
        }
        send(key, errand, mine);
        return mine;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // What it would say, the reply says.
    private void send(Key key, KeyErrand errand, CompletableFuture<SignedMessage> reply) {
        Question question = new Question(key.name(), key.type(), DnssecBits.DO_CD, errand.context());
        CompletableFuture<Attempts.Attempt> attempt;
        try {
            attempt = attempts.attempt(question, server(key, errand.server()));
        } catch (RuntimeException e) {
            // Whoever waits for this reply must not wait for ever.
            attempt = CompletableFuture.failedFuture(e);
        }
        attempt.thenApply(done -> {
                    errand.keep(done.exchanges());
                    return message(key, done);
                })
                .whenComplete((message, error) -> {
                    if (error == null) {
                        reply.complete(message);
                    } else {
                        asked.remove(key, reply);
                        reply.completeExceptionally(error instanceof CompletionException ? error.getCause() : error);
                    }
                });
    }

    /** A question goes where its own name leads. The DS records of a name are its parent's (RFC 4035 section 3.1.4.1). */
    private DnsServer server(Key key, DnsServer asked) {
        boolean isAbove = key.type() == Type.DS && key.name().labels() > 1;
        List<DnsServer> servers = routes.serversFor(isAbove ? new Name(key.name(), 1) : key.name());
        boolean leadsToAsked = servers.isEmpty() || servers.stream().anyMatch(server -> server.isSameAs(asked));
        return leadsToAsked ? asked : servers.get(0);
    }

    private SignedMessage message(Key key, Attempts.Attempt attempt) {
        if (attempt.judgement() instanceof Judgement.Broken broken) {
            throw new Unanswered(unanswered(key, broken.failure()));
        }
        List<Exchange> exchanges = attempt.exchanges();
        Exchange last = exchanges.get(exchanges.size() - 1);
        answered.put(key, last);
        return SignedMessage.of(key.name(), key.type(), last);
    }

    /** Returns the answer to a question that was asked before, if there was one. */
    Optional<SignedMessage> known(Name name, int type) {
        return Optional.ofNullable(answered.get(new Key(name, type)))
                .map(exchange -> SignedMessage.of(name, type, exchange));
    }

    /** Returns the answer that there are no DS records at a name, if it was that. */
    Optional<Exchange> denial(Name name) {
        return Optional.ofNullable(answered.get(new Key(name, Type.DS)))
                .filter(exchange -> exchange.reply() instanceof Reply.Message message
                        && message.rcode() == Rcode.NOERROR
                        && SignedMessage.of(name, Type.DS, exchange).answer().isEmpty());
    }

    /** Checking was disabled, so a SERVFAIL is no failed validation (RFC 6840 section 5.9). */
    static Failure unchecked(Failure failure) {
        return failure.kind() == Failure.Kind.SERVFAIL
                ? new Failure(Failure.Kind.SERVFAIL_UNCHECKED, failure.detail() + " although checking was disabled")
                : failure;
    }

    private static Failure unanswered(Key key, Failure failure) {
        Failure unchecked = unchecked(failure);
        return new Failure(
                unchecked.kind(),
                unchecked.detail() + " to the question for " + Type.string(key.type()) + " of " + Texts.name(key.name())
                        + ", which validation needs");
    }
}
