package org.caagate.lookup;

/** How many octets of messages a request may keep, and whether it has met one for which there was no room. Thread-safe. */
final class OctetBudget {
    private final long most;
    private long taken;
    private boolean isUsedUp;

    OctetBudget(long most) {
        this.most = most;
    }

    /**
     * Takes room for a message. After one that did not fit there is none for any other: what is decided then must not depend on which of
     * the answers happens to be short.
     */
    synchronized boolean take(long octets) {
        long weight = octets + Weights.BARE;
        isUsedUp |= weight > most - taken;
        if (isUsedUp) {
            return false;
        }
        taken += weight;
        return true;
    }

    synchronized boolean isUsedUp() {
        return isUsedUp;
    }

    long most() {
        return most;
    }
}
