package org.caagate.cli.option;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The commands, with their options. */
public enum Command {
    /** The dry run. */
    CHECK(
            "[NAME...]",
            "Would the gate permit this certificate? Asks DNS, touches no ACME state.",
            EnumSet.complementOf(EnumSet.of(Option.ALL, Option.RAW, Option.DRY_RUN, Option.BOGUS_ZONE))),
    /** The check in front of another command. */
    EXEC(
            "[NAME...] -- COMMAND [ARG...]",
            "Checks, and becomes COMMAND only if the check permits.",
            EnumSet.complementOf(EnumSet.of(Option.ALL, Option.RAW, Option.BOGUS_ZONE))),
    /** The records that apply. */
    RECORDS(
            "NAME...",
            "Prints the CAA records that apply, with the name where they were found.",
            EnumSet.of(
                    Option.NAMES_FROM,
                    Option.CA_BUNDLE,
                    Option.RESOLVER,
                    Option.ZONE_FILE,
                    Option.TIMEOUT,
                    Option.DEADLINE,
                    Option.TRIES,
                    Option.RATE,
                    Option.IN_FLIGHT,
                    Option.DNSSEC,
                    Option.TRUST_AD,
                    Option.TRUST_ANCHOR,
                    Option.BOUNDARY,
                    Option.ALL,
                    Option.RAW,
                    Option.OUTPUT,
                    Option.QUIET,
                    Option.DEBUG)),
    /** The test of resolvers. */
    RESOLVER(
            "",
            "Tests each resolver, and says what a gate can use it for.",
            EnumSet.of(
                    Option.CA_BUNDLE,
                    Option.RESOLVER,
                    Option.TIMEOUT,
                    Option.TRIES,
                    Option.CANARY,
                    Option.BOGUS_ZONE,
                    Option.OUTPUT,
                    Option.QUIET,
                    Option.DEBUG)),
    /** The completion scripts. */
    COMPLETION("SHELL", "Prints the completion script for bash, zsh or fish.", EnumSet.noneOf(Option.class));

    private final String operands;
    private final String meaning;

    @SuppressWarnings("ImmutableEnumChecker") // A copy that nobody changes.
    private final List<Option> options;

    Command(String operands, String meaning, Set<Option> options) {
        this.operands = operands;
        this.meaning = meaning;
        this.options = List.copyOf(options);
    }

    /**
     * Returns the word for it.
     *
     * @return for example {@code check}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns what may stand beside the options.
     *
     * @return words for the usage line
     */
    public String operands() {
        return operands;
    }

    /**
     * Returns what it does.
     *
     * @return a sentence for people
     */
    public String meaning() {
        return meaning;
    }

    /**
     * Returns its options in the order of their definition.
     *
     * @return the options, perhaps none
     */
    public List<Option> options() {
        return options;
    }

    static Optional<Command> ofWord(String word) {
        return Arrays.stream(values())
                .filter(command -> command.word().equals(word))
                .findFirst();
    }
}
