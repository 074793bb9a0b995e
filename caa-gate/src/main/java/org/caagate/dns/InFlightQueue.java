package org.caagate.dns;

import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Timer;
import org.jspecify.annotations.Nullable;

/**
 * The slots for exchanges on the wire, and those who wait for one: requests take turns, however much each of them asks.
 *
 * <p>Whoever had to wait goes on by the executor: not within the call that gave a slot back, which would nest calls as deep as
 * the queue is long, and not on the thread of a timer.
 */
final class InFlightQueue {
    private final int slots;
    private final Timer timer;
    private final Executor executor;
    private final IdentityHashMap<LookupContext, Lane> lanes = new IdentityHashMap<>();
    private final ArrayDeque<Lane> turns = new ArrayDeque<>();
    private int taken;

    InFlightQueue(int slots, Timer timer, Executor executor) {
        this.slots = slots;
        this.timer = timer;
        this.executor = executor;
    }

    /** Those of one request who wait, first come first served. */
    private static final class Lane {
        private final ArrayDeque<CompletableFuture<Boolean>> waiting = new ArrayDeque<>();
        private final LookupContext context;
        private Timer.Alarm deadline = () -> {};

        Lane(LookupContext context) {
            this.context = context;
        }
    }

    /**
     * Takes a slot as soon as there is one.
     *
     * @param context the request that asks
     * @return completes with whether there is a slot, which is then to be given back by {@link #release}; there is none for a
     *     request that has ended or is past its deadline
     */
    CompletableFuture<Boolean> slot(LookupContext context) {
        CompletableFuture<Boolean> turn;
        Lane opened;
        synchronized (this) {
            if (taken < slots) {
                taken++;
                return CompletableFuture.completedFuture(true);
            }
            turn = new CompletableFuture<>();
            opened = enter(context, turn);
        }
        if (opened != null) {
            watch(opened);
        }
        if (context.isEnded()) {
            // It may have ended before the lane was there to be dropped.
            drop(context);
        }
        return turn;
    }

    /** Returns the lane if this is the first who waits there. */
    private @Nullable Lane enter(LookupContext context, CompletableFuture<Boolean> turn) {
        Lane lane = lanes.get(context);
        if (lane != null) {
            lane.waiting.add(turn);
            return null;
        }
        Lane opened = new Lane(context);
        opened.waiting.add(turn);
        lanes.put(context, opened);
        turns.add(opened);
        return opened;
    }

    /** The timer may be anybody's: no lock is held while it is asked, and nobody waits on without it. */
    private void watch(Lane lane) {
        Timer.Alarm deadline;
        try {
            deadline = timer.after(lane.context.remaining(), () -> drop(lane.context));
        } catch (RuntimeException e) {
            drop(lane.context);
            throw e;
        }
        synchronized (this) {
            if (lanes.get(lane.context) == lane) {
                lane.deadline = deadline;
                return;
            }
        }
        deadline.cancel();
    }

    /** Gives a slot back, to the next in turn. */
    void release() {
        Timer.Alarm deadline = () -> {};
        CompletableFuture<Boolean> next;
        synchronized (this) {
            Lane lane = turns.poll();
            if (lane == null) {
                taken--;
                return;
            }
            next = lane.waiting.remove();
            if (lane.waiting.isEmpty()) {
                lanes.remove(lane.context);
                deadline = lane.deadline;
            } else {
                turns.add(lane);
            }
        }
        deadline.cancel();
        Workers.run(() -> next.complete(true), executor);
    }

    /** Sends away all of a request who wait. */
    void drop(LookupContext context) {
        Lane lane;
        synchronized (this) {
            lane = lanes.remove(context);
            if (lane == null) {
                return;
            }
            turns.remove(lane);
        }
        lane.deadline.cancel();
        Workers.run(() -> lane.waiting.forEach(turn -> turn.complete(false)), executor);
    }

    /** Returns how many wait. */
    synchronized int waiting() {
        return turns.stream().mapToInt(lane -> lane.waiting.size()).sum();
    }

    /** Returns how many slots are taken. */
    synchronized int taken() {
        return taken;
    }
}
