package org.caagate.decision;

/** Text out of a record for a remark: short, whatever the record has. */
final class Excerpt {
    private static final int LONGEST = 100;

    private Excerpt() {}

    /** The beginning of a text that is printable ASCII already. */
    static String of(String safe) {
        return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST) + "...";
    }
}
