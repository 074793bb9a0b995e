package org.caagate.faults;

/** What a fault makes of the answer for a name: what whoever reads it carefully has to think. */
sealed interface Answered {
    /** As the zone says, if perhaps in another way or at the second asking. */
    record Right() implements Answered {}

    /** That the name does not exist, which is so where it has no records. */
    record Gone() implements Answered {}

    /**
     * Nothing that could be used: there may be any policy.
     *
     * @param how the word for it
     */
    record Failed(String how) implements Answered {}

    /** That it was so once: a refusal stands, because the owner did say so, and nothing else does. */
    record Stale() implements Answered {}

    /** That DNSSEC validation failed. */
    record Bogus() implements Answered {}

    Answered RIGHT = new Right();
    Answered GONE = new Gone();
    Answered STALE = new Stale();
    Answered BOGUS = new Bogus();

    static Answered failed(String how) {
        return new Failed(how);
    }
}
