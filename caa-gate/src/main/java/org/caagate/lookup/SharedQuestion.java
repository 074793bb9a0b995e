package org.caagate.lookup;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.caagate.name.DomainName;
import org.jspecify.annotations.Nullable;

/** A question that is under way, and those who wait for its answer. All but the answer is only touched under the lock of the cache. */
final class SharedQuestion {
    private final DomainName name;
    private final SharedContext shared;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private int waiting;
    private boolean isSettled;

    /**
     * Makes a question for which nobody waits yet.
     *
     * @param name the name to ask
     * @param shared the context with which it is asked
     */
    SharedQuestion(DomainName name, SharedContext shared) {
        this.name = name;
        this.shared = shared;
    }

    DomainName name() {
        return name;
    }

    SharedContext shared() {
        return shared;
    }

    LookupContext context() {
        return shared.context();
    }

    /**
     * Returns whether a request may wait for the answer. It may not if whoever asks has been told that nobody waits, nor if it has much more
     * time than the question has left: it would be given a failure for the sake of the request that came first. Nor if it takes less from a
     * cache, as the source may be one too.
     */
    boolean suits(LookupContext request) {
        Duration left = context().remaining();
        boolean isInTime = !left.isZero() && left.compareTo(request.remaining().dividedBy(2)) >= 0;
        boolean isTaken = context().oldestAnswer().compareTo(request.oldestAnswer()) <= 0
                && (request.isForReport() || !context().isForReport());
        return isInTime && isTaken && !context().isEnded();
    }

    /** One request more waits. */
    void enter() {
        waiting++;
        if (!isSettled) {
            shared.want(this);
        }
    }

    /** A request that waited does so no more. */
    void leave() {
        waiting--;
        if (waiting == 0) {
            shared.unwant(this);
        }
    }

    /** Takes notice of the answer, whatever it is; returns false if there was one before. */
    boolean settle() {
        if (isSettled) {
            return false;
        }
        isSettled = true;
        shared.close(this);
        return true;
    }

    void complete(@Nullable Answer found, @Nullable Throwable failure) {
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

    /** Returns the answer for a request that came later. If its own deadline is earlier, it has to hear something by then. */
    CompletionStage<Answer> answerFor(LookupContext request, Timer timer, Clock clock) {
        Duration remaining = request.remaining();
        if (remaining.compareTo(context().remaining()) >= 0) {
            return answer();
        }
        CompletableFuture<Answer> own = answer.copy();
        Timer.Alarm alarm = timer.after(remaining, () -> own.complete(late(clock)));
        CompletionStage<Answer> unused = own.whenComplete((found, failure) -> alarm.cancel());
        return own.minimalCompletionStage();
    }

    private Answer late(Clock clock) {
        return new Answer.Failed(
                name,
                new Failure(
                        Failure.Kind.DEADLINE,
                        "the time of the request was over before there was an answer to a question that another request had"
                                + " asked"),
                Trail.none(clock.instant()));
    }
}
