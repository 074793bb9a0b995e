package org.caagate.cli.option;

import java.util.List;

/**
 * The options that say what the result is, and so exclude each other. One that was typed wins over one from the environment; two
 * that stand in the same place are a fault.
 */
public final class Exclusions {
    private static final String TEXT = "text";

    private Exclusions() {}

    /**
     * Returns the options that count.
     *
     * @param given what the user gave
     * @param faults where to complain
     * @return the options without those that give way
     */
    public static GivenOptions settle(GivenOptions given, Faults faults) {
        GivenOptions options = settle(given, List.of(Option.LIST, Option.FORMAT), faults);
        options = settle(options, List.of(Option.LIST, Option.EXPLAIN), faults);
        boolean isText = options.one(Option.FORMAT)
                .filter(format -> !format.value().equals(TEXT))
                .isEmpty();
        return isText ? options : settle(options, List.of(Option.EXPLAIN, Option.FORMAT), faults);
    }

    private static GivenOptions settle(GivenOptions options, List<Option> pair, Faults faults) {
        if (!pair.stream().allMatch(options::has)) {
            return options;
        }
        List<Option> ambient =
                pair.stream().filter(options.fromEnvironment()::contains).toList();
        if (ambient.size() == 1) {
            return options.without(ambient.get(0));
        }
        faults.add(pair.get(0).argument() + " and " + pair.get(1).argument() + " contradict each other: leave one out");
        return options;
    }
}
