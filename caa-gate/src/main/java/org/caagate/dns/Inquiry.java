package org.caagate.dns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Reply;

/**
 * Asks for one name until a server gives an answer that can be used, or there are no more tries.
 *
 * <p>Everything here happens one after the other, on one thread at a time.
 */
final class Inquiry {
    private final Attempts attempts;
    private final Authenticator authenticator;
    private final Routes routes;
    private final Question question;
    private final TrySchedule schedule;
    private final BackOff backOff;
    private final List<Exchange> exchanges;
    private final Duration firstRest;
    private final Failures failures = new Failures();
    /** Those that said SERVFAIL, each once: why they did is looked into before another server's answer counts. */
    private final List<DnsServer> unexplained = new ArrayList<>();

    /**
     * Whether a validation has failed (RFC 4035 section 5.5). No answer after that counts: another server perhaps does not validate,
     * and the same one may have kept what it called bogus and give it out as authentic the next time, as Knot Resolver 5.6 does.
     */
    private boolean isCalledBogus;

    private boolean hasCutRecords;

    /**
     * Makes an inquiry.
     *
     * @param lookup what it is part of
     * @param question the name
     * @param servers whom to ask, at least one
     */
    Inquiry(Resolution lookup, Question question, List<DnsServer> servers) {
        this.attempts = lookup.engine().attempts();
        this.authenticator = lookup.engine().authenticator();
        this.routes = lookup.engine().routes();
        this.question = question;
        this.schedule = new TrySchedule(servers, lookup.engine().pace());
        this.backOff = lookup.backOff();
        this.exchanges = lookup.exchanges();
        this.firstRest = lookup.engine().pace().backOff();
    }

    /**
     * Asks.
     *
     * @return completes with an answer that can be used, or with the failure of all tries
     */
    CompletableFuture<AttemptResult> ask() {
        if (question.isLate()) {
            return done(failures.late(question.context()));
        }
        Optional<TrySchedule.Turn> next = schedule.next(now());
        if (next.isEmpty()) {
            return conclude();
        }
        TrySchedule.Turn turn = next.get();
        if (turn.pause().compareTo(question.context().remaining()) >= 0) {
            return failures.needsExplanation() ? conclude() : done(failures.late(question.context()));
        }
        return backOff.rest(turn.pause()).thenCompose(rested -> attempt(turn.server()));
    }

    private CompletableFuture<AttemptResult> attempt(DnsServer server) {
        return once(server).thenCompose(attempt -> {
            if (attempt.exchanges().isEmpty()) {
                return done(failures.late(question.context()));
            }
            if (attempt.judgement() instanceof Judgement.Broken broken) {
                note(broken, server);
                return ask();
            }
            explained(server);
            return isOutvoted(attempt) ? ask() : accept(attempt);
        });
    }

    private void note(Judgement.Broken broken, DnsServer server) {
        Failure failure = broken.failure();
        schedule.failed(failure.kind(), now());
        failures.add(broken);
        if (failure.kind() == Failure.Kind.SERVFAIL) {
            explained(server);
            unexplained.add(server);
        }
        if (failure.kind() == Failure.Kind.BOGUS) {
            isCalledBogus = true;
        }
    }

    /** A validation of our own shows what it says, whatever another one has failed at. */
    private boolean isOutvoted(AttemptResult result) {
        return isCalledBogus && !(authenticator.validates() && result.isProven());
    }

    /** Makes one try. Its evidence is kept, whatever it is worth. */
    private CompletableFuture<AttemptResult> once(DnsServer server) {
        return attempts.attempt(question, server)
                .thenApply(attempt -> asFarAsItCounts(attempt, server))
                .thenCompose(attempt -> authenticator.authenticate(question, server, attempt))
                .thenApply(result -> kept(result, Exchange.Purpose.RECORDS));
    }

    /**
     * What is elsewhere is asked there; it is no part of the answer, so that it is not validated either. Who has shown records in a reply
     * that was cut cannot have none. RFC 2181 section 9 lets such a reply be ignored, which is more than a permit should rest on.
     */
    private Attempts.Attempt asFarAsItCounts(Attempts.Attempt attempt, DnsServer server) {
        hasCutRecords |= attempt.hasCutRecords();
        Judgement own = routes.within(question.name(), attempt.judgement());
        boolean isContradicted = hasCutRecords && own instanceof Judgement.Nothing;
        Judgement counted = isContradicted
                ? Judgement.Broken.of(
                        Failure.Kind.TRUNCATED, "no CAA records from " + server + ", where a truncated reply has some")
                : own;
        return new Attempts.Attempt(attempt.exchanges(), counted);
    }

    private AttemptResult kept(AttemptResult result, Exchange.Purpose purpose) {
        result.exchanges()
                .forEach(exchange -> exchanges.add(
                        exchange.purpose() == Exchange.Purpose.RECORDS ? exchange.asFor(purpose) : exchange));
        return result;
    }

    /**
     * Takes an answer, unless a server that could not answer turns out to validate: most say SERVFAIL for a failed validation and
     * nothing else.
     */
    private CompletableFuture<AttemptResult> accept(AttemptResult answer) {
        return unexplained.isEmpty() ? done(answer) : explain(anyUnexplained(), answer);
    }

    private CompletableFuture<AttemptResult> conclude() {
        boolean isUnclear = !unexplained.isEmpty() && failures.needsExplanation();
        return isUnclear
                ? explain(anyUnexplained(), AttemptResult.unvalidated(failures.servfailUnchecked()))
                : done(failures.last());
    }

    private DnsServer anyUnexplained() {
        return unexplained.remove(0);
    }

    private void explained(DnsServer server) {
        unexplained.removeIf(other -> other.isSameAs(server));
    }

    /**
     * A SERVFAIL is a failed validation if the data is there with checking disabled (RFC 6840 section 5.9), and the plain
     * question fails again: the servers may have come back in between. The data itself counts for nothing.
     *
     * @param server one that said SERVFAIL
     * @param otherwise what counts if no server's validation has failed: an answer of another, or that all fail anyway
     */
    private CompletableFuture<AttemptResult> explain(DnsServer server, AttemptResult otherwise) {
        return attempts.attempt(question.unchecked(), server).thenCompose(attempt -> {
            AttemptResult unchecked = kept(AttemptResult.unvalidated(attempt), Exchange.Purpose.EXPLANATION);
            if (isFailed(unchecked, Failure.Kind.BOGUS)) {
                return done(failures.bogus());
            }
            if (isAnswered(unchecked)) {
                return askAgain(server);
            }
            if (unchecked.exchanges().isEmpty()) {
                return done(failures.late(question.context()));
            }
            // Whoever keeps the answer away must not decide thereby.
            if (!isFailed(unchecked, Failure.Kind.SERVFAIL)) {
                return done(failures.last());
            }
            return unexplained.isEmpty() ? done(otherwise) : explain(anyUnexplained(), otherwise);
        });
    }

    private static boolean isFailed(AttemptResult attempt, Failure.Kind kind) {
        return attempt.judgement() instanceof Judgement.Broken broken
                && broken.failure().kind() == kind;
    }

    private static boolean isAnswered(AttemptResult attempt) {
        return attempt.exchanges().stream()
                .anyMatch(exchange -> exchange.reply() instanceof Reply.Message message && message.isAnswer());
    }

    private CompletableFuture<AttemptResult> askAgain(DnsServer server) {
        if (firstRest.compareTo(question.context().remaining()) >= 0) {
            return done(failures.last());
        }
        return backOff.rest(firstRest).thenCompose(rested -> once(server)).thenCompose(plain -> {
            if (isFailed(plain, Failure.Kind.SERVFAIL) || isFailed(plain, Failure.Kind.BOGUS)) {
                return done(failures.bogus());
            }
            return plain.judgement() instanceof Judgement.Broken ? done(failures.last()) : accept(plain);
        });
    }

    private long now() {
        return attempts.exchanger().timer().nanoTime();
    }

    private static CompletableFuture<AttemptResult> done(Judgement judgement) {
        return done(AttemptResult.unvalidated(judgement));
    }

    private static CompletableFuture<AttemptResult> done(AttemptResult result) {
        return CompletableFuture.completedFuture(result);
    }
}
