package org.caagate.cli.check;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.Failure;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;

/**
 * The lookups of a check that have not answered. When it is interrupted they are given up, and count as failed: so there is a report of
 * what was decided by then. Nothing tolerates them, as they show no exchange.
 */
final class PendingLookups {
    private final Map<CompletableFuture<Answer>, DomainName> pending = new ConcurrentHashMap<>();
    private volatile boolean areGivenUp;

    /** Returns a lookup that asks another one, until all are given up. */
    CaaLookup watched(CaaLookup source) {
        return (name, context) -> {
            CompletableFuture<Answer> answer = new CompletableFuture<>();
            pending.put(answer, name);
            ask(source, name, context, answer);
            if (areGivenUp) {
                giveUp(answer, name);
            }
            return answer;
        };
    }

    private void ask(CaaLookup source, DomainName name, LookupContext context, CompletableFuture<Answer> answer) {
        CompletionStage<Answer> unused = source.lookup(name, context).whenComplete((found, failure) -> {
            pending.remove(answer);
            if (failure == null) {
                answer.complete(found);
            } else {
                answer.completeExceptionally(failure);
            }
        });
    }

    /** Gives up whatever has not answered, and all that is still asked. */
    void giveUp() {
        areGivenUp = true;
        pending.forEach(PendingLookups::giveUp);
    }

    boolean areGivenUp() {
        return areGivenUp;
    }

    private static void giveUp(CompletableFuture<Answer> answer, DomainName name) {
        Failure failure = new Failure(Failure.Kind.DEADLINE, "interrupted before there was an answer");
        answer.complete(new Answer.Failed(name, failure, Trail.none(Instant.now())));
    }
}
