package org.caagate.acme4j;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caagate.name.Escaped;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The values of the options, from properties and environment, and all that is wrong with them. */
final class OptionValues {
    private static final Logger LOG = LoggerFactory.getLogger(CaaGateAcmeProvider.class);
    private static final Pattern WHITE_SPACE = Pattern.compile("[ \t\r\n]+");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m)");

    private final Map<Option, Given> given = new EnumMap<>(Option.class);
    private final List<String> faults = new ArrayList<>();

    /** A value and the place where it was given. */
    private record Given(String value, String place) {}

    OptionValues(Map<String, String> properties, Map<String, String> environment) {
        properties.keySet().stream()
                .filter(name -> name.startsWith(Option.PROPERTY_PREFIX))
                .filter(name -> Option.ofProperty(name).isEmpty())
                .sorted()
                .forEach(name -> faults.add("there is no option " + Escaped.quote(name)));
        environment.keySet().stream()
                .filter(name -> name.startsWith(Option.VARIABLE_PREFIX) && !Option.isVariable(name))
                .sorted()
                // The command line has more of them, and both may share an environment.
                .forEach(name -> LOG.warn("{} in the environment has no meaning here", Escaped.quote(name)));
        for (Option option : Option.values()) {
            Optional.ofNullable(environment.get(option.variable()))
                    .ifPresent(value -> given.put(option, new Given(value, option.variable())));
            Optional.ofNullable(properties.get(option.property()))
                    .ifPresent(value -> given.put(option, new Given(value, option.property())));
        }
    }

    boolean has(Option option) {
        return given.containsKey(option);
    }

    void fault(String fault) {
        faults.add(fault);
    }

    /**
     * Ends the reading.
     *
     * @throws IllegalStateException if there was any fault
     */
    void requireSound() {
        if (!faults.isEmpty()) {
            throw new IllegalStateException(
                    "caa-gate is not set up, so nothing was sent: " + String.join("; ", faults));
        }
    }

    /** Reads a value; what the reading complains about with an IllegalArgumentException becomes a fault. */
    <T> Optional<T> read(Option option, Function<String, T> reading) {
        Optional<Given> value = Optional.ofNullable(given.get(option));
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(reading.apply(value.get().value()));
        } catch (IllegalArgumentException fault) {
            faults.add(value.get().place() + ": " + fault.getMessage());
            return Optional.empty();
        }
    }

    /** Reads one of several words. */
    <T> Optional<T> readWord(Option option, Map<String, T> words) {
        return read(option, value -> Optional.ofNullable(words.get(value))
                .orElseThrow(() -> new IllegalArgumentException(Escaped.quote(value) + " is none of "
                        + words.keySet().stream().sorted().collect(Collectors.joining(", ")))));
    }

    static List<String> list(String value) {
        List<String> items = Arrays.stream(WHITE_SPACE.split(value))
                .filter(item -> !item.isEmpty())
                .toList();
        if (items.isEmpty()) {
            throw new IllegalArgumentException("it is empty");
        }
        return items;
    }

    static Duration duration(String value) {
        Matcher matcher = DURATION.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(Escaped.quote(value) + " is no duration such as 500ms, 5s or 1m");
        }
        long amount = Long.parseLong(matcher.group(1));
        if (amount == 0) {
            throw new IllegalArgumentException(Escaped.quote(value) + " is no time at all");
        }
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    static int count(String value) {
        if (!value.matches("[1-9]|1[0-9]|20")) {
            throw new IllegalArgumentException(Escaped.quote(value) + " is no number from 1 to 20");
        }
        return Integer.parseInt(value);
    }

    /** Which options were given where, for the log. */
    @Override
    public String toString() {
        return given.values().stream()
                .map(each -> each.place() + "=" + Escaped.quote(each.value()))
                .collect(Collectors.joining(", "));
    }
}
