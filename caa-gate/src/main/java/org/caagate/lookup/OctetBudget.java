package org.caagate.lookup;

/** How many octets of messages a request may keep, and whether it has met one for which there was no room. Thread-safe. */
final class OctetBudget {
    /** What is kept beside the octets of a message. */
    private static final int BESIDE = 500;

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
        if (octets < 0) {
            throw new IllegalArgumentException("a message of " + octets + " octets");
        }
        isUsedUp |= octets > most - taken - BESIDE;
        if (isUsedUp) {
            return false;
        }
        taken += octets + BESIDE;
        return true;
    }

    synchronized boolean isUsedUp() {
        return isUsedUp;
    }

    long most() {
        return most;
    }
}
