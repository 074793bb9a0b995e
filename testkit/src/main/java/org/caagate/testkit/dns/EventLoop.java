package org.caagate.testkit.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The server's only thread: it serves all channels and sends what was delayed. */
final class EventLoop {
    private final Selector selector;
    private final Thread thread;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private volatile boolean closed;
    private volatile Optional<RuntimeException> failure = Optional.empty();
    private long scheduled;

    /** What a channel does when it is ready. */
    @FunctionalInterface
    interface Ready {
        void ready() throws IOException;
    }

    private record Timer(long dueNanos, long sequence, Runnable task) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            // By difference, because the clock may overflow.
            long apart = dueNanos - other.dueNanos;
            return apart == 0 ? Long.compare(sequence, other.sequence) : Long.signum(apart);
        }
    }

    EventLoop(String threadName) throws IOException {
        selector = Selector.open();
        thread = new Thread(this::run, threadName);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Before the start, or on the loop's thread. */
    SelectionKey register(SelectableChannel channel, int operations, Ready handler) throws IOException {
        channel.configureBlocking(false);
        return channel.register(selector, operations, handler);
    }

    /** Runs a task on the loop's thread; nothing happens after the end. */
    void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** Runs a task later; only on the loop's thread. */
    void schedule(Duration delay, Runnable task) {
        timers.add(new Timer(System.nanoTime() + delay.toNanos(), scheduled++, task));
    }

    /** Ends the thread and closes all channels; returns what went wrong in code of the test. */
    Optional<RuntimeException> close() {
        closed = true;
        selector.wakeup();
        boolean interrupted = false;
        while (thread.isAlive() && thread != Thread.currentThread()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true; // The loop ends in any case, so wait for it, and pass the interrupt on.
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return failure;
    }

    private void run() {
        try (selector) {
            while (!closed) {
                selector.select(this::handle, millisToNextTimer());
                runDueTasks();
            }
            for (SelectionKey key : List.copyOf(selector.keys())) {
                key.channel().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the selector is broken", e);
        }
    }

    private void handle(SelectionKey key) {
        try {
            ((Ready) key.attachment()).ready();
        } catch (IOException e) {
            hangUp(key);
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void runDueTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            runGuarded(task);
        }
        for (Timer next = timers.peek();
                next != null && next.dueNanos() - System.nanoTime() <= 0;
                next = timers.peek()) {
            timers.remove();
            runGuarded(next.task());
        }
    }

    private void runGuarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /** Keeps the loop alive for other questions, whatever a test's own responder throws; close tells of it. */
    private void fail(RuntimeException e) {
        if (failure.isEmpty()) {
            failure = Optional.of(e);
        }
    }

    private long millisToNextTimer() {
        Timer next = timers.peek();
        if (next == null) {
            return 0;
        }
        long nanos = next.dueNanos() - System.nanoTime();
        return Math.max(1, (nanos + 999_999) / 1_000_000);
    }

    private static void hangUp(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            key.cancel(); // The client is gone, and so is the channel.
        }
    }
}
