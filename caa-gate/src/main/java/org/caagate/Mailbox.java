package org.caagate;

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Runs the steps of one check one after the other, whichever threads they come from: what they touch needs no lock. */
final class Mailbox {
    private final Executor executor;
    private final Consumer<Throwable> fault;
    private final Queue<Runnable> steps = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    Mailbox(Executor executor, Consumer<Throwable> fault) {
        this.executor = executor;
        this.fault = fault;
    }

    void post(Runnable step) {
        steps.add(step);
        if (waiting.getAndIncrement() == 0) {
            executor.execute(this::drain);
        }
    }

    private void drain() {
        do {
            run(Objects.requireNonNull(steps.poll()));
        } while (waiting.decrementAndGet() != 0);
    }

    /** A step that throws is a fault of ours: it ends the check, loudly, instead of leaving it waiting for ever. */
    private void run(Runnable step) {
        try {
            step.run();
        } catch (Throwable thrown) {
            fault.accept(thrown);
        }
    }
}
