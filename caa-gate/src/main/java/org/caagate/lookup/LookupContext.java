package org.caagate.lookup;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The context of the request that a lookup works for: its deadline, how many octets it may keep, how old an answer may be, and whether
 * it still waits. All lookups of a request share one context, so it also identifies the request where requests must be treated fairly.
 */
public final class LookupContext {
    /**
     * The default limit on the octets of messages that a request may keep: 32 MiB. A thousand names in zones of their own, each asked
     * with the name above it and validated with DS and DNSKEY of its zone, take little more than half of that if every message has 4
     * kB, and a sixth with messages of the usual size. The limit allows some 500 messages of the maximum size, and fits into the
     * default heap of a JVM on a host with 512 MiB.
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
     * Returns a context that starts now, for a request that accepts answers of any age and keeps at most {@link #MOST_OCTETS}.
     *
     * @param limit the time that the request may take
     * @param timer the timer that measures it
     * @return a new context
     */
    public static LookupContext lasting(Duration limit, Timer timer) {
        return lasting(limit, timer, ANY_AGE);
    }

    /**
     * Returns a context that starts now, for a request that keeps at most {@link #MOST_OCTETS}.
     *
     * @param limit the time that the request may take
     * @param timer the timer that measures it
     * @param oldestAnswer the maximum age of answers that were obtained before the request; zero to accept none
     * @return a new context
     */
    public static LookupContext lasting(Duration limit, Timer timer, Duration oldestAnswer) {
        RequestTerms terms = new RequestTerms(timer, timer.nanoTime() + limit.toNanos(), oldestAnswer, Set.of());
        return new LookupContext(terms, new OctetBudget(MOST_OCTETS), new AtomicBoolean(), () -> {});
    }

    /**
     * Returns a context that starts now, for a request that only reports and clears nothing. A cache may answer it with answers beyond
     * their time to live and with failures of earlier requests. The request keeps at most {@link #MOST_OCTETS}.
     *
     * @param limit the time that the request may take
     * @param timer the timer that measures it
     * @param oldestAnswer the maximum age of answers that were obtained before the request
     * @return a new context
     */
    public static LookupContext forReport(Duration limit, Timer timer, Duration oldestAnswer) {
        return lasting(limit, timer, oldestAnswer).with(RequestTerms.Wish.OLDER_ANSWERS);
    }

    /**
     * Returns a context with the same deadline and another limit on octets, for a request that has not begun: nothing was counted,
     * kept or registered for the end, and nothing is asked {@link #anew}. The gate calls this; a lookup does not.
     *
     * @param octets how many octets of messages the request may keep, see {@link #admit}
     * @return a context that is the same otherwise
     * @throws IllegalArgumentException if the number is negative
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
     * Returns a context of the same request in which a failed lookup looks for proofs that the name is not signed ({@link
     * Answer.Failed#insecurity}). This takes more questions, so by default a lookup does not do it. A gate uses this context only
     * under a policy that accepts the failed lookups of insecure domains.
     *
     * <p>The new context has the same deadline and limit, its questions count for this context too, and it ends with this one at the
     * latest.
     *
     * @return a context that is the same otherwise
     */
    public LookupContext wantingInsecurityProofs() {
        return with(RequestTerms.Wish.INSECURITY_PROOFS);
    }

    /**
     * Returns a context of the same request in which few questions matter more than little time. By default, time matters more.
     *
     * <p>The new context has the same deadline and limit, its questions count for this context too, and it ends with this one at the
     * latest.
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
     * Returns a context of the same request that accepts no answers obtained earlier, so that its questions are asked anew. It has the
     * same deadline and limit and an end of its own, and its questions count for the request.
     *
     * @return a context beside this one
     */
    public LookupContext anew() {
        return beside(terms.anew(), this::countQuestion);
    }

    /**
     * Returns the context of questions for which other requests may wait too: it has the same deadline and limit, and an end of its
     * own.
     *
     * @param listener the listener for each question, beside this context
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
     * Returns the time until the deadline.
     *
     * @return the remaining time, never negative
     */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, terms.deadline() - terms.timer().nanoTime()));
    }

    /**
     * Returns the maximum age of answers that were obtained before the request, such as those of a cache. Younger answers are
     * accepted. A gate accepts answers younger than half of the lifetime of its clearances, because a clearance counts from its oldest
     * answer.
     *
     * @return the age; zero if everything has to be asked anew
     */
    public Duration oldestAnswer() {
        return terms.oldestAnswer();
    }

    /**
     * Returns whether a failed lookup looks for proofs that the name is not signed.
     *
     * @return whether the context comes from {@link #wantingInsecurityProofs}
     */
    public boolean wantsInsecurityProofs() {
        return terms.wishes().contains(RequestTerms.Wish.INSECURITY_PROOFS);
    }

    /**
     * Returns whether few questions matter more than little time, so that nothing is asked before it is needed.
     *
     * @return whether the context comes from {@link #frugal}
     */
    public boolean isFrugal() {
        return terms.wishes().contains(RequestTerms.Wish.FEW_QUESTIONS);
    }

    /**
     * Returns whether the request only reports and clears nothing, so that it accepts cached answers beyond their time to live, and
     * cached failures.
     *
     * @return whether the request only reports
     */
    public boolean isForReport() {
        return terms.wishes().contains(RequestTerms.Wish.OLDER_ANSWERS);
    }

    /**
     * Returns whether the request has ended: it is complete, cancelled or past its deadline.
     *
     * @return whether further questions are useless
     */
    public boolean isEnded() {
        return ending.isOver();
    }

    /**
     * Registers an action that runs when the request ends, or at once if it has ended. Lookups drop their queued questions there.
     *
     * @param action a short action that does not throw
     */
    public void onEnd(Runnable action) {
        begun.set(true);
        ending.then(action);
    }

    /**
     * Ends the request. The gate calls this when it needs no further answer. A second call does nothing. All registered actions run,
     * even if some of them throw.
     *
     * @throws IllegalStateException after all actions, with everything that they threw
     */
    public void end() {
        begun.set(true);
        ending.come();
    }

    /** Counts one question that is sent to a server. Retries count too. */
    public void countQuestion() {
        begun.set(true);
        questions.incrementAndGet();
        onQuestion.run();
    }

    /**
     * Returns the number of questions sent so far.
     *
     * @return the count of {@link #countQuestion} calls
     */
    public int questions() {
        return questions.get();
    }

    /**
     * Counts a message that was received from a server. If there is no room for the message, the lookup must drop it and fail with
     * {@link Failure.Kind#TOO_LARGE}: the evidence of a request is kept in memory, and untrusted servers determine its size. Each
     * message counts as 500 octets more than its size, for the data that are kept with it.
     *
     * @param octets the size of the message in octets
     * @return whether the message may be kept; false for all messages after the first one without room
     */
    public boolean admit(long octets) {
        begun.set(true);
        return budget.take(octets);
    }

    /**
     * Returns whether the request has run out of room for messages. Further questions are useless, because no answer may be kept.
     *
     * @return whether {@link #admit} has returned false
     */
    public boolean isUsedUp() {
        return budget.isUsedUp();
    }

    /**
     * Returns how many octets of messages all lookups of the request together may keep.
     *
     * @return the limit, {@link #MOST_OCTETS} unless it was set
     */
    public long mostOctets() {
        return budget.most();
    }
}
