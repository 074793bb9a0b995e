package org.caagate.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.caagate.name.Ascii;

/**
 * The words of a name that people use, without case, apostrophes and other marks: {@code Let's Encrypt} and {@code
 * lets-encrypt} are the same words.
 */
record Words(List<String> list) {
    /** Enough for the name of a CA; of longer text only the beginning counts. */
    private static final int MOST_WORDS = 5;

    private static final int LONGEST = 100;

    static Words of(String text) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), LONGEST); i++) {
            char c = text.charAt(i);
            if (Ascii.isAlphanumeric(c)) {
                letters.append(c);
            } else if (c == ' ' || c == '-') {
                letters.append(' ');
            }
        }
        return new Words(Arrays.stream(Ascii.fold(letters.toString()).split(" ", -1))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList());
    }

    String text() {
        return String.join(" ", list);
    }

    /** The text without words from its end, the longest first. */
    List<String> beginnings() {
        List<String> beginnings = new ArrayList<>();
        for (int words = list.size(); words > 0; words--) {
            beginnings.add(String.join(" ", list.subList(0, words)));
        }
        return beginnings;
    }
}
