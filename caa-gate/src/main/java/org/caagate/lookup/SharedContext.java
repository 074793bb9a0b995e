package org.caagate.lookup;

import java.util.HashSet;
import java.util.Set;

/**
 * The context of all questions that a cache asks for one request, which was the first to want them: the lookup behind expects one for each
 * request, so that requests take turns, and share what is learned of keys. It ends when the request has ended and nobody else waits for any of
 * the questions.
 *
 * <p>Only touched under the lock of the cache.
 */
final class SharedContext {
    private final LookupContext request;
    private final LookupContext context;
    private final Set<SharedQuestion> wanted = new HashSet<>();

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

    /** Somebody waits for a question. */
    void want(SharedQuestion question) {
        wanted.add(question);
    }

    /** A question is answered, or nobody waits for it any more. */
    void unwant(SharedQuestion question) {
        wanted.remove(question);
    }

    /** Returns whether nobody waits for anything that is asked with it, and nobody will. */
    boolean isOver() {
        return wanted.isEmpty() && request.isEnded();
    }
}
