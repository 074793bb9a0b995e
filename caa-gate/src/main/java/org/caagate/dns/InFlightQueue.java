package org.caagate.dns;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Timer;
import org.jspecify.annotations.Nullable;

/**
 * The slots for exchanges on the wire, and those who wait for one, and for a token of the server that they want to ask: requests
 * take turns, however much each of them asks. Nobody holds a slot while there is no token.
 *
 * <p>Whoever had to wait goes on by the executor: not within the call that gave a slot back, which would nest calls as deep as
 * the queue is long, and not on the thread of a timer. The timer and the executor may be anybody's: no lock is held while they
 * are asked.
 */
final class InFlightQueue {
    private final int slots;
    private final Timer timer;
    private final Executor executor;
    private final IdentityHashMap<LookupContext, Lane> lanes = new IdentityHashMap<>();
    private final ArrayDeque<Lane> turns = new ArrayDeque<>();
    private final IdentityHashMap<TokenBucket, Crowd> crowds = new IdentityHashMap<>();
    private int taken;

    InFlightQueue(int slots, Timer timer, Executor executor) {
        this.slots = slots;
        this.timer = timer;
        this.executor = executor;
    }

    /** Those of all requests who wait to ask one server. */
    private static final class Crowd {
        private final TokenBucket bucket;
        private int size;
        private @Nullable RevocableAlarm nextToken;

        Crowd(TokenBucket bucket) {
            this.bucket = bucket;
        }
    }

    /**
     * Takes a slot and a token as soon as there are both.
     *
     * @param context the request that asks
     * @param bucket the tokens of the server to ask
     * @return completes with whether there is a slot, which is then to be given back by {@link #release}; there is none for a
     *     request that has ended or is past its deadline
     */
    CompletableFuture<Boolean> slot(LookupContext context, TokenBucket bucket) {
        if (context.isEnded() || context.remaining().isZero()) {
            return CompletableFuture.completedFuture(false);
        }
        long now = timer.nanoTime();
        CompletableFuture<Boolean> granted = new CompletableFuture<>();
        Lane opened;
        synchronized (this) {
            // Who comes does not overtake who waits for the same server.
            if (taken < slots && !crowds.containsKey(bucket) && bucket.take(now)) {
                taken++;
                return CompletableFuture.completedFuture(true);
            }
            opened = enter(context, bucket, granted);
        }
        if (opened != null) {
            watch(opened);
        }
        serve(0);
        return granted;
    }

    /** Returns the lane if this is the first who waits there. */
    private @Nullable Lane enter(LookupContext context, TokenBucket bucket, CompletableFuture<Boolean> granted) {
        crowds.computeIfAbsent(bucket, Crowd::new).size++;
        Lane lane = lanes.get(context);
        if (lane != null) {
            lane.add(bucket, granted);
            return null;
        }
        Lane opened = new Lane(context);
        opened.add(bucket, granted);
        lanes.put(context, opened);
        turns.add(opened);
        return opened;
    }

    /** Nobody waits on without an alarm for the deadline, nor when the request ends or has ended already. */
    private void watch(Lane lane) {
        LookupContext context = lane.context();
        try {
            lane.deadline().set(timer, context.remaining(), () -> drop(context));
        } catch (RuntimeException | Error e) {
            drop(context);
            throw e;
        }
        context.onEnd(() -> drop(context));
    }

    /** Gives a slot back, to the next in turn. */
    void release() {
        serve(1);
    }

    private void serve(int given) {
        long now = timer.nanoTime();
        List<Runnable> outside = new ArrayList<>();
        synchronized (this) {
            taken -= given;
            while (taken < slots && !crowds.isEmpty()) {
                Lane.Turn next = next(now, outside);
                if (next == null) {
                    crowds.values().forEach(crowd -> awaitToken(crowd, now, outside));
                    break;
                }
                taken++;
                outside.add(() -> complete(List.of(next), true));
            }
        }
        outside.forEach(Runnable::run);
    }

    private Lane.@Nullable Turn next(long now, List<Runnable> outside) {
        if (!isAnyServed(now)) {
            return null;
        }
        for (Iterator<Lane> each = turns.iterator(); each.hasNext(); ) {
            Lane lane = each.next();
            Lane.Turn turn = lane.poll(now);
            if (turn != null) {
                each.remove();
                turn.bucket().borrow(now);
                leave(turn, outside);
                putBack(lane, outside);
                return turn;
            }
        }
        return null;
    }

    /** Saves the way through all lanes where there is no token. */
    private boolean isAnyServed(long now) {
        for (TokenBucket bucket : crowds.keySet()) {
            if (bucket.has(now)) {
                return true;
            }
        }
        return false;
    }

    private void putBack(Lane lane, List<Runnable> outside) {
        if (lane.isEmpty()) {
            lanes.remove(lane.context());
            outside.add(lane.deadline()::cancel);
        } else {
            turns.add(lane);
        }
    }

    private void leave(Lane.Turn turn, List<Runnable> outside) {
        Crowd crowd = Objects.requireNonNull(crowds.get(turn.bucket()), "whoever waits is counted");
        crowd.size--;
        if (crowd.size == 0) {
            crowds.remove(turn.bucket());
            if (crowd.nextToken != null) {
                outside.add(crowd.nextToken::cancel);
            }
        }
    }

    private void awaitToken(Crowd crowd, long now, List<Runnable> outside) {
        if (crowd.nextToken == null) {
            RevocableAlarm alarm = new RevocableAlarm();
            crowd.nextToken = alarm;
            outside.add(() -> {
                try {
                    alarm.set(timer, crowd.bucket.untilNext(now), () -> wakeUp(crowd, alarm));
                } catch (RuntimeException | Error e) {
                    // Whoever waits there would wait for ever, and what else is to be done here must not be lost; they
                    // learn it.
                    fail(crowd, e);
                }
            });
        }
    }

    private void wakeUp(Crowd crowd, RevocableAlarm alarm) {
        synchronized (this) {
            if (crowd.nextToken == alarm) {
                crowd.nextToken = null;
            }
        }
        serve(0);
    }

    private void fail(Crowd crowd, Throwable error) {
        List<Runnable> outside = new ArrayList<>();
        synchronized (this) {
            for (Lane lane : List.copyOf(turns)) {
                turns.remove(lane);
                List<Lane.Turn> failed = lane.removeAll(crowd.bucket);
                failed.forEach(turn -> leave(turn, outside));
                putBack(lane, outside);
                failed.forEach(turn ->
                        outside.add(() -> Workers.run(() -> turn.granted().completeExceptionally(error), executor)));
            }
        }
        outside.forEach(Runnable::run);
    }

    /** Sends away all of a request who wait. */
    void drop(LookupContext context) {
        List<Runnable> outside = new ArrayList<>();
        synchronized (this) {
            Lane lane = lanes.get(context);
            if (lane == null) {
                return;
            }
            turns.remove(lane);
            List<Lane.Turn> all = lane.removeAll();
            all.forEach(turn -> leave(turn, outside));
            putBack(lane, outside);
            outside.add(() -> complete(all, false));
        }
        outside.forEach(Runnable::run);
    }

    private void complete(List<Lane.Turn> all, boolean granted) {
        Workers.run(() -> all.forEach(turn -> turn.granted().complete(granted)), executor);
    }

    /** Returns how many wait. */
    synchronized int waiting() {
        return turns.stream().mapToInt(Lane::size).sum();
    }

    /** Returns how many slots are taken. */
    synchronized int taken() {
        return taken;
    }
}
