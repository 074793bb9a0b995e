package org.caagate.lookup;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The context of all questions that a cache asks for one request, which was the first to want them: the lookup behind expects one for each
 * request, so that requests take turns, and share what is learned of keys. It ends when the request has ended and nobody else waits for any of
 * the questions.
 *
 * <p>Only touched under the lock of the cache, but for its end.
 */
final class SharedContext {
    private final LookupContext request;
    private final LookupContext context;
    private final Set<SharedQuestion> open = new HashSet<>();
    private final Set<SharedQuestion> wanted = new HashSet<>();
    private final CompletableFuture<Timer.Alarm> alarm = new CompletableFuture<>();
    private boolean isWatched;
    private boolean isOver;

    /**
     * Makes a context with which nothing is asked yet.
     *
     * @param request the request that is the first to want what is asked
     * @param listener who hears of each question beside the request
     */
    SharedContext(LookupContext request, Runnable listener) {
        this.request = request;
        this.context = request.beyondRequest(listener);
    }

    LookupContext request() {
        return request;
    }

    LookupContext context() {
        return context;
    }

    /** A question is asked with it. */
    void open(SharedQuestion question) {
        open.add(question);
    }

    /** Somebody waits for a question. */
    void want(SharedQuestion question) {
        wanted.add(question);
    }

    /** Nobody waits for a question any more. */
    void unwant(SharedQuestion question) {
        wanted.remove(question);
    }

    /** A question is answered. */
    void close(SharedQuestion question) {
        open.remove(question);
        wanted.remove(question);
    }

    /** Returns the questions that are not answered. */
    List<SharedQuestion> questions() {
        return List.copyOf(open);
    }

    /** Returns whether this is the moment at which it has to be ended: nobody waits for anything that is asked with it, and nobody will. */
    boolean endsHere() {
        if (isOver || !wanted.isEmpty() || !request.isEnded()) {
            return false;
        }
        isOver = true;
        return true;
    }

    /** Returns whether an alarm is still to be set; the second time it is not. */
    boolean isFirstToWatch() {
        boolean isFirst = !isWatched;
        isWatched = true;
        return isFirst;
    }

    /** Takes the alarm that rings at the deadline. Needs no lock. */
    void watchedBy(Timer.Alarm set) {
        alarm.complete(set);
    }

    /** Ends it. Needs no lock, and must not have that of the cache: it calls the lookup behind. */
    void end() {
        context.end();
        CompletionStage<Void> unused = alarm.thenAccept(Timer.Alarm::cancel);
    }
}
