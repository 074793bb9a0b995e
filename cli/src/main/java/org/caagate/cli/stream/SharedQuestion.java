package org.caagate.cli.stream;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.Failure;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Timer;
import org.caagate.name.DomainName;
import org.jspecify.annotations.Nullable;

/** The question for one name, and those who wait for its answer. */
final class SharedQuestion {
    /** From 1 second to 5 minutes a resolver remembers a failure (RFC 9520 section 3.2); those it cannot tell are asked again soon. */
    private static final long FAILURE_LASTS = Duration.ofSeconds(5).toNanos();

    private final DomainName name;
    private final LookupContext context;
    private final Timer timer;
    private volatile long answeredAt;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private int waiting = 1;
    private boolean isAbandoned;

    /**
     * Makes a question for which one request waits.
     *
     * @param name the name to ask
     * @param context how long there is: that of no request, as it outlives the first
     * @param timer what measures time
     */
    SharedQuestion(DomainName name, LookupContext context, Timer timer) {
        this.name = name;
        this.context = context;
        this.timer = timer;
    }

    /**
     * Lets one request more wait for the answer, unless it has much more time than the question has left: it would be given a
     * failure for the sake of the request that came first.
     *
     * @param remaining how long the request has
     * @return whether there is or will be an answer for it; if not, the question has to be asked anew
     */
    synchronized boolean join(Duration remaining) {
        if (answer.isDone()) {
            return isLasting();
        }
        if (isAbandoned
                || context.remaining().compareTo(remaining.dividedBy(2)) < 0
                || context.remaining().isZero()) {
            return false;
        }
        waiting++;
        return true;
    }

    /** Out of time, or dropped as nobody waited: that was the fate of the question and says nothing about the name. */
    private boolean isLasting() {
        boolean isFresh = timer.nanoTime() - answeredAt < FAILURE_LASTS;
        if (answer.isCompletedExceptionally()) {
            return isFresh;
        }
        return !(answer.join() instanceof Answer.Failed failed)
                || (isFresh && !isAbandoned && failed.failure().kind() != Failure.Kind.DEADLINE);
    }

    /** A request that waited does so no more. */
    void leave() {
        synchronized (this) {
            waiting--;
            if (waiting > 0 || answer.isDone()) {
                return;
            }
            isAbandoned = true;
        }
        context.end();
    }

    /**
     * Asks; called once.
     *
     * @param source who is asked
     * @param listener who hears that the question is over
     */
    void ask(CaaLookup source, Consumer<SharedQuestion> listener) {
        try {
            CompletionStage<Answer> asked = source.lookup(name, context);
            CompletionStage<Answer> unused = asked.whenComplete((found, failure) -> {
                complete(found, failure);
                listener.accept(this);
            });
        } catch (Throwable thrown) {
            // A lookup is anybody's code; the gate makes a failed lookup of whatever it throws.
            complete(null, thrown);
        }
    }

    private void complete(@Nullable Answer found, @Nullable Throwable failure) {
        // What is registered for the end is done with, and not to be kept as long as the answer.
        context.end();
        answeredAt = timer.nanoTime();
        if (failure != null) {
            answer.completeExceptionally(failure);
        } else if (found == null) {
            answer.completeExceptionally(new IllegalStateException("the lookup completed without an answer"));
        } else {
            answer.complete(found);
        }
    }

    /** Returns the answer for one who waits; to cancel it changes nothing for the others. */
    CompletionStage<Answer> answer() {
        return answer.minimalCompletionStage();
    }

    /** Returns how many questions were sent so far, retries included. */
    int asked() {
        return context.questions();
    }

    /** Returns about how many octets the answer takes. */
    long weight() {
        return !answer.isDone() || answer.isCompletedExceptionally() ? 0 : Weights.of(answer.join());
    }
}
