package org.caagate.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Requests with one name, of which as many are always under way, and beside them requests with many. */
final class MixedLoad {
    /** How many are under way at once. */
    static final int REQUESTS = 200;

    static final int NAMES_OF_LARGE = 100;

    /** So many small ones are over before one is counted: those that began together, and those that began as they ended. */
    private static final int UNSTEADY = 2 * REQUESTS;

    private static final int COUNTED = 4 * REQUESTS;

    private final Function<List<String>, CompletableFuture<?>> check;
    private final LongSupplier clock;
    private final List<String> small = SlowResolver.bare(REQUESTS);
    private final List<String> large = SlowResolver.bare(NAMES_OF_LARGE);
    private final List<Long> nanos = new ArrayList<>();
    private int over;

    /**
     * Makes a load, for one run.
     *
     * @param check what is measured: begins to check names, and completes when they are permitted
     * @param clock the nanoseconds that count
     */
    MixedLoad(Function<List<String>, CompletableFuture<?>> check, LongSupplier clock) {
        this.check = check;
        this.clock = clock;
    }

    /**
     * Runs until enough small requests are counted.
     *
     * @param many how many of those under way are large
     * @return completes with the times of the small ones
     */
    CompletableFuture<List<Long>> run(int many) {
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            CompletableFuture<Void> end = new CompletableFuture<>();
            ends.add(end);
            begin(i < many ? large : List.of(small.get(i)), i >= many, end);
        }
        return CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)).thenApply(all -> List.copyOf(nanos));
    }

    /** Checks names, and when they are permitted, the same again. */
    private void begin(List<String> names, boolean isSmall, CompletableFuture<Void> end) {
        long start = clock.getAsLong();
        var unused = check.apply(names).whenComplete((permitted, failure) -> {
            if (failure != null) {
                end.completeExceptionally(failure);
            } else if (goesOn(clock.getAsLong() - start, isSmall)) {
                begin(names, isSmall, end);
            } else {
                end.complete(null);
            }
        });
    }

    private synchronized boolean goesOn(long time, boolean isSmall) {
        if (isSmall && over < UNSTEADY + COUNTED) {
            over++;
            if (over > UNSTEADY) {
                nanos.add(time);
            }
        }
        return over < UNSTEADY + COUNTED;
    }
}
