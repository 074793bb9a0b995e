package org.caagate.lookup;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

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

    private final RequestTerms terms;
    private final OctetBudget budget;
    private final Runnable onQuestion;
    private final AtomicInteger questions = new AtomicInteger();
    private final Ending ending = new Ending();
    /** One for all copies: whichever is used, the request has begun. */
    private final AtomicBoolean begun;

    private LookupContext(RequestTerms terms, OctetBudget budget, AtomicBoolean begun, Runnable onQuestion) {
        this.terms = terms;
        this.budget = budget;
        this.begun = begun;
        this.onQuestion = onQuestion;
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
        RequestTerms terms = new RequestTerms(timer, timer.nanoTime() + limit.toNanos(), oldestAnswer, Set.of());
        return new LookupContext(terms, new OctetBudget(MOST_OCTETS), new AtomicBoolean(), () -> {});
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
        return lasting(limit, timer, oldestAnswer).with(RequestTerms.Wish.OLDER_ANSWERS);
    }

    /**
     * Returns a new context with the same deadline and another limit, for a request that has not begun: nothing was counted, kept or
     * registered for the end, and nothing is asked {@link #anew}. What a request may keep is for the gate to say, and for no lookup.
     *
     * @param octets how many octets of messages it may keep, see {@link #admit}
     * @return a context that is the same otherwise
     * @throws IllegalArgumentException if it is less than nothing
     * @throws IllegalStateException if the request has begun
     */
    public LookupContext keepingAtMost(long octets) {
        if (octets < 0) {
            throw new IllegalArgumentException("a request cannot keep " + octets + " octets");
        }
        if (begun.get()) {
            throw new IllegalStateException(
                    "the request has begun, so how much it may keep cannot be changed: say keepingAtMost before that");
        }
        return linked(new LookupContext(terms, new OctetBudget(octets), begun, this::countQuestion));
    }

    /**
     * Returns a context of the same request that wants to know of a failed lookup whether it was proved that nothing is signed there
     * ({@link Answer.Failed#insecurity}). It takes more questions, so by default nobody looks. A gate wants it under a policy that accepts
     * the failure of insecure domains, and under no other.
     *
     * <p>It has the same deadline and budget, its questions count for this context too, and it ends with this one at the latest.
     *
     * @return a context that is the same otherwise
     */
    public LookupContext wantingInsecurityProofs() {
        return with(RequestTerms.Wish.INSECURITY_PROOFS);
    }

    /**
     * Returns a context of the same request to which questions cost more than time does. By default it is the reverse.
     *
     * <p>It has the same deadline and budget, its questions count for this context too, and it ends with this one at the latest.
     *
     * @return a context that is the same otherwise
     */
    public LookupContext frugal() {
        return with(RequestTerms.Wish.FEW_QUESTIONS);
    }

    private LookupContext with(RequestTerms.Wish wish) {
        return linked(new LookupContext(terms.and(wish), budget, begun, this::countQuestion));
    }

    private LookupContext linked(LookupContext other) {
        ending.then(other.ending::come);
        return other;
    }

    /**
     * Returns a context of the same request for questions to which no answer will do that was obtained before. It has the same deadline and
     * budget, an end of its own, and its questions count for the request.
     *
     * @return a context beside this one
     */
    public LookupContext anew() {
        return beside(terms.anew(), this::countQuestion);
    }

    /**
     * Returns the context of questions that others may come to wait for: it has the same deadline and budget, and an end of its own.
     *
     * @param listener who hears of each question beside this context
     */
    LookupContext beyondRequest(Runnable listener) {
        return beside(terms, () -> {
            countQuestion();
            listener.run();
        });
    }

    private LookupContext beside(RequestTerms others, Runnable listener) {
        begun.set(true);
        return new LookupContext(others, budget, begun, listener);
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
        return terms.wishes().contains(RequestTerms.Wish.INSECURITY_PROOFS);
    }

    /**
     * Returns whether questions cost the request more than time does, so that nothing is asked for before it is needed.
     *
     * @return whether {@link #frugal} was said
     */
    public boolean isFrugal() {
        return terms.wishes().contains(RequestTerms.Wish.FEW_QUESTIONS);
    }

    /**
     * Returns whether nothing is cleared by the request, so that it takes from a cache what is beyond its time to live, and failures.
     *
     * @return whether it only reports
     */
    public boolean isForReport() {
        return terms.wishes().contains(RequestTerms.Wish.OLDER_ANSWERS);
    }

    /**
     * Returns whether nobody waits any more: the request is complete, cancelled or past its deadline.
     *
     * @return whether further questions are in vain
     */
    public boolean isEnded() {
        return ending.isOver();
    }

    /**
     * Registers what to do when the request ends: at once if it has ended. Queued questions are dropped there.
     *
     * @param action something short that does not throw
     */
    public void onEnd(Runnable action) {
        begun.set(true);
        ending.then(action);
    }

    /**
     * Ends the request: the gate does this when it needs no further answer. A second call does nothing. All that was registered is
     * done, even if some of it throws what it should not.
     *
     * @throws IllegalStateException at the end, with all that was thrown
     */
    public void end() {
        begun.set(true);
        ending.come();
    }

    /** Counts one question that is sent to a server, retries included. */
    public void countQuestion() {
        begun.set(true);
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
        begun.set(true);
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
