package org.caagate.cli;

import org.caagate.cli.option.Arguments;
import org.caagate.cli.option.GivenOptions;
import org.caagate.cli.option.Option;
import org.caagate.name.Escaped;

/** What a command says beside its results, unless it was told to be quiet. */
public final class Messages {
    private final Surroundings surroundings;
    private final boolean isQuiet;

    private Messages(Surroundings surroundings, boolean isQuiet) {
        this.surroundings = surroundings;
        this.isQuiet = isQuiet;
    }

    /**
     * Returns what speaks for a run, after it has said what is odd about the environment.
     *
     * @param surroundings the process
     * @param options what the user gave
     * @return a voice
     */
    static Messages begin(Surroundings surroundings, GivenOptions options) {
        Messages messages = new Messages(surroundings, options.has(Option.QUIET));
        Arguments.unknownVariables(surroundings.environment()).forEach(messages::tell);
        for (Option option : options.fromEnvironment()) {
            if (options.all(option).stream().anyMatch(given -> option.isRelaxation(given.value()))) {
                surroundings.say("less strict by the environment: " + option.variable() + "="
                        + Escaped.quote(surroundings.environment().getOrDefault(option.variable(), "")));
            }
        }
        return messages;
    }

    /** What was meant to make the check stricter must not get lost by a typing error without a word. */
    private void tell(Arguments.UnknownVariable variable) {
        String text =
                "there is no option for the environment variable " + Escaped.line(variable.name()) + "; it is ignored";
        variable.meant()
                .ifPresentOrElse(meant -> surroundings.say(text + "; did you mean " + meant + "?"), () -> warn(text));
    }

    /**
     * Says something that a quiet run does not need.
     *
     * @param text safe to print
     */
    public void warn(String text) {
        if (!isQuiet) {
            surroundings.say(text);
        }
    }
}
