package org.caagate.faults;

/** What is published on the way of a climb on which one name is in trouble. */
enum World {
    FORBIDDEN_THERE_ALLOWED_ABOVE("The name forbids, the next one above it allows", true, true),
    NOTHING_THERE_ALLOWED_ABOVE("The name has no records, the next one above it allows", false, true),
    NOTHING_ANYWHERE("No name has records", false, false);

    private final String story;
    private final boolean forbidsThere;
    private final boolean allowsAbove;

    World(String story, boolean forbidsThere, boolean allowsAbove) {
        this.story = story;
        this.forbidsThere = forbidsThere;
        this.allowsAbove = allowsAbove;
    }

    String story() {
        return story;
    }

    boolean forbidsThere() {
        return forbidsThere;
    }

    boolean allowsAbove() {
        return allowsAbove;
    }
}
