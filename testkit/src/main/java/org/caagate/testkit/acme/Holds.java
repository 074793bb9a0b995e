package org.caagate.testkit.acme;

import java.util.EnumMap;
import java.util.Map;

/** The holds in force, one for an endpoint at most. Thread-safe. */
final class Holds {

    private final Map<AcmeEndpoint, Hold> holds = new EnumMap<>(AcmeEndpoint.class);

    synchronized Hold start(AcmeEndpoint endpoint) {
        Hold former = holds.get(endpoint);
        if (former != null && !former.isOpen()) {
            throw new IllegalStateException(endpoint + " is held already");
        }
        Hold hold = new Hold();
        holds.put(endpoint, hold);
        return hold;
    }

    void pass(AcmeEndpoint endpoint) throws InterruptedException {
        Hold hold;
        synchronized (this) {
            hold = holds.get(endpoint);
        }
        if (hold != null) {
            hold.pass();
        }
    }

    synchronized void closeAll() {
        holds.values().forEach(Hold::close);
    }
}
