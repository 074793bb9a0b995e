package org.caagate.dns;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The threads that judge replies and complete lookups, so that neither dnsjava's selector nor a timer ever does. */
final class Workers {
    private static final int FEWEST = 2;
    private static final int MOST = 4;
    private static final long IDLE_SECONDS = 10;

    /** Daemon threads, shared by all lookups of the JVM; they end when there is nothing to do. */
    static final Executor SHARED = pool();

    /**
     * Daemon threads for TLS connections, and for the HTTP client, which looks up host names on them: one for each thing that
     * blocks just now, which are a few for each server over TLS or HTTPS.
     */
    static final Executor BLOCKING = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), daemons("caa-gate tls"));

    private Workers() {}

    private static Executor pool() {
        int threads = Math.max(FEWEST, Math.min(MOST, Runtime.getRuntime().availableProcessors()));
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemons("caa-gate dns"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Runs a task by the executor, or if that does not take it, on a thread of ours. */
    static void run(Runnable task, Executor executor) {
        try {
            executor.execute(task);
        } catch (RuntimeException e) {
            // The caller's executor: RejectedExecutionException by its contract, anything by its nature. The task must
            // run.
            SHARED.execute(task);
        }
    }

    /**
     * Returns a future that completes as another does, but on a thread of the executor; where that takes no work, it fails
     * with what the executor said, on a thread of ours.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // What it would say, the moved future says.
    static <T> CompletableFuture<T> moved(CompletableFuture<T> source, Executor executor) {
        CompletableFuture<T> moved = new CompletableFuture<>();
        source.whenComplete((value, error) -> {
            try {
                executor.execute(() -> complete(moved, value, error));
            } catch (RuntimeException e) {
                // As above; but nothing that the executor is for may go on without it.
                SHARED.execute(() -> moved.completeExceptionally(e));
            }
        });
        return moved;
    }

    /** Returns what a future failed with, without the wrapping that is put around it on the way. */
    static Throwable cause(Throwable error) {
        Throwable cause = error.getCause();
        return error instanceof CompletionException && cause != null ? cause : error;
    }

    private static <T> void complete(CompletableFuture<T> future, T value, @Nullable Throwable error) {
        if (error == null) {
            future.complete(value);
        } else {
            future.completeExceptionally(error);
        }
    }
}
