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
    private record Given(String value, String place) {
        @Override
        public String toString() {
            return place + "=" + Escaped.quote(value);
        }
    }

    OptionValues(Map<String, String> properties, Map<String, String> environment) {
        properties.keySet().stream()
                .filter(name ->
                        OptionName.isProperty(name) && Option.ofProperty(name).isEmpty())
                .sorted()
                .forEach(name -> faults.add(noOption(name, OptionName.meantByProperty(name))));
        environment.keySet().stream()
                .filter(name -> OptionName.isVariable(name) && !Option.isVariable(name))
                .sorted()
                .forEach(this::judgeUnknownVariable);
        for (Option option : Option.values()) {
            Optional.ofNullable(environment.get(option.variable()))
                    .ifPresent(value -> given.put(option, new Given(value, option.variable())));
            Optional.ofNullable(properties.get(option.property()))
                    .ifPresent(value -> given.put(option, new Given(value, option.property())));
        }
    }

    /**
     * The command line has more variables, and both may share an environment, so one that is far from all options is none of ours. But what
     * was meant to make the gate stricter must not get lost by a typing error.
     */
    private void judgeUnknownVariable(String name) {
        Optional<String> meant = OptionName.meantByVariable(name);
        if (meant.isPresent()) {
            faults.add(noOption(name, meant));
        } else {
            LOG.warn("{} in the environment has no meaning here", Escaped.quote(name));
        }
    }

    private static String noOption(String name, Optional<String> meant) {
        return "there is no option " + Escaped.quote(name)
                + meant.map(right -> "; did you mean " + right + "?").orElse("");
    }

    boolean has(Option option) {
        return given.containsKey(option);
    }

    /** Where the value of an option was given: the property, unless only the variable has one. */
    String place(Option option) {
        return Optional.ofNullable(given.get(option)).map(Given::place).orElse(option.property());
    }

    /** Adds a fault, unless it is there already. */
    void fault(String fault) {
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }

    /** The variables that make the gate less strict, with their values. */
    List<String> relaxationsByEnvironment() {
        return given.entrySet().stream()
                .filter(entry -> entry.getValue().place().equals(entry.getKey().variable()))
                .filter(entry -> entry.getKey().isRelaxation(entry.getValue().value()))
                .map(entry -> entry.getValue().toString())
                .toList();
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
        return read(value.get(), reading);
    }

    /**
     * Reads the values of an option that may have several; each that cannot be read is a fault of its own.
     *
     * @return all of them, or nothing if the option was not given or there was a fault
     */
    <T> Optional<List<T>> readAll(Option option, Function<String, T> reading) {
        return read(option, OptionValues::list).flatMap(texts -> {
            List<T> items = texts.stream()
                    .flatMap(text -> read(new Given(text, place(option)), reading).stream())
                    .toList();
            return items.size() == texts.size() ? Optional.of(items) : Optional.empty();
        });
    }

    private <T> Optional<T> read(Given value, Function<String, T> reading) {
        try {
            return Optional.of(reading.apply(value.value()));
        } catch (IllegalArgumentException fault) {
            // A path is said as it was given.
            fault(value.place() + ": " + Escaped.line(String.valueOf(fault.getMessage())));
            return Optional.empty();
        }
    }

    /** Reads an option that is on or off; the default is off. */
    boolean readFlag(Option option) {
        return read(option, value -> switch (value) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new IllegalArgumentException(Escaped.quote(value) + " is neither true nor false");
                })
                .orElse(false);
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
            throw new IllegalArgumentException("it is empty; give a value or unset it");
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

    /** A reading of numbers from 1. */
    static Function<String, Integer> upTo(int most) {
        return value -> {
            int number = value.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(value) : 0;
            if (number < 1 || number > most) {
                throw new IllegalArgumentException(Escaped.quote(value) + " is no number from 1 to " + most);
            }
            return number;
        };
    }

    /** Which options were given where, for the log. */
    @Override
    public String toString() {
        return given.values().stream().map(Given::toString).collect(Collectors.joining(", "));
    }
}
