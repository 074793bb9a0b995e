package org.caagate.dns;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Reply;
import org.caagate.record.Octets;

/**
 * Makes single tries: each waits for its slot, and holds it for one exchange or, after a cut reply, two. The time of a try begins
 * when it may be sent.
 *
 * @param exchanger what sends
 * @param queue the slots
 * @param rates how fast servers are asked
 * @param timeout how long a try may take, of which the second exchange gets what the first one left
 */
record Attempts(Exchanger exchanger, InFlightQueue queue, ServerRates rates, Duration timeout) {
    /**
     * A try that is over.
     *
     * @param exchanges what was sent and came back: nothing if the request was late, or had no room for what would come
     * @param judgement what came of it, never {@code Cut}
     * @param hasCutRecords whether there were CAA records in a reply that was cut
     */
    record Attempt(List<Exchange> exchanges, Judgement judgement, boolean hasCutRecords) {
        Attempt(List<Exchange> exchanges, Judgement judgement) {
            this(exchanges, judgement, false);
        }
    }

    private static Attempt notMade(Question question) {
        return new Attempt(
                List.of(),
                question.context().isUsedUp()
                        ? Judgement.Broken.of(Failure.Kind.TOO_LARGE, Texts.noRoom(question.context()))
                        : Judgement.Broken.of(Failure.Kind.DEADLINE, "no time left to ask"));
    }

    /**
     * Makes a try.
     *
     * @param question what to ask
     * @param server whom
     * @return completes with what came of it; exceptionally only for a defect
     */
    CompletableFuture<Attempt> attempt(Question question, DnsServer server) {
        if (question.context().isUsedUp()) {
            // What would come could not be kept; others shall not wait behind it.
            return CompletableFuture.completedFuture(notMade(question));
        }
        return queue.slot(question.context(), rates.of(server))
                .thenCompose(granted ->
                        granted ? inSlot(question, server) : CompletableFuture.completedFuture(notMade(question)));
    }

    private CompletableFuture<Attempt> inSlot(Question question, DnsServer server) {
        CompletableFuture<Attempt> attempt;
        try {
            attempt = ask(question, server);
        } catch (RuntimeException | Error e) {
            // Whatever it was, the slot has to be given back.
            attempt = CompletableFuture.failedFuture(e);
        }
        return attempt.whenComplete((done, error) -> queue.release());
    }

    private CompletableFuture<Attempt> ask(Question question, DnsServer server) {
        Duration limit = shorter(timeout, question.context().remaining());
        if (question.isLate()) {
            dropIfUsedUp(question);
            return CompletableFuture.completedFuture(notMade(question));
        }
        long start = exchanger.timer().nanoTime();
        CompletableFuture<Attempt> asked = send(question, server, limit).thenCompose(first -> {
            Attempt attempt = new Attempt(List.of(first.exchange()), first.judgement());
            Duration left = limit.minusNanos(exchanger.timer().nanoTime() - start);
            return first.judgement() instanceof Judgement.Cut cut
                    ? askWhole(question, attempt, new Remainder(server, left))
                            .thenApply(whole -> new Attempt(whole.exchanges(), whole.judgement(), cut.hasRecords()))
                    : CompletableFuture.completedFuture(attempt);
        });
        return asked.thenApply(attempt -> {
            noteSilence(attempt, server, start);
            return attempt;
        });
    }

    /** A try that the deadline cut short says nothing about the server. */
    private void noteSilence(Attempt attempt, DnsServer server, long start) {
        boolean isSilent = attempt.judgement() instanceof Judgement.Broken broken
                && broken.failure().kind() == Failure.Kind.TIMEOUT;
        if (isSilent && exchanger.timer().nanoTime() - start >= timeout.toNanos()) {
            rates.timedOut(server, start);
        }
    }

    private CompletableFuture<Exchanger.Exchanged> send(Question question, DnsServer server, Duration limit) {
        question.context().countQuestion();
        return exchanger
                .exchange(Query.of(question), server, limit)
                .thenApply(exchanged -> kept(question, exchanged, server));
    }

    /** What the request has no room for is forgotten here, whatever it says. */
    private Exchanger.Exchanged kept(Question question, Exchanger.Exchanged exchanged, DnsServer server) {
        Exchange exchange = exchanged.exchange();
        Optional<Octets> octets = exchange.reply().received();
        if (octets.isEmpty() || question.context().admit(octets.get().length())) {
            return exchanged;
        }
        dropIfUsedUp(question);
        Failure failure = new Failure(
                Failure.Kind.TOO_LARGE,
                "a reply of " + octets.get().length() + " octets from " + server + ", for which there was no room");
        return new Exchanger.Exchanged(exchange.with(new Reply.Nothing(failure)), new Judgement.Broken(failure));
    }

    /** Nobody else shall wait behind questions that are not going to be asked. */
    private void dropIfUsedUp(Question question) {
        if (question.context().isUsedUp()) {
            queue.drop(question.context());
        }
    }

    /**
     * What there is to go on with after a cut reply.
     *
     * @param server whom it was from
     * @param time what is left of the try
     */
    private record Remainder(DnsServer server, Duration time) {}

    private CompletableFuture<Attempt> askWhole(Question question, Attempt cut, Remainder remainder) {
        DnsServer server = remainder.server();
        boolean outOfTime = remainder.time().isNegative() || remainder.time().isZero() || question.isLate();
        if (server.transport() != Transport.UDP || outOfTime) {
            return CompletableFuture.completedFuture(new Attempt(cut.exchanges(), truncated(server)));
        }
        rates.borrow(server);
        return send(question, server.overTcp(), remainder.time()).thenApply(second -> {
            boolean isCut = second.judgement() instanceof Judgement.Cut;
            return new Attempt(
                    List.of(cut.exchanges().get(0), second.exchange()),
                    isCut ? truncated(server.overTcp()) : second.judgement());
        });
    }

    private static Judgement truncated(DnsServer server) {
        return Judgement.Broken.of(Failure.Kind.TRUNCATED, "a truncated reply from " + server);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
