package org.caagate.cli.directory;

/** Whether somebody may have meant another word. */
final class Nearness {
    private static final int MOST_CHANGES = 2;
    /** Between shorter words two changes leave nothing alike. */
    private static final int SHORTEST = 4;

    private Nearness() {}

    /** Whether a word becomes the other with at most two letters changed, left out or put in, or begins it. */
    static boolean isNear(String word, String other) {
        if (word.length() < SHORTEST || other.length() < SHORTEST) {
            return false;
        }
        return other.startsWith(word)
                || (Math.abs(word.length() - other.length()) <= MOST_CHANGES && changes(word, other) <= MOST_CHANGES);
    }

    /** The Levenshtein distance. */
    private static int changes(String word, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= word.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (word.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
