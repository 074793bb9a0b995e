package org.caagate.cli.option;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.caagate.name.Escaped;

/** The options of one run: from the command line, else from the environment. Immutable. */
public final class GivenOptions {
    private static final Pattern WHITE_SPACE = Pattern.compile("[ \t\r\n]+");

    private final Map<Option, List<Given>> values;

    private GivenOptions(Map<Option, List<Given>> values) {
        this.values = values;
    }

    /** How a value is read. */
    @FunctionalInterface
    public interface Reading<T> {
        /**
         * Reads a value.
         *
         * @param text the value
         * @return what it means
         * @throws IllegalArgumentException if it means nothing; the message says why, safe to print
         */
        T read(String text);
    }

    /**
     * Merges arguments and environment; the arguments win.
     *
     * @param command whose options count
     * @param arguments what stands on the command line, for each option in order
     * @param environment the environment variables
     * @param faults where to complain
     * @return the options
     */
    static GivenOptions merge(
            Command command, Map<Option, List<String>> arguments, Map<String, String> environment, Faults faults) {
        Map<Option, List<Given>> values = new EnumMap<>(Option.class);
        for (Option option : command.options()) {
            List<String> typed = arguments.getOrDefault(option, List.of());
            String variable = environment.get(option.variable());
            if (!typed.isEmpty()) {
                values.put(
                        option,
                        typed.stream()
                                .map(value -> new Given(value, option.argument()))
                                .toList());
            } else if (variable != null) {
                List<Given> given = ofVariable(option, variable, faults);
                if (!given.isEmpty()) {
                    values.put(option, given);
                }
            }
        }
        return new GivenOptions(values);
    }

    private static List<Given> ofVariable(Option option, String value, Faults faults) {
        return switch (option.kind()) {
            case VALUE -> List.of(new Given(value, option.variable()));
            case LIST -> ofList(option, value, faults);
            case FLAG -> ofFlag(option, value, faults);
        };
    }

    private static List<Given> ofList(Option option, String value, Faults faults) {
        List<Given> items = Arrays.stream(WHITE_SPACE.split(value))
                .filter(item -> !item.isEmpty())
                .map(item -> new Given(item, option.variable()))
                .toList();
        if (items.isEmpty()) {
            faults.add(option.variable() + ": it is empty; give a value or unset it");
        }
        return items;
    }

    private static List<Given> ofFlag(Option option, String value, Faults faults) {
        switch (value) {
            case "true" -> {
                return List.of(new Given("", option.variable()));
            }
            case "false" -> {
                return List.of();
            }
            default -> {
                faults.add(option.variable() + ": " + Escaped.quote(value) + " is neither true nor false");
                return List.of();
            }
        }
    }

    /**
     * Returns whether an option was given.
     *
     * @param option which
     * @return whether it stands on the command line or in the environment
     */
    public boolean has(Option option) {
        return values.containsKey(option);
    }

    /**
     * Returns the values of an option.
     *
     * @param option which
     * @return the values in order, perhaps none
     */
    public List<Given> all(Option option) {
        return values.getOrDefault(option, List.of());
    }

    /**
     * Returns the value of an option that stands once.
     *
     * @param option which
     * @return the value, or nothing if it was not given
     */
    public Optional<Given> one(Option option) {
        return all(option).stream().findFirst();
    }

    /**
     * Reads the value of an option that stands once. If it means nothing, that is a fault.
     *
     * @param option which
     * @param faults where to complain
     * @param reading how to read it
     * @param <T> what it means
     * @return the meaning, or nothing if it was not given or means nothing
     */
    public <T> Optional<T> read(Option option, Faults faults, Reading<T> reading) {
        return one(option).flatMap(given -> read(given, faults, reading));
    }

    /**
     * Reads the values of an option. Whatever means nothing is a fault.
     *
     * @param option which
     * @param faults where to complain
     * @param reading how to read each
     * @param <T> what a value means
     * @return the meanings in order
     */
    public <T> List<T> readAll(Option option, Faults faults, Reading<T> reading) {
        return all(option).stream()
                .flatMap(given -> read(given, faults, reading).stream())
                .toList();
    }

    private static <T> Optional<T> read(Given given, Faults faults, Reading<T> reading) {
        try {
            return Optional.of(reading.read(given.value()));
        } catch (IllegalArgumentException fault) {
            faults.add(given.place() + ": " + fault.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Returns the options that come from the environment.
     *
     * @return options in the order of their definition
     */
    public List<Option> fromEnvironment() {
        return values.entrySet().stream()
                .filter(entry -> entry.getValue().get(0).isFromEnvironment())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns the options but one. */
    GivenOptions without(Option option) {
        Map<Option, List<Given>> rest = new EnumMap<>(values);
        rest.remove(option);
        return new GivenOptions(rest);
    }
}
