package org.caagate.dns;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * A future whose stages without an executor run on one that was given, not on the common pool: dnsjava's validator builds on the futures
 * of its head resolver, and names no executor.
 *
 * @param <T> the value
 */
final class ExecutorFuture<T> extends CompletableFuture<T> {
    private final Executor executor;

    ExecutorFuture(Executor executor) {
        this.executor = executor;
    }

    @Override
    public Executor defaultExecutor() {
        return executor;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new ExecutorFuture<>(executor);
    }
}
