package org.caagate.cli.check;

/** What an undetermined identifier does to the exit status. */
public enum OnUndetermined {
    /** The status says so. */
    BLOCK("block"),
    /** A warning, where the reason can be tolerated. */
    WARN("warn");

    private final String id;

    OnUndetermined(String id) {
        this.id = id;
    }

    /**
     * Returns the word for it.
     *
     * @return a stable id
     */
    public String id() {
        return id;
    }
}
