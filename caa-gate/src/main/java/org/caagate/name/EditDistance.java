package org.caagate.name;

import java.util.Arrays;

/**
 * How many typing errors lie between two texts: letters left out, added, replaced, or swapped with their neighbour (optimal
 * string alignment, the usual reading of Damerau and Levenshtein).
 */
public final class EditDistance {
    private EditDistance() {}

    /**
     * Returns the distance, as far as it matters. Only cells within the limit of the diagonal are looked at, and texts whose
     * lengths differ by more are not compared at all.
     *
     * @param limit the greatest distance that matters, small
     * @param left a text
     * @param right another, in the same case
     * @return the distance, or {@code limit + 1} if it is more than the limit
     */
    public static int upTo(int limit, String left, String right) {
        if (left.equals(right)) {
            return 0;
        }
        return Math.abs(left.length() - right.length()) > limit || strangers(left, right) > limit
                ? limit + 1
                : byRows(limit, left, right);
    }

    /** At most the distance: a letter that only one text has takes an error, and an error disposes of one such letter in each. */
    private static int strangers(String left, String right) {
        long lefts = letters(left);
        long rights = letters(right);
        return Math.max(Long.bitCount(lefts & ~rights), Long.bitCount(rights & ~lefts));
    }

    /** The letters of a text, a bit each; letters that share a bit make strangers fewer, never more. */
    private static long letters(String text) {
        long letters = 0;
        for (int i = 0; i < text.length(); i++) {
            letters |= 1L << bit(text.charAt(i));
        }
        return letters;
    }

    /** Without bit 5 of ASCII, which is the case: letters, digits, dot and hyphen have a bit of their own each. */
    private static int bit(char c) {
        return (c & 0x1F) | (c & 0x40) >> 1;
    }

    private static int byRows(int limit, String left, String right) {
        int[] beforeLast = new int[right.length() + 1];
        int[] last = new int[right.length() + 1];
        int[] row = new int[right.length() + 1];
        Arrays.fill(beforeLast, limit + 1);
        Arrays.fill(last, limit + 1);
        for (int j = 0; j <= Math.min(limit, right.length()); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            Arrays.fill(row, limit + 1);
            if (i <= limit) {
                row[0] = i;
            }
            for (int j = Math.max(1, i - limit); j <= Math.min(right.length(), i + limit); j++) {
                boolean same = left.charAt(i - 1) == right.charAt(j - 1);
                int edited = 1 + Math.min(last[j], row[j - 1]);
                row[j] = Math.min(edited, last[j - 1] + (same ? 0 : 1));
                if (areSwapped(left, i, right, j)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            if (isBeyond(limit, row) && isBeyond(limit, last)) {
                return limit + 1;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return Math.min(last[right.length()], limit + 1);
    }

    private static boolean areSwapped(String left, int i, String right, int j) {
        return i > 1 && j > 1 && left.charAt(i - 1) == right.charAt(j - 2) && left.charAt(i - 2) == right.charAt(j - 1);
    }

    private static boolean isBeyond(int limit, int[] row) {
        for (int distance : row) {
            if (distance <= limit) {
                return false;
            }
        }
        return true;
    }
}
