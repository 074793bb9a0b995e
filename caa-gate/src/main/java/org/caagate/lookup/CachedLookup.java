package org.caagate.lookup;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import org.caagate.name.DomainName;
import org.jspecify.annotations.Nullable;

/**
 * A lookup in front of another one, which many requests share: it uses an answer again for as long as that may be kept, and asks once
 * for all who want to know the same at the same time.
 *
 * <p>Records and absences are kept for the lifetime that they have by their source ({@link Trail#lifetime}), at most for as long as
 * the caller says, and only for requests that take answers of that age ({@link LookupContext#oldestAnswer}). What has no lifetime is not
 * kept, and a failure never: those who wait for the same question share it, whoever comes later asks anew. Whatever a newer question
 * brings takes the place of what was kept, and what an older one brings after that is not kept. An answer out of the cache keeps the time at which it was obtained, from which a clearance counts,
 * and says where it comes from ({@link Trail.Origin#CACHE}).
 *
 * <p>A question that was asked for one request goes on for the others when that one ends, and is dropped when nobody waits for it any
 * more. It is counted for the request that was first.
 *
 * <p>It adds no trust, and takes none away: the gate judges whatever comes out. What one perspective has seen is no answer for another (Baseline
 * Requirements section 3.2.2.9), so each needs a cache of its own. Thread-safe, bounded, and nothing to close.
 */
public final class CachedLookup implements CaaLookup {
    private final CaaLookup source;
    private final Timer timer;
    private final Clock clock;
    private final KeptAnswers kept;
    private final Map<DomainName, SharedQuestion> underway = new LinkedHashMap<>();
    private final LongAdder reused = new LongAdder();
    private final LongAdder joined = new LongAdder();
    private final LongAdder asked = new LongAdder();

    private final Runnable onQuestion;

    CachedLookup(CachedLookupBuilder builder, KeptAnswers kept) {
        this.source = builder.source();
        this.kept = kept;
        this.timer = builder.timer();
        this.clock = builder.clock();
        this.onQuestion = builder.onQuestion();
    }

    /**
     * What a cache has saved so far.
     *
     * @param reused how many lookups were answered with an answer that was kept
     * @param joined how many waited for the answer to a question of another request
     * @param asked how many were passed on to the source, which may take several questions for one
     */
    public record Statistics(long reused, long joined, long asked) {}

    /**
     * Starts a cache. How old its answers may be has to be said.
     *
     * @param source who is asked
     * @return a new builder
     */
    public static CachedLookupBuilder of(CaaLookup source) {
        return new CachedLookupBuilder(source);
    }

    @Override
    public CompletionStage<Answer> lookup(DomainName name, LookupContext context) {
        SharedQuestion question;
        boolean isNew = false;
        synchronized (this) {
            Optional<Answer> answer = kept.find(name, context.oldestAnswer(), now());
            if (answer.isPresent()) {
                reused.increment();
                return CompletableFuture.completedStage(answer.get());
            }
            question = underway.get(name);
            if (question == null || !question.suits(context)) {
                question = new SharedQuestion(name, context.errandOf(this, onQuestion));
                isNew = true;
                forgetOverdue();
                underway.put(name, question);
            }
            question.enter();
        }
        (isNew ? asked : joined).increment();
        SharedQuestion mine = question;
        context.onEnd(() -> leave(mine));
        CompletionStage<Answer> answer = isNew ? mine.answer() : mine.answerFor(context, timer, clock);
        if (isNew) {
            ask(mine);
        }
        return answer;
    }

    /** Under the lock, or what is put there would seem to come from the future. */
    private Moment now() {
        return new Moment(timer.nanoTime(), clock.instant());
    }

    /** Nobody has to end a context, and a source may never answer: what is past its time is not waited for. */
    private void forgetOverdue() {
        while (!underway.isEmpty()) {
            SharedQuestion oldest = underway.values().iterator().next();
            if (!oldest.context().remaining().isZero()) {
                return;
            }
            underway.remove(oldest.name());
        }
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
            // In the place of one that is not there any more stands a newer one, or what that brought; or nobody waited for it.
            if (underway.remove(question.name(), question)) {
                kept.remove(question.name());
                answer.filter(found -> found.name().equals(question.name())).ifPresent(found -> kept.put(found, now()));
            }
            isOver = question.errand().endsHere();
        }
        if (isOver) {
            question.context().end();
        }
    }

    private void leave(SharedQuestion question) {
        boolean isOver;
        synchronized (this) {
            question.leave();
            isOver = question.errand().endsHere();
            if (isOver) {
                // Nobody waits for any other of the errand.
                underway.values().removeIf(other -> other.errand() == question.errand());
            }
        }
        if (isOver) {
            question.context().end();
        }
    }

    /**
     * Returns what it has saved so far.
     *
     * @return the counts of this moment
     */
    public Statistics statistics() {
        return new Statistics(reused.sum(), joined.sum(), asked.sum());
    }

    /** Returns about how many octets the answers take that are kept here. */
    synchronized long weight() {
        return kept.weight();
    }

    /** Returns how many questions are under way. */
    synchronized int underway() {
        return underway.size();
    }
}
