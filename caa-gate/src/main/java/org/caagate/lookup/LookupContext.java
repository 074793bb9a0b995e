package org.caagate.lookup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a lookup knows of the request it works for: how long there is, how old an answer may be, and whether anybody still waits. One
 * context is shared by all lookups of a request, so it also tells requests apart where they must be treated fairly.
 */
public final class LookupContext {
    private static final Duration ANY_AGE = Duration.ofSeconds(Long.MAX_VALUE);

    private final Timer timer;
    private final long deadline;
    private final Duration oldestAnswer;
    private final boolean isForReport;
    private final Runnable onQuestion;
    private final AtomicInteger questions = new AtomicInteger();
    private final List<Runnable> atEnd = new ArrayList<>();
    private boolean ended;

    private LookupContext(LookupContext request, Runnable onQuestion) {
        this.timer = request.timer;
        this.deadline = request.deadline;
        this.oldestAnswer = request.oldestAnswer;
        this.isForReport = request.isForReport;
        this.onQuestion = onQuestion;
    }

    private LookupContext(Timer timer, Duration limit, Duration oldestAnswer, boolean isForReport) {
        this.timer = timer;
        this.deadline = timer.nanoTime() + limit.toNanos();
        this.oldestAnswer = oldestAnswer;
        this.isForReport = isForReport;
        this.onQuestion = () -> {};
    }

    /**
     * Returns a context that starts now, for a request that takes answers of any age.
     *
     * @param limit how long the request may take
     * @param timer the clock that measures it
     * @return a new context
     */
    public static LookupContext lasting(Duration limit, Timer timer) {
        return lasting(limit, timer, ANY_AGE);
    }

    /**
     * Returns a context that starts now.
     *
     * @param limit how long the request may take
     * @param timer the clock that measures it
     * @param oldestAnswer up to which age the request takes answers that were obtained before; nothing for none
     * @return a new context
     */
    public static LookupContext lasting(Duration limit, Timer timer, Duration oldestAnswer) {
        return new LookupContext(timer, limit, oldestAnswer, false);
    }

    /**
     * Returns a context that starts now, for a request by which nothing is cleared: a cache may answer it beyond the time to live of what
     * it keeps, and with the failure of an earlier request.
     *
     * @param limit how long the request may take
     * @param timer the clock that measures it
     * @param oldestAnswer up to which age the request takes answers that were obtained before
     * @return a new context
     */
    public static LookupContext forReport(Duration limit, Timer timer, Duration oldestAnswer) {
        return new LookupContext(timer, limit, oldestAnswer, true);
    }

    /**
     * Returns the context of questions that others may come to wait for: it has the same deadline, and an end of its own.
     *
     * @param listener who hears of each question beside this context
     */
    LookupContext beyondRequest(Runnable listener) {
        return new LookupContext(this, () -> {
            countQuestion();
            listener.run();
        });
    }

    /**
     * Returns how long there is until the deadline.
     *
     * @return the rest, never negative
     */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, deadline - timer.nanoTime()));
    }

    /**
     * Returns up to which age the request takes answers that were obtained before it, such as those of a cache. What is younger is
     * taken. A gate takes what is younger than half of the lifetime of its clearances, as these count from the oldest answer.
     *
     * @return the age; nothing if everything has to be asked anew
     */
    public Duration oldestAnswer() {
        return oldestAnswer;
    }

    /**
     * Returns whether nothing is cleared by the request, so that it takes from a cache what is beyond its time to live, and failures.
     *
     * @return whether it only reports
     */
    public boolean isForReport() {
        return isForReport;
    }

    /**
     * Returns whether nobody waits any more: the request is complete, cancelled or past its deadline.
     *
     * @return whether further questions are in vain
     */
    public synchronized boolean isEnded() {
        return ended;
    }

    /**
     * Registers what to do when the request ends: at once if it has ended. Queued questions are dropped there.
     *
     * @param action something short that does not throw
     */
    public void onEnd(Runnable action) {
        if (!registered(action)) {
            action.run();
        }
    }

    private synchronized boolean registered(Runnable action) {
        return !ended && atEnd.add(action);
    }

    /** Ends the request: the gate does this when it needs no further answer. A second call does nothing. */
    public void end() {
        List<Runnable> actions;
        synchronized (this) {
            ended = true;
            actions = List.copyOf(atEnd);
            atEnd.clear();
        }
        actions.forEach(Runnable::run);
    }

    /** Counts one question that is sent to a server, retries included. */
    public void countQuestion() {
        questions.incrementAndGet();
        onQuestion.run();
    }

    /**
     * Returns how many questions were sent so far.
     *
     * @return the count of {@link #countQuestion} calls
     */
    public int questions() {
        return questions.get();
    }
}
