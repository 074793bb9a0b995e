package org.caagate.name;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Names of properties, environment variables and arguments as people type them, and the option of caa-gate that is meant. The acme4j plugin and
 * the command may share an environment, so they share this rule: what is a typing error to the one is one to the other.
 */
public final class MistypedOption {
    private static final String PREFIX = "caagate";

    /** In a longer word two typing errors are still the same word, in a shorter one they make another. */
    private static final int LONG = 6;

    private MistypedOption() {}

    /**
     * Returns the option that a name means. The name begins with {@code caagate}, and differs from the option by at most two typing
     * errors (one, if the option has less than six letters), by upper and lower case, or by the {@code _}, {@code -} and {@code .}
     * between its words.
     *
     * @param name as somebody typed it, such as {@code CAAGATE_DNSEC}
     * @param options the words of the options, such as {@code dnssec} and {@code trust-ad}
     * @return the nearest of the words, or nothing if none is near
     */
    public static Optional<String> meant(String name, Collection<String> options) {
        String letters = letters(name);
        if (!letters.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return near(letters.substring(PREFIX.length()), options);
    }

    /**
     * Returns the word that somebody meant, by the same rule: at most two typing errors (one in a word of less than six letters), and
     * whatever case and {@code _}, {@code -} and {@code .} it is written with.
     *
     * @param word as somebody typed it, such as {@code jsn}
     * @param options the words there are, such as {@code json} and {@code text}
     * @return the nearest of the words, or nothing if none is near
     */
    public static Optional<String> near(String word, Collection<String> options) {
        String typed = letters(word);
        return options.stream()
                .filter(option -> distance(option, typed) <= limit(letters(option)))
                .min(Comparator.comparingInt(option -> distance(option, typed)));
    }

    private static int distance(String option, String typed) {
        String word = letters(option);
        return EditDistance.upTo(limit(word), word, typed);
    }

    private static int limit(String word) {
        return word.length() < LONG ? 1 : 2;
    }

    /** The words without what stands between them, which is easily taken for something else. */
    private static String letters(String name) {
        return Ascii.fold(name).replace("_", "").replace("-", "").replace(".", "");
    }
}
