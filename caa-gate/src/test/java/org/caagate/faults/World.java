package org.caagate.faults;

/** What is published on the way of a climb on which one name is in trouble. */
enum World {
    FORBIDDEN_THERE_ALLOWED_ABOVE("The name forbids, the next one above it allows", Policy.FORBIDS, Policy.ALLOWS),
    /** A permit that is taken out of an answer that cannot be used shows here. */
    ALLOWED_THERE_FORBIDDEN_ABOVE("The name allows, the next one above it forbids", Policy.ALLOWS, Policy.FORBIDS),
    NOTHING_THERE_ALLOWED_ABOVE("The name has no records, the next one above it allows", Policy.NONE, Policy.ALLOWS),
    NOTHING_ANYWHERE("No name has records", Policy.NONE, Policy.NONE);

    private final String story;
    private final Policy there;
    private final Policy above;

    World(String story, Policy there, Policy above) {
        this.story = story;
        this.there = there;
        this.above = above;
    }

    /** The records of a name, and what follows from them. */
    enum Policy {
        NONE("", ""),
        ALLOWS(". CAA 0 issue \"ca.example\"", "permitted `issuer-authorized`"),
        FORBIDS(". CAA 0 issue \";\"", "refused `issuance-forbidden`");

        private final String record;
        private final String verdict;

        Policy(String record, String verdict) {
            this.record = record;
            this.verdict = verdict;
        }

        String at(String name) {
            return this == NONE ? "" : name + record;
        }

        String verdict() {
            return verdict;
        }
    }

    String story() {
        return story;
    }

    Policy there() {
        return there;
    }

    Policy above() {
        return above;
    }
}
