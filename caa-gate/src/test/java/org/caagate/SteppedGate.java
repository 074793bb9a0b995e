package org.caagate;

import java.util.concurrent.Executor;

/** Gates without threads of their own, so that the same run goes the same way each time. */
public final class SteppedGate {
    private SteppedGate() {}

    /** Starts a gate all of whose work is done by one executor. */
    public static CaaGate.Builder on(Executor executor) {
        return CaaGate.builder().executor(executor).steps(executor);
    }
}
