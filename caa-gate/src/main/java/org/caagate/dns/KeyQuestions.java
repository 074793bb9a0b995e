package org.caagate.dns;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Failure;
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
    private final Map<Key, CompletableFuture<Outcome>> asked = new ConcurrentHashMap<>();
    /** What somebody needed; the rest was asked ahead for nothing. */
    private final Set<Key> used = ConcurrentHashMap.newKeySet();
    /** What was asked ahead, and what was exchanged for that of it which failed: evidence for whoever asks next. */
    private final Set<Key> ahead = ConcurrentHashMap.newKeySet();

    private final Map<Key, List<Exchange>> failedAhead = new ConcurrentHashMap<>();

    KeyQuestions(Attempts attempts, Routes routes) {
        this.attempts = attempts;
        this.routes = routes;
    }

    private record Key(Name name, int type) {}

    /** What came of a question: all that was sent and received for it, and the reply or how it failed. */
    private sealed interface Outcome {
        List<Exchange> exchanges();

        record Whole(List<Exchange> exchanges, SignedMessage message) implements Outcome {}

        record Broken(List<Exchange> exchanges, Failure failure) implements Outcome {}
    }

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
     * @param validationTry whom to ask, and where to keep what was exchanged, for this validation or for an earlier one
     * @return completes with a whole reply with NOERROR or NXDOMAIN, or exceptionally with {@link Unanswered}
     */
    CompletableFuture<SignedMessage> ask(Name name, int type, ValidationTry validationTry) {
        Key key = new Key(name, type);
        used.add(key);
        CompletableFuture<Outcome> asking = outcome(key, validationTry);
        Optional.ofNullable(failedAhead.remove(key)).ifPresent(validationTry::keep);
        return asking.thenApply(outcome -> {
            validationTry.keep(outcome.exchanges());
            if (outcome instanceof Outcome.Broken broken) {
                throw new Unanswered(broken.failure());
            }
            return ((Outcome.Whole) outcome).message();
        });
    }

    /**
     * Asks what somebody may need soon, unless it is known. Whoever needs it asks for it as well: what failed by then is asked again, and
     * is evidence for him.
     *
     * @param name the name
     * @param type the type
     * @param validationTry whom to ask
     */
    void askAhead(Name name, int type, ValidationTry validationTry) {
        Key key = new Key(name, type);
        ahead.add(key);
        CompletableFuture<Outcome> unused = outcome(key, validationTry);
    }

    private CompletableFuture<Outcome> outcome(Key key, ValidationTry validationTry) {
        CompletableFuture<Outcome> mine = new CompletableFuture<>();
        CompletableFuture<Outcome> others = asked.putIfAbsent(key, mine);
        if (others != null) {
            return others;
        }
        if (validationTry.mayAsk()) {
            send(key, validationTry, mine);
        } else {
            asked.remove(key, mine);
            Failure failure = new Failure(Failure.Kind.TOO_LARGE, "more questions for keys than any name needs");
            mine.complete(new Outcome.Broken(List.of(), failure));
        }
        return mine;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // What it would say, the outcome says.
    private void send(Key key, ValidationTry validationTry, CompletableFuture<Outcome> mine) {
        Question question = new Question(key.name(), key.type(), DnssecBits.DO_CD, validationTry.context());
        CompletableFuture<Attempts.Attempt> attempt;
        try {
            attempt = attempts.attempt(question, server(key, validationTry.server()));
        } catch (RuntimeException e) {
            // Whoever waits for this reply must not wait for ever.
            attempt = CompletableFuture.failedFuture(e);
        }
        attempt.thenApply(done -> outcome(key, done)).whenComplete((outcome, error) -> {
            if (error != null) {
                asked.remove(key, mine);
                mine.completeExceptionally(Workers.cause(error));
                return;
            }
            if (outcome instanceof Outcome.Broken) {
                if (ahead.remove(key)) {
                    // Before anybody can ask again.
                    failedAhead.put(key, outcome.exchanges());
                }
                asked.remove(key, mine);
            }
            mine.complete(outcome);
        });
    }

    /** A question goes where its own name leads. The DS records of a name are its parent's (RFC 4035 section 3.1.4.1). */
    private DnsServer server(Key key, DnsServer asked) {
        boolean isAbove = key.type() == Type.DS && key.name().labels() > 1;
        List<DnsServer> servers = routes.serversFor(isAbove ? new Name(key.name(), 1) : key.name());
        boolean leadsToAsked = servers.isEmpty() || servers.stream().anyMatch(server -> server.isSameAs(asked));
        return leadsToAsked ? asked : servers.get(0);
    }

    private static Outcome outcome(Key key, Attempts.Attempt attempt) {
        List<Exchange> exchanges = attempt.exchanges();
        if (attempt.judgement() instanceof Judgement.Broken broken) {
            return new Outcome.Broken(exchanges, unanswered(key, broken.failure()));
        }
        return new Outcome.Whole(
                exchanges, SignedMessage.of(key.name(), key.type(), exchanges.get(exchanges.size() - 1)));
    }

    /**
     * Returns what shows how names are or are not signed, from the root down: what others have asked for is evidence for
     * these names as well.
     *
     * @param names the names
     * @return the exchanges that somebody needed
     */
    List<Exchange> evidence(List<Name> names) {
        return needed(names).flatMap(outcome -> outcome.exchanges().stream()).toList();
    }

    /**
     * Returns for how long the signatures hold that show how names are or are not signed.
     *
     * @param names the names
     * @param now the time
     * @return seconds; a very long time where none was needed
     */
    long signedFor(List<Name> names, Instant now) {
        return needed(names)
                .filter(Outcome.Whole.class::isInstance)
                .map(outcome -> ((Outcome.Whole) outcome).message())
                .filter(SignedMessage::isSigned)
                .mapToLong(message -> message.signedFor(now))
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** What somebody needed of the keys from the root down to the names. */
    private Stream<Outcome> needed(List<Name> names) {
        return names.stream()
                .flatMap(name -> IntStream.rangeClosed(1, name.labels())
                        .mapToObj(labels -> new Name(name, name.labels() - labels)))
                .distinct()
                .flatMap(name -> Stream.of(new Key(name, Type.DS), new Key(name, Type.DNSKEY)))
                .filter(used::contains)
                .flatMap(key -> Optional.ofNullable(asked.get(key)).stream())
                .filter(KeyQuestions::isOver)
                .map(CompletableFuture::join);
    }

    private static boolean isOver(CompletableFuture<Outcome> outcome) {
        return outcome.isDone() && !outcome.isCompletedExceptionally();
    }

    /** Returns how the DS records of a name were asked for, if that was answered. */
    Optional<Exchange> delegation(Name name) {
        return answered(new Key(name, Type.DS)).map(KeyQuestions::last);
    }

    /** Returns the answer to a question that was asked before, if there was one. */
    Optional<SignedMessage> known(Name name, int type) {
        return answered(new Key(name, type)).map(Outcome.Whole::message);
    }

    /** Returns the answer that there are no DS records at a name, if it was that. */
    Optional<Exchange> denial(Name name) {
        return answered(new Key(name, Type.DS)).filter(KeyQuestions::isDenial).map(KeyQuestions::last);
    }

    private Optional<Outcome.Whole> answered(Key key) {
        return Optional.ofNullable(asked.get(key))
                .filter(KeyQuestions::isOver)
                .map(CompletableFuture::join)
                .filter(Outcome.Whole.class::isInstance)
                .map(Outcome.Whole.class::cast);
    }

    private static Exchange last(Outcome outcome) {
        return outcome.exchanges().get(outcome.exchanges().size() - 1);
    }

    private static boolean isDenial(Outcome.Whole outcome) {
        return outcome.message().message().getRcode() == Rcode.NOERROR
                && outcome.message().answer().isEmpty();
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
