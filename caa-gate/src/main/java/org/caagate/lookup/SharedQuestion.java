package org.caagate.lookup;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.caagate.name.DomainName;
import org.jspecify.annotations.Nullable;

/** A question that is under way, and those who wait for its answer. All but the answer is only touched under the lock of the cache. */
final class SharedQuestion {
    private static final long MOST_SLACK = TimeUnit.MILLISECONDS.toNanos(125);

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
     * Returns whether a request may wait for the answer. It may not if whoever asks has been told that nobody waits, or has no room left for
     * an answer; nor if it has less time than the question, as it had to be told something before, or much more, as it would be given a
     * failure for the sake of the request that came first. Nor if it takes less from a cache, as the source may be one too, or wants proofs
     * that nobody looks for.
     */
    boolean suits(LookupContext request) {
        return isInTime(request.remaining().toNanos())
                && isTakenBy(request)
                && !context().isEnded()
                && !context().isUsedUp();
    }

    private boolean isInTime(long remaining) {
        long left = context().remaining().toNanos();
        return left > 0 && left - slack(remaining) <= remaining && left >= remaining / 2;
    }

    /** Requests of the same moment have not quite the same deadlines. A gate hears as much longer than its lookups have time. */
    private static long slack(long remaining) {
        return Math.min(remaining / 20, MOST_SLACK);
    }

    private boolean isTakenBy(LookupContext request) {
        return context().oldestAnswer().compareTo(request.oldestAnswer()) <= 0
                && (request.isForReport() || !context().isForReport())
                && (context().wantsInsecurityProofs() || !request.wantsInsecurityProofs());
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

    /**
     * Whether an answer tells of the request for which it was asked, and not of the name: that one ran out of time, or kept more than it
     * may.
     */
    boolean isFaultOfAsker(Answer found) {
        return found instanceof Answer.Failed failed
                && (context().isUsedUp() || failed.failure().kind() == Failure.Kind.DEADLINE);
    }
}
