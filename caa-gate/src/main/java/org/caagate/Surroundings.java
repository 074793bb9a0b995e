package org.caagate;

import java.time.Clock;
import java.util.concurrent.Executor;
import org.caagate.lookup.Timer;

/**
 * What a gate finds around it.
 *
 * @param clock what time it is, for reports and clearances
 * @param timer how time passes, for deadlines
 * @param executor where futures complete, and the lookup is called for them
 * @param steps where the gate takes its own short steps
 */
record Surroundings(Clock clock, Timer timer, Executor executor, Executor steps) {
    /** The system's clock and timer, and threads of the library. */
    static Surroundings system() {
        return new Surroundings(Clock.systemUTC(), Timer.system(), GateThreads.callers(), GateThreads.working());
    }

    Surroundings with(Clock other) {
        return new Surroundings(other, timer, executor, steps);
    }

    Surroundings with(Timer other) {
        return new Surroundings(clock, other, executor, steps);
    }

    Surroundings completingOn(Executor threads) {
        return new Surroundings(clock, timer, threads, steps);
    }

    Surroundings workingOn(Executor threads) {
        return new Surroundings(clock, timer, executor, threads);
    }
}
