package org.caagate.cli.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.caagate.GateReport;
import org.caagate.cli.input.Entry;
import org.jspecify.annotations.Nullable;

/**
 * The rows between the one who reads the input and the one who writes the results, in the order of the input. It is bounded: there
 * is no room for another row while too many checks run, or too many rows wait for one before them.
 */
final class RowQueue {
    private static final int MOST_ROWS = 10_000;
    private static final long MOST_OCTETS = 20L << 20;
    private static final long CROWD_NANOS = Duration.ofMillis(1).toNanos();

    /** One defect may break many checks, and nobody reads all of that. */
    private static final int MOST_SUPPRESSED = 4;

    private final int mostRunning;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition progress = lock.newCondition();
    private final ArrayDeque<Slot> slots = new ArrayDeque<>();
    private int running;
    private long octets;
    private boolean isComplete;
    private boolean isStopped;
    private boolean isBroken;

    /** The place of a row. */
    private static final class Slot {
        private @Nullable CompletableFuture<GateReport> check;
        private @Nullable Row row;
        private @Nullable Throwable fault;
        private long weight;

        boolean isSettled() {
            return row != null || fault != null;
        }
    }

    /**
     * Makes an empty queue.
     *
     * @param mostRunning how many checks may run at once
     */
    RowQueue(int mostRunning) {
        this.mostRunning = mostRunning;
    }

    /**
     * Waits until there is room for another row; returns false if none is wanted any more. Whoever waits is woken up for a quarter of
     * the checks at once: for each of them would cost more than the check itself.
     */
    boolean awaitRoom() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (isWanted() && (running >= mostRunning || slots.size() >= MOST_ROWS || octets >= MOST_OCTETS)) {
                room.await();
            }
            return isWanted();
        } finally {
            lock.unlock();
        }
    }

    /** What comes behind a fault is never taken. */
    private boolean isWanted() {
        return !isStopped && !isBroken;
    }

    /** Adds a row about which there is nothing to find out. */
    void add(Row.Invalid row) {
        Slot slot = new Slot();
        slot.row = row;
        lock.lock();
        try {
            enter(slot);
            progress.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Adds an entry that is being checked. */
    void add(Entry.Valid entry, CompletableFuture<GateReport> check) {
        Slot slot = new Slot();
        slot.check = check;
        boolean isUnwanted;
        lock.lock();
        try {
            running++;
            enter(slot);
            isUnwanted = isStopped;
        } finally {
            lock.unlock();
        }
        if (isUnwanted) {
            check.cancel(false);
        }
        CompletionStage<Void> unused = check.thenAccept(
                        report -> checked(slot, new Row.Checked(entry, Objects.requireNonNull(report, "no report"))))
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        brokeOff(slot, failure);
                    }
                });
    }

    private void enter(Slot slot) {
        if (!isStopped) {
            slots.add(slot);
        }
    }

    private void checked(Slot slot, Row row) {
        long weight = row.weight();
        lock.lock();
        try {
            finished();
            slot.row = row;
            slot.weight = weight;
            slot.check = null;
            octets += weight;
            if (slot == slots.peek()) {
                progress.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void finished() {
        running--;
        if (running <= mostRunning - mostRunning / 4) {
            room.signal();
        }
    }

    private void brokeOff(Slot slot, Throwable failure) {
        lock.lock();
        try {
            running--;
            slot.fault = failure;
            slot.check = null;
            // Whoever is stopped calls checks off, which is no fault.
            isBroken |= !isStopped;
            room.signal();
            progress.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Says that no row comes any more. */
    void complete() {
        lock.lock();
        try {
            isComplete = true;
            progress.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Says that reading broke, which is a fault of ours: it is told behind the rows of what was read. */
    void fail(Throwable thrown) {
        Slot slot = new Slot();
        slot.fault = thrown;
        lock.lock();
        try {
            slots.add(slot);
            progress.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Gives up: what is done is still there to be taken, the rest is called off. */
    void stop() {
        List<CompletableFuture<GateReport>> undone = new ArrayList<>();
        lock.lock();
        try {
            isStopped = true;
            for (Slot slot : slots) {
                Optional.ofNullable(slot.check).ifPresent(undone::add);
            }
            slots.removeIf(slot -> !slot.isSettled());
            room.signalAll();
            progress.signalAll();
        } finally {
            lock.unlock();
        }
        undone.forEach(check -> check.cancel(false));
    }

    /**
     * Takes the rows that are next and done, at least one if any comes within the time, and those that come a moment later.
     *
     * @param patience how long to wait
     * @return rows in the order of the input, none if the time was not enough or there are none any more
     * @throws IllegalStateException if what is next broke, which is a fault of ours; the rows before it were all taken
     */
    List<Row> take(Duration patience) throws InterruptedException {
        List<Row> rows = new ArrayList<>();
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (left > 0 && !isReady()) {
                left = progress.awaitNanos(left);
            }
            awaitMore();
            for (Slot next = slots.peek(); next != null && next.row != null; next = slots.peek()) {
                rows.add(next.row);
                slots.remove();
                octets -= next.weight;
            }
            if (rows.isEmpty()) {
                throwFault();
            }
            room.signal();
            return rows;
        } finally {
            lock.unlock();
        }
    }

    /** Rows come in crowds, and to wake up for each of them costs as much as to write it. */
    private void awaitMore() throws InterruptedException {
        long left = CROWD_NANOS;
        while (left > 0 && isReady() && !isComplete && isWanted()) {
            left = progress.awaitNanos(left);
        }
    }

    private boolean isReady() {
        Slot next = slots.peek();
        return next == null ? isComplete || isStopped : next.isSettled();
    }

    /** The first in the order of the input: that is the same in each run. */
    private void throwFault() {
        Slot next = slots.peek();
        if (next == null || next.fault == null) {
            return;
        }
        IllegalStateException broken = new IllegalStateException("a check broke off", next.fault);
        slots.stream()
                .skip(1)
                .flatMap(slot -> Optional.ofNullable(slot.fault).stream())
                .limit(MOST_SUPPRESSED)
                .forEach(broken::addSuppressed);
        throw broken;
    }

    /** Returns whether every row was taken and none comes any more. */
    boolean isOver() {
        lock.lock();
        try {
            return slots.isEmpty() && (isComplete || isStopped);
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether it was stopped. */
    boolean isStopped() {
        lock.lock();
        try {
            return isStopped;
        } finally {
            lock.unlock();
        }
    }
}
