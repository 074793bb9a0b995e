package org.caagate.lookup;

import java.util.HashSet;
import java.util.Set;

/**
 * The questions that a cache asks on behalf of one request, which was the first to want them. They have a context in common, as the
 * lookup behind expects it of a request: so they take turns with those of others, and share what is learned of keys. It ends when
 * the request has ended and nobody else waits for any of them.
 *
 * <p>Only touched under the lock of the cache.
 */
final class Errand {
    private final LookupContext request;
    private final LookupContext context;
    private final Set<SharedQuestion> wanted = new HashSet<>();
    private boolean isOver;

    Errand(LookupContext request, Runnable listener) {
        this.request = request;
        this.context = request.beyondRequest(listener);
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

    /** Returns whether this is the moment at which the context has to be ended. */
    boolean endsHere() {
        if (isOver || !request.isEnded() || !wanted.isEmpty()) {
            return false;
        }
        isOver = true;
        return true;
    }

    /** Returns whether nobody waited any more. */
    boolean isOver() {
        return isOver;
    }
}
