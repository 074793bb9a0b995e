package org.caagate.cli.stream;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Failure;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Reply;
import org.caagate.name.DomainName;

/** The question for one name, and those who wait for its answer. */
final class SharedQuestion {
    /** What an answer takes beside the octets that came from the network. */
    private static final int BARE_WEIGHT = 1000;

    private final DomainName name;
    private final LookupContext context;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private int waiting = 1;
    private boolean isAbandoned;

    /**
     * Makes a question for which one request waits.
     *
     * @param name the name to ask
     * @param context how long there is: that of no request, as it outlives the first
     */
    SharedQuestion(DomainName name, LookupContext context) {
        this.name = name;
        this.context = context;
    }

    /**
     * Lets one request more wait for the answer.
     *
     * @return whether there is or will be an answer for it; if not, the question has to be asked anew
     */
    synchronized boolean join() {
        if (answer.isDone()) {
            return isLasting();
        }
        if (isAbandoned || context.remaining().isZero()) {
            return false;
        }
        waiting++;
        return true;
    }

    /** Out of time, or dropped as nobody waited: that was the fate of the question and says nothing about the name. */
    private boolean isLasting() {
        if (answer.isCompletedExceptionally()) {
            return true;
        }
        return !(answer.join() instanceof Answer.Failed failed)
                || !isAbandoned && failed.failure().kind() != Failure.Kind.DEADLINE;
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

    void ask(CaaLookup source, Consumer<SharedQuestion> listener) {
        try {
            CompletionStage<Answer> asked = source.lookup(name, context);
            CompletionStage<Answer> unused = asked.whenComplete((found, failure) -> {
                listener.accept(this);
                complete(found, failure);
            });
        } catch (Throwable thrown) {
            // A lookup is anybody's code; the gate makes a failed lookup of whatever it throws.
            answer.completeExceptionally(thrown);
        }
    }
}
