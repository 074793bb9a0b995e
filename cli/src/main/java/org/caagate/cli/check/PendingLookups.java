package org.caagate.cli.check;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.caagate.cli.option.GivenOptions;
import org.caagate.cli.option.Option;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.Failure;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * The lookups of a check that have not answered. When it is interrupted they are given up, and count as failed: so there is a report of
 * what was decided by then. Nothing tolerates them, as they show no exchange.
 */
public final class PendingLookups {
    private final Set<Pending> pending = ConcurrentHashMap.newKeySet();
    private volatile boolean areGivenUp;

    /** A lookup on its way. No two are the same. */
    private static final class Pending {
        private final DomainName name;
        private final CompletableFuture<Answer> answer = new CompletableFuture<>();

        Pending(DomainName name) {
            this.name = name;
        }

        void giveUp() {
            Failure failure = new Failure(Failure.Kind.DEADLINE, "interrupted before there was an answer");
            answer.complete(new Answer.Failed(name, failure, Trail.none(Instant.now())));
        }

        void complete(@Nullable Answer found, @Nullable Throwable failure) {
            if (failure == null) {
                answer.complete(found);
            } else {
                answer.completeExceptionally(failure);
            }
        }
    }

    /** Watches none yet. */
    public PendingLookups() {}

    /**
     * Returns a lookup that asks another one, until all are given up.
     *
     * @param source the other one
     * @return a lookup that is given up with the rest
     */
    public CaaLookup watched(CaaLookup source) {
        return (name, context) -> {
            Pending asked = new Pending(name);
            pending.add(asked);
            CompletionStage<Answer> unused = source.lookup(name, context).whenComplete((found, failure) -> {
                pending.remove(asked);
                asked.complete(found, failure);
            });
            if (areGivenUp) {
                asked.giveUp();
            }
            return asked.answer;
        };
    }

    /** Gives up whatever has not answered, and all that is still asked. */
    public void giveUp() {
        areGivenUp = true;
        pending.forEach(Pending::giveUp);
    }

    /**
     * Refuses to go on to a file with less than was asked for: what was decided before an interruption is printed, but it is nothing
     * to keep.
     *
     * @param options what the user gave
     * @throws InterruptedException if all are given up, and the result goes to a file
     */
    public void requireWhole(GivenOptions options) throws InterruptedException {
        if (areGivenUp && options.has(Option.OUTPUT)) {
            throw new InterruptedException("a file is written whole or not at all");
        }
    }
}
