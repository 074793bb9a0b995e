package org.caagate.lookup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * What a lookup knows of the request it works for: how long there is, how many octets may be kept, how old an answer may be, and whether
 * anybody still waits. One context is shared by all lookups of a request, so it also tells requests apart where they must be treated
 * fairly.
 */
public final class LookupContext {
    /**
     * How many octets of messages a context lets a request keep, unless it is told otherwise: 32 MiB. A thousand names in zones of their own,
     * each asked with the name above it and validated with DS and DNSKEY of its zone, come to little more than half of that if every message
     * has 4 kB, and to a sixth with those that are usual. It is room for some 500 messages of the longest kind there is, and fits into the heap
     * that a JVM has by default on a host with 512 MiB.
     */
    public static final long MOST_OCTETS = 32L << 20;

    private static final Duration ANY_AGE = Duration.ofSeconds(Long.MAX_VALUE);

    private final Terms terms;
    private final OctetBudget budget;
    private final Runnable onQuestion;
    private final AtomicInteger questions = new AtomicInteger();
    private final List<Runnable> atEnd = new ArrayList<>();
    private boolean ended;

    private LookupContext(Terms terms, OctetBudget budget, Runnable onQuestion) {
        this.terms = terms;
        this.budget = budget;
        this.onQuestion = onQuestion;
    }

    /**
     * What was said when the request began.
     *
     * @param timer the clock that measures it
     * @param deadline when it is over, by that clock
     * @param oldestAnswer up to which age it takes answers that were obtained before
     * @param wishes what it wants otherwise than others
     */
    private record Terms(Timer timer, long deadline, Duration oldestAnswer, Set<Wish> wishes) {
        Terms and(Wish wish) {
            Set<Wish> more = EnumSet.of(wish);
            more.addAll(wishes);
            return new Terms(timer, deadline, oldestAnswer, Set.copyOf(more));
        }
    }

    private enum Wish {
        /** To know if nothing is signed where a lookup fails. */
        INSECURITY_PROOFS,
        /** Few questions rather than little time. */
        FEW_QUESTIONS,
        /** To report only, on what a cache would not give to anybody who clears. */
        OLDER_ANSWERS
    }

    /**
     * Returns a context that starts now, for a request that takes answers of any age, and keeps at most {@link #MOST_OCTETS}.
     *
     * @param limit how long the request may take
     * @param timer the clock that measures it
     * @return a new context
     */
    public static LookupContext lasting(Duration limit, Timer timer) {
        return lasting(limit, timer, ANY_AGE);
    }

    /**
     * Returns a context that starts now, for a request that keeps at most {@link #MOST_OCTETS}.
     *
     * @param limit how long the request may take
     * @param timer the clock that measures it
     * @param oldestAnswer up to which age the request takes answers that were obtained before; nothing for none
     * @return a new context
     */
    public static LookupContext lasting(Duration limit, Timer timer, Duration oldestAnswer) {
        return new LookupContext(terms(limit, timer, oldestAnswer), new OctetBudget(MOST_OCTETS), () -> {});
    }

    /**
     * Returns a context that starts now, for a request by which nothing is cleared: a cache may answer it beyond the time to live of what
     * it keeps, and with the failure of an earlier request. It keeps at most {@link #MOST_OCTETS}.
     *
     * @param limit how long the request may take
     * @param timer the clock that measures it
     * @param oldestAnswer up to which age the request takes answers that were obtained before
     * @return a new context
     */
    public static LookupContext forReport(Duration limit, Timer timer, Duration oldestAnswer) {
        return lasting(limit, timer, oldestAnswer).with(Wish.OLDER_ANSWERS);
    }

    private static Terms terms(Duration limit, Timer timer, Duration oldestAnswer) {
        return new Terms(timer, timer.nanoTime() + limit.toNanos(), oldestAnswer, Set.of());
    }

    /**
     * Returns a new context with the same deadline, for a request that has not asked anything yet.
     *
     * @param octets how many octets of messages it may keep, see {@link #admit}
     * @return a context that is the same otherwise
     * @throws IllegalArgumentException if it is less than nothing
     */
    public LookupContext keepingAtMost(long octets) {
        if (octets < 0) {
            throw new IllegalArgumentException("a request cannot keep " + octets + " octets");
        }
        return new LookupContext(terms, new OctetBudget(octets), onQuestion);
    }

    /**
     * Returns a new context with the same deadline and limit, for a request that has not asked anything yet and wants to know of a failed
     * lookup whether it was proved that nothing is signed there ({@link Answer.Failed#insecurity}). It takes more questions, so by default
     * nobody looks. A gate wants it under a policy that accepts the failure of insecure domains, and under no other.
     *
     * @return a context that is the same otherwise
     */
    public LookupContext wantingInsecurityProofs() {
        return with(Wish.INSECURITY_PROOFS);
    }

    /**
     * Returns a new context with the same deadline and limit, for a request that has not asked anything yet and to which questions cost more
     * than time does. By default it is the reverse.
     *
     * @return a context that is the same otherwise
     */
    public LookupContext frugal() {
        return with(Wish.FEW_QUESTIONS);
    }

    private LookupContext with(Wish wish) {
        return new LookupContext(terms.and(wish), new OctetBudget(budget.most()), onQuestion);
    }

    /**
     * Returns a context of the same request for questions to which no answer will do that was obtained before. It has the same deadline and
     * budget, an end of its own, and its questions count for the request.
     *
     * @return a context beside this one
     */
    public LookupContext anew() {
        Set<Wish> wishes = terms.wishes().stream()
                .filter(wish -> wish != Wish.OLDER_ANSWERS)
                .collect(Collectors.toUnmodifiableSet());
        Terms now = new Terms(terms.timer(), terms.deadline(), Duration.ZERO, wishes);
        return new LookupContext(now, budget, this::countQuestion);
    }

    /**
     * Returns the context of questions that others may come to wait for: it has the same deadline and budget, and an end of its own.
     *
     * @param listener who hears of each question beside this context
     */
    LookupContext beyondRequest(Runnable listener) {
        return new LookupContext(terms, budget, () -> {
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
        return Duration.ofNanos(Math.max(0, terms.deadline() - terms.timer().nanoTime()));
    }

    /**
     * Returns up to which age the request takes answers that were obtained before it, such as those of a cache. What is younger is
     * taken. A gate takes what is younger than half of the lifetime of its clearances, as these count from the oldest answer.
     *
     * @return the age; nothing if everything has to be asked anew
     */
    public Duration oldestAnswer() {
        return terms.oldestAnswer();
    }

    /**
     * Returns whether a failed lookup is to look for proofs that nothing is signed there.
     *
     * @return whether {@link #wantingInsecurityProofs} was said
     */
    public boolean wantsInsecurityProofs() {
        return terms.wishes().contains(Wish.INSECURITY_PROOFS);
    }

    /**
     * Returns whether questions cost the request more than time does, so that nothing is asked for before it is needed.
     *
     * @return whether {@link #frugal} was said
     */
    public boolean isFrugal() {
        return terms.wishes().contains(Wish.FEW_QUESTIONS);
    }

    /**
     * Returns whether nothing is cleared by the request, so that it takes from a cache what is beyond its time to live, and failures.
     *
     * @return whether it only reports
     */
    public boolean isForReport() {
        return terms.wishes().contains(Wish.OLDER_ANSWERS);
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

    /**
     * Ends the request: the gate does this when it needs no further answer. A second call does nothing. All that was registered is
     * done, even if some of it throws what it should not.
     *
     * @throws IllegalStateException at the end, with all that was thrown
     */
    public void end() {
        List<Runnable> actions;
        synchronized (this) {
            ended = true;
            actions = List.copyOf(atEnd);
            atEnd.clear();
        }
        runAll(actions);
    }

    private static void runAll(List<Runnable> actions) {
        List<Throwable> thrown = new ArrayList<>();
        for (Runnable action : actions) {
            try {
                action.run();
            } catch (RuntimeException | Error e) {
                // A lookup is anybody's code, and what one does not clear up is no reason to leave what others have.
                thrown.add(e);
            }
        }
        if (!thrown.isEmpty()) {
            IllegalStateException broken =
                    new IllegalStateException("what was registered for the end of a request broke", thrown.get(0));
            thrown.stream().skip(1).forEach(broken::addSuppressed);
            throw broken;
        }
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

    /**
     * Counts a message that has come in from a server. It is to be dropped if there is no room for it, and the lookup to fail as
     * {@link Failure.Kind#TOO_LARGE}: the evidence of a request is kept in memory, and how large it gets is for servers to say, which may
     * be anybody's. Each message counts 500 octets more than it has, for what is kept beside it.
     *
     * @param octets how many octets the message has
     * @return whether it may be kept; never again after the first for which there was no room
     */
    public boolean admit(long octets) {
        return budget.take(octets);
    }

    /**
     * Returns whether there was no room for a message. Whatever else is asked for this request is in vain, as no answer may be kept.
     *
     * @return whether {@link #admit} has said no
     */
    public boolean isUsedUp() {
        return budget.isUsedUp();
    }

    /**
     * Returns how many octets of messages the request may keep, all its lookups together.
     *
     * @return the limit, {@link #MOST_OCTETS} unless it was set
     */
    public long mostOctets() {
        return budget.most();
    }
}
