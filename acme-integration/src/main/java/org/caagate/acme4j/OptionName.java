package org.caagate.acme4j;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import org.caagate.name.Ascii;
import org.caagate.name.EditDistance;

/** Names of properties and variables as people type them: which are meant for us, and which option is meant. */
final class OptionName {
    private static final String PREFIX = "caagate";

    /** In a longer word two typing errors are still the same word, in a shorter one they make another. */
    private static final int LONG = 6;

    private OptionName() {}

    /** Whether a property is for us: by its prefix in whatever case, or because an option is near. */
    static boolean isProperty(String name) {
        return isOurs(name, Option.PROPERTY_PREFIX);
    }

    /** Whether a variable is for us: by its prefix in whatever case, or because an option is near. */
    static boolean isVariable(String name) {
        return isOurs(name, Option.VARIABLE_PREFIX);
    }

    private static boolean isOurs(String name, String prefix) {
        return Ascii.fold(name).startsWith(Ascii.fold(prefix))
                || meant(name, Option::property).isPresent();
    }

    /** The property that was meant, if any is near. */
    static Optional<String> meantByProperty(String name) {
        return meant(name, Option::property);
    }

    /** The variable that was meant, if any is near. */
    static Optional<String> meantByVariable(String name) {
        return meant(name, Option::variable);
    }

    private static Optional<String> meant(String name, Function<Option, String> spelling) {
        if (!letters(name).startsWith(PREFIX)) {
            return Optional.empty();
        }
        String typed = letters(name).substring(PREFIX.length());
        return Arrays.stream(Option.values())
                .filter(option -> distance(option, typed) <= limit(option))
                .min(Comparator.comparingInt(option -> distance(option, typed)))
                .map(spelling);
    }

    private static int distance(Option option, String typed) {
        return EditDistance.upTo(limit(option), word(option), typed);
    }

    private static int limit(Option option) {
        return word(option).length() < LONG ? 1 : 2;
    }

    private static String word(Option option) {
        return letters(option.property()).substring(PREFIX.length());
    }

    /** The words without what stands between them, which is easily taken for something else. */
    private static String letters(String name) {
        return Ascii.fold(name).replace("_", "").replace("-", "").replace(".", "");
    }
}
