package org.caagate.lookup;

import java.time.Clock;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import org.caagate.name.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * A cache in front of another lookup, which many requests share. It reuses an answer for as long as the answer may be kept, and asks a
 * question once for all requests that ask it at the same time (single flight).
 *
 * <p>Records and absences are kept for the lifetime that their source gives them ({@link Trail#lifetime}), at most for the maximum age
 * of the cache, and are used only for requests that accept answers of that age ({@link LookupContext#oldestAnswer}). An answer without
 * a lifetime is not kept. A failure is never kept: requests that wait for the same question share it, and later requests ask anew. The
 * answer to a newer question replaces the kept one; the late answer to an older question does not. A cached answer keeps the time at
 * which it was obtained, from which a clearance counts, and names its origin ({@link Trail.Origin#CACHE}).
 *
 * <p>There are two exceptions, which the cache must be built with, and which apply only to requests that clear nothing ({@link
 * LookupContext#isForReport}): answers beyond their lifetime ({@link CachedLookupBuilder#ignoringTimesToLive}), and failures ({@link
 * CachedLookupBuilder#sharingFailuresFor}).
 *
 * <p>If the request that asked a question first ends, the question goes on for the other requests that wait for it; if none waits, it
 * is dropped. The question and the octets of its replies count for the first request. If that request runs out of room for them
 * ({@link LookupContext#admit}), the others ask for themselves.
 *
 * <p>The gate judges cached answers like any others. An answer that one perspective has seen must not serve another (Baseline
 * Requirements section 3.2.2.9), so each perspective needs a cache of its own. Thread-safe and bounded; there is nothing to close.
 */
public final class CachedLookup implements CaaLookup {
    private final CaaLookup source;
    private final Timer timer;
    private final Clock clock;
    private final KeptAnswers kept;
    private final Map<DomainName, SharedQuestion> underway = new HashMap<>();
    private final IdentityHashMap<LookupContext, SharedContext> contexts = new IdentityHashMap<>();
    private final LongAdder reused = new LongAdder();
    private final LongAdder joined = new LongAdder();
    private final LongAdder passedOn = new LongAdder();
    private final Runnable onQuestion;

    /**
     * The statistics of a cache.
     *
     * @param reused the number of lookups that were answered from the cache
     * @param joined the number of lookups that waited for a question of another request
     * @param passedOn the number of lookups that were passed on to the source; one lookup may take several questions
     */
    public record Statistics(long reused, long joined, long passedOn) {}

    /**
     * A question that a request waits for.
     *
     * @param question the question
     * @param isNew whether it is still to be asked
     */
    private record Wait(SharedQuestion question, boolean isNew) {}

    CachedLookup(CachedLookupBuilder builder, KeptAnswers kept) {
        this.source = builder.source();
        this.kept = kept;
        this.timer = builder.timer();
        this.clock = builder.clock();
        this.onQuestion = builder.onQuestion();
    }

    /**
     * Returns a builder of a cache. {@link CachedLookupBuilder#maximumAge} is mandatory.
     *
     * @param source the lookup that the cache asks
     * @return a new builder
     */
    public static CachedLookupBuilder of(CaaLookup source) {
        return new CachedLookupBuilder(source);
    }

    @Override
    public CompletionStage<Answer> lookup(DomainName name, LookupContext context) {
        boolean isOver = context.isEnded() || context.remaining().isZero();
        Optional<Wait> wait;
        synchronized (this) {
            Optional<Answer> answer = kept.find(name, context, now());
            if (answer.isPresent()) {
                reused.increment();
                return CompletableFuture.completedStage(answer.get());
            }
            wait = isOver ? Optional.empty() : Optional.of(waitFor(name, context));
        }
        if (wait.isEmpty()) {
            // Whoever waits no more asks nothing that others could come to wait for.
            passedOn.increment();
            return source.lookup(name, context);
        }
        return answer(wait.get(), context);
    }

    private Wait waitFor(DomainName name, LookupContext request) {
        SharedQuestion other = underway.get(name);
        if (other != null && other.suits(request)) {
            other.enter();
            return new Wait(other, false);
        }
        SharedContext shared = contexts.computeIfAbsent(request, any -> new SharedContext(request, onQuestion));
        SharedQuestion question = new SharedQuestion(name, shared);
        shared.open(question);
        underway.put(name, question);
        question.enter();
        return new Wait(question, true);
    }

    private CompletionStage<Answer> answer(Wait wait, LookupContext request) {
        SharedQuestion question = wait.question();
        request.onEnd(() -> leave(question));
        if (wait.isNew()) {
            passedOn.increment();
            ask(question);
            watch(question.shared());
            return question.answer();
        }
        joined.increment();
        return question.answer()
                .thenCompose(answer -> question.isFaultOfAsker(answer) && mayAsk(request)
                        ? lookup(question.name(), request)
                        : CompletableFuture.completedStage(answer));
    }

    private static boolean mayAsk(LookupContext request) {
        return !request.isUsedUp() && !request.isEnded() && !request.remaining().isZero();
    }

    /** Under the lock, or what is put there would seem to come from the future. */
    private Moment now() {
        return new Moment(timer.nanoTime(), clock.instant());
    }

    private void ask(SharedQuestion question) {
        try {
            CompletionStage<Answer> unused = source.lookup(question.name(), question.context())
                    .whenComplete((answer, failure) -> complete(question, answer, failure));
        } catch (Throwable thrown) {
            // A lookup is anybody's code; the gate makes a failed lookup of whatever it throws.
            complete(question, null, thrown);
        }
    }

    private void complete(SharedQuestion question, @Nullable Answer answer, @Nullable Throwable failure) {
        try {
            settle(question, failure == null ? Optional.ofNullable(answer) : Optional.empty());
        } finally {
            question.complete(answer, failure);
        }
    }

    private void settle(SharedQuestion question, Optional<Answer> answer) {
        boolean isOver;
        synchronized (this) {
            if (!question.settle()) {
                return;
            }
            boolean isOfAsker = answer.filter(question::isFaultOfAsker).isPresent();
            // In the place of one that is not there any more stands a newer one, or what that brought; or nobody waited
            // for it. What was asked with too little time or room says nothing about the name.
            if (underway.remove(question.name(), question) && !isOfAsker) {
                kept.remove(question.name());
                answer.filter(found -> found.name().equals(question.name())).ifPresent(found -> kept.put(found, now()));
            }
            isOver = forgetIfOver(question.shared());
        }
        if (isOver) {
            question.shared().end();
        }
    }

    private void leave(SharedQuestion question) {
        boolean isOver;
        synchronized (this) {
            question.leave();
            isOver = forgetIfOver(question.shared());
        }
        if (isOver) {
            question.shared().end();
        }
    }

    /** Returns whether the context has to be ended now. From then on nobody finds a question that is asked with it. */
    private boolean forgetIfOver(SharedContext shared) {
        boolean isOver = shared.endsHere();
        if (isOver) {
            forget(shared);
        }
        return isOver;
    }

    private synchronized void forget(SharedContext shared) {
        contexts.remove(shared.request(), shared);
        shared.questions().forEach(question -> underway.remove(question.name(), question));
    }

    /** Nobody has to end a request, and a source may never answer: what is past its time is not waited for. */
    private void watch(SharedContext shared) {
        synchronized (this) {
            if (!shared.isFirstToWatch()) {
                return;
            }
        }
        shared.watchedBy(timer.after(shared.context().remaining(), () -> forget(shared)));
    }

    /**
     * Returns the statistics of this cache.
     *
     * @return the counts at this moment
     */
    public Statistics statistics() {
        return new Statistics(reused.sum(), joined.sum(), passedOn.sum());
    }

    /** Returns about how many octets the answers take that are kept here. */
    synchronized long weight() {
        return kept.weight();
    }

    /** Returns for how many requests something is asked, or may be. */
    synchronized int contexts() {
        return contexts.size();
    }

    /** Returns how many questions are under way. */
    synchronized int underway() {
        return underway.size();
    }
}
