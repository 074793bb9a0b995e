package org.caagate.cli.check;

/** What an undetermined identifier does to the exit status. */
public enum OnUndetermined {
    /** The status says so. */
    BLOCK("block"),
    /** A warning, where the reason can be tolerated. */
    WARN("warn");

    /** What is said of verdicts that {@link #WARN} sets aside. */
    public static final String ONLY_WARNED = "only warned about, as --on-undetermined=warn says";

    /** What is said of failed lookups that {@link #WARN} does not set aside, although it does others. */
    static final String NOT_COVERED =
            "lookup-failed that --on-undetermined=warn does not cover: an answer came at some try, time or room"
                    + " of the request was up, or it may be DNSSEC; see the reason of each";

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
