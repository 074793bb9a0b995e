package org.caagate.dns;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.caagate.lookup.LookupContext;
import org.caagate.lookup.Timer;
import org.jspecify.annotations.Nullable;

/** The waits of one lookup, one at a time; the end of its request cuts them short. */
final class BackOff {
    private final Timer timer;
    private final Executor executor;
    private final LookupContext context;
    private volatile @Nullable CompletableFuture<Void> current;

    BackOff(Exchanger exchanger, LookupContext context) {
        this.timer = exchanger.timer();
        this.executor = exchanger.executor();
        this.context = context;
    }

    /**
     * Waits.
     *
     * @param time how long
     * @return completes on the executor when the time is over or the request has ended; at once if there is nothing to wait for
     */
    CompletableFuture<Void> rest(Duration time) {
        if (time.isZero()) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> rest = new CompletableFuture<>();
        Timer.Alarm alarm = timer.after(time, () -> rest.complete(null));
        current = rest;
        if (context.isEnded()) {
            cutShort();
        }
        return Workers.moved(rest, executor).whenComplete((done, error) -> RevocableAlarm.callOff(alarm));
    }

    /** Ends the wait, if there is one. */
    void cutShort() {
        CompletableFuture<Void> rest = current;
        if (rest != null) {
            rest.complete(null);
        }
    }
}
