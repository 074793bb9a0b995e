package org.caagate.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.caagate.lookup.Answer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Trail;
import org.caagate.name.DomainName;
import org.caagate.record.CaaRecord;

/**
 * Counts the questions, and answers when all are asked, as no server is faster than that. A registrable domain of {@link OrderList} has records with a chance of one in eight, a host
 * of its own with one in fifty; the rest has none. How long an answer lasts is, with equal chances, one of five times that are usual.
 */
final class MadeUpDns implements CaaLookup {
    private static final int[] SECONDS = {60, 300, 900, 3600, 86_400};
    private static final CaaRecord RECORD = CaaRecord.of(0, "issue", Ground.ISSUER);

    private final Supplier<Instant> now;
    private final Queue<Runnable> unanswered = new ArrayDeque<>();
    private long questions;

    MadeUpDns(Supplier<Instant> now) {
        this.now = now;
    }

    long questions() {
        return questions;
    }

    void answerAll() {
        while (!unanswered.isEmpty()) {
            unanswered.remove().run();
        }
    }

    @Override
    public CompletionStage<Answer> lookup(DomainName name, LookupContext context) {
        questions++;
        String text = name.toString();
        // String.hashCode is specified, so chance falls alike each time.
        int chance = Math.floorMod(text.hashCode() * 31, 1000);
        boolean hasRecords = text.startsWith("customer") ? chance < 125 : text.contains("customer") && chance < 20;
        Duration lifetime = Duration.ofSeconds(SECONDS[chance % SECONDS.length]);
        Trail trail = Trail.none(now.get()).lasting(lifetime);
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        unanswered.add(() -> answer.complete(
                hasRecords
                        ? new Answer.Present(name, List.of(RECORD), trail)
                        : new Answer.Absent(name, Answer.Absence.NODATA, trail)));
        return answer;
    }
}
