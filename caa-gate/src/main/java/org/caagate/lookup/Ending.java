package org.caagate.lookup;

import java.util.ArrayList;
import java.util.List;

/** The end of a request, which comes once, and what is to be done then. */
final class Ending {
    private final List<Runnable> actions = new ArrayList<>();
    private boolean over;

    synchronized boolean isOver() {
        return over;
    }

    /** Registers what to do: at once if it is over. */
    void then(Runnable action) {
        if (!registered(action)) {
            action.run();
        }
    }

    private synchronized boolean registered(Runnable action) {
        return !over && actions.add(action);
    }

    /**
     * Lets the end come; all is done, even if some of it throws what it should not.
     *
     * @throws IllegalStateException at the end, with all that was thrown
     */
    void come() {
        List<Runnable> due;
        synchronized (this) {
            over = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        List<Throwable> thrown = new ArrayList<>();
        for (Runnable action : due) {
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
}
