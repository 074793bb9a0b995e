package org.caagate.dns;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.caagate.lookup.LookupContext;
import org.jspecify.annotations.Nullable;

/**
 * Those of one request who wait: first come first served, but who waits for a server that may not be asked yet does not hold up
 * who waits for another. Not thread-safe.
 */
final class Lane {
    private final LookupContext context;
    private final RevocableAlarm deadline = new RevocableAlarm();
    private final IdentityHashMap<TokenBucket, ArrayDeque<Turn>> waiting = new IdentityHashMap<>();
    private long entered;

    Lane(LookupContext context) {
        this.context = context;
    }

    /**
     * Somebody who waits.
     *
     * @param bucket the tokens of the server to ask
     * @param number the place in the lane
     * @param granted completes with whether the question may be sent
     */
    record Turn(TokenBucket bucket, long number, CompletableFuture<Boolean> granted) {}

    LookupContext context() {
        return context;
    }

    RevocableAlarm deadline() {
        return deadline;
    }

    void add(TokenBucket bucket, CompletableFuture<Boolean> granted) {
        waiting.computeIfAbsent(bucket, any -> new ArrayDeque<>()).add(new Turn(bucket, entered, granted));
        entered++;
    }

    /**
     * Removes the first whose server may be asked.
     *
     * @param now the time of the timer
     * @return who it was, or null if there is none
     */
    @Nullable
    Turn poll(long now) {
        ArrayDeque<Turn> first = null;
        for (ArrayDeque<Turn> line : waiting.values()) {
            Turn turn = line.element();
            if ((first == null || turn.number() < first.element().number())
                    && turn.bucket().has(now)) {
                first = line;
            }
        }
        return first == null ? null : pollFrom(first);
    }

    private Turn pollFrom(ArrayDeque<Turn> line) {
        Turn first = line.remove();
        if (line.isEmpty()) {
            waiting.remove(first.bucket());
        }
        return first;
    }

    /** Removes all who wait for a server. */
    List<Turn> removeAll(TokenBucket bucket) {
        ArrayDeque<Turn> line = waiting.remove(bucket);
        return line == null ? List.of() : List.copyOf(line);
    }

    /** Removes all. */
    List<Turn> removeAll() {
        List<Turn> all = new ArrayList<>();
        waiting.values().forEach(all::addAll);
        all.sort(Comparator.comparingLong(Turn::number));
        waiting.clear();
        return all;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.values().stream().mapToInt(ArrayDeque::size).sum();
    }
}
