package org.caagate.dns;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Reply;
import org.caagate.lookup.Timer;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Type;

/**
 * Sends one query to one server, and judges what comes back.
 *
 * @param timer what measures timeouts
 * @param clock what dates exchanges
 * @param executor where replies are judged
 * @param wires the ways to servers
 */
record Exchanger(Timer timer, Clock clock, Executor executor, Wires wires) {
    /**
     * An exchange, and what its reply says.
     *
     * @param exchange the evidence
     * @param judgement what the reply says; failures name the server
     */
    record Exchanged(Exchange exchange, Judgement judgement) {}

    /**
     * Exchanges messages.
     *
     * @param query what to ask
     * @param server whom
     * @param limit how long to wait
     * @return completes on the executor, with any outcome of the network as a value; exceptionally only for a defect
     */
    CompletableFuture<Exchanged> exchange(Query query, DnsServer server, Duration limit) {
        Sending sending = new Sending(query, server, limit, new Start(clock.instant(), timer.nanoTime()));
        Wire.Pending pending;
        try {
            pending = wires.send(query, server);
        } catch (IOException | IllegalArgumentException e) {
            // IllegalArgumentException: this host cannot use such addresses.
            return Workers.moved(CompletableFuture.<Exchanged>completedFuture(nothing(sending, e)), executor);
        }
        Timer.Alarm alarm = alarm(limit, pending);
        return Workers.moved(pending.reply(), executor).handle((octets, error) -> {
            RevocableAlarm.callOff(alarm);
            return error == null ? judged(sending, pending.query(), octets) : nothing(sending, error);
        });
    }

    private Timer.Alarm alarm(Duration limit, Wire.Pending pending) {
        try {
            return timer.after(limit, pending::giveUp);
        } catch (RuntimeException e) {
            // Without an alarm its socket might stay open for ever.
            pending.giveUp();
            throw e;
        }
    }

    /**
     * What was sent.
     *
     * @param query the query
     * @param server whom to
     * @param limit how long to wait for a reply
     * @param start when
     */
    private record Sending(Query query, DnsServer server, Duration limit, Start start) {}

    /**
     * A moment.
     *
     * @param date by the clock
     * @param nanos by the timer
     */
    private record Start(Instant date, long nanos) {}

    private Exchanged judged(Sending sending, Query sent, byte[] octets) {
        MessageJudge.Judged judged = MessageJudge.judge(sent, octets);
        Judgement judgement = judged.judgement();
        if (judgement instanceof Judgement.Broken broken) {
            judgement = broken.saying(broken.failure().detail() + " from " + sending.server());
        }
        return new Exchanged(exchange(sending, judged.reply()), judgement);
    }

    private Exchanged nothing(Sending sending, Throwable error) {
        Failure failure = failure(sending, cause(error));
        return new Exchanged(exchange(sending, new Reply.Nothing(failure)), new Judgement.Broken(failure));
    }

    private static @Nullable Throwable cause(Throwable error) {
        return error instanceof CompletionException ? error.getCause() : error;
    }

    private Failure failure(Sending sending, @Nullable Throwable cause) {
        if (cause instanceof SocketTimeoutException) {
            return new Failure(
                    Failure.Kind.TIMEOUT,
                    "no reply from " + sending.server() + " within " + Texts.duration(sending.limit()));
        }
        if (cause instanceof TransportException told) {
            return new Failure(told.kind(), sending.server() + " " + told.getMessage());
        }
        if (cause instanceof IOException || cause instanceof IllegalArgumentException) {
            return new Failure(Failure.Kind.NETWORK, sending.server() + " unreachable (" + Texts.error(cause) + ")");
        }
        throw new CompletionException(cause);
    }

    private Exchange exchange(Sending sending, Reply reply) {
        return new Exchange(
                sending.server().toString(),
                Texts.name(sending.query().name()),
                Type.string(sending.query().type()),
                sending.query().type() == Type.CAA ? Exchange.Purpose.RECORDS : Exchange.Purpose.VALIDATION,
                sending.start().date(),
                took(sending),
                reply);
    }

    private Duration took(Sending sending) {
        return Duration.ofNanos(timer.nanoTime() - sending.start().nanos());
    }
}
