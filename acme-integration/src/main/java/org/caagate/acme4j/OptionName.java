package org.caagate.acme4j;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caagate.name.Ascii;
import org.caagate.name.MistypedOption;

/** Names of properties and variables as people type them: which are meant for us, and which option is meant. */
final class OptionName {
    private static final Map<String, Option> OPTIONS =
            Arrays.stream(Option.values()).collect(Collectors.toUnmodifiableMap(Option::word, Function.identity()));

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
        return Ascii.fold(name).startsWith(Ascii.fold(prefix)) || meant(name).isPresent();
    }

    /** The property that was meant, if any is near. */
    static Optional<String> meantByProperty(String name) {
        return meant(name).map(Option::property);
    }

    /** The variable that was meant, if any is near. */
    static Optional<String> meantByVariable(String name) {
        return meant(name).map(Option::variable);
    }

    private static Optional<Option> meant(String name) {
        return MistypedOption.meant(name, OPTIONS.keySet()).flatMap(word -> Optional.ofNullable(OPTIONS.get(word)));
    }
}
