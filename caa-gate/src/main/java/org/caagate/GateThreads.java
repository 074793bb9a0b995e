package org.caagate;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The daemon threads of the gate: a few workers that run its own short steps and nothing of anybody else's, and callers that run
 * what others wrote and may block. So a continuation that waits for another check never holds up the worker that it waits for.
 */
final class GateThreads {
    private static final int WORKERS =
            Math.max(2, Math.min(4, Runtime.getRuntime().availableProcessors()));
    private static final long IDLE_SECONDS = 10;
    private static final ExecutorService WORKING = workers();
    private static final ExecutorService CALLING = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), named("caa-gate caller"));

    private GateThreads() {}

    static Executor working() {
        return WORKING;
    }

    static Executor callers() {
        return CALLING;
    }

    private static ExecutorService workers() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                WORKERS,
                WORKERS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                named("caa-gate worker"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory named(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + " " + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
