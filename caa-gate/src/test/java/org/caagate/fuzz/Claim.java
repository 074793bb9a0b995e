package org.caagate.fuzz;

/** What fuzz targets assert. */
public final class Claim {
    private Claim() {}

    /** Requires that something holds of an input. */
    public static void that(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    /** Requires a text that no terminal, log or page takes for anything but text. */
    public static void isPrintable(String text) {
        that(text.chars().allMatch(c -> (c >= ' ' && c <= '~') || c == '\n'), "not printable ASCII: " + text);
    }
}
