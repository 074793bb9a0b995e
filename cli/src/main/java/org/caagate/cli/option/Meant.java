package org.caagate.cli.option;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caagate.name.MistypedOption;

/** What somebody meant whose word is none of those that there are, but for a typing error or two. */
public final class Meant {
    /** An option as somebody typed it, with one hyphen or two. Whatever has a dot, a digit or a star may be a name to check. */
    private static final Pattern OPTION = Pattern.compile("--?([A-Za-z][A-Za-z_-]*)(?:=.*)?", Pattern.DOTALL);

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z_-]*");

    private Meant() {}

    /**
     * Returns the question whether a word was meant.
     *
     * @param typed as somebody typed it
     * @param words the words there are
     * @return for example {@code ; did you mean json?}, or nothing to add if none is near
     */
    public static String among(Collection<String> words, String typed) {
        return ask(near(typed, words).stream().toList());
    }

    /** The command or option of no command that is meant by the first argument. */
    static Optional<String> first(String typed) {
        return option(typed, Stream.of(Syntax.HELP, Syntax.VERSION))
                .or(() -> near(
                        typed,
                        Arrays.stream(Command.values()).map(Command::word).toList()));
    }

    /** The question whether options of a command were meant. */
    static String options(List<String> typed, Command command) {
        return ask(typed.stream()
                .flatMap(argument -> option(
                        argument,
                        Stream.concat(command.options().stream().map(Option::argument), Stream.of(Syntax.HELP)))
                        .stream())
                .distinct()
                .toList());
    }

    private static String ask(List<String> meant) {
        return meant.isEmpty() ? "" : "; did you mean " + String.join(" and ", meant) + "?";
    }

    private static Optional<String> option(String typed, Stream<String> options) {
        Matcher form = OPTION.matcher(typed);
        return form.matches() ? MistypedOption.near(form.group(1), options.toList()) : Optional.empty();
    }

    private static Optional<String> near(String typed, Collection<String> words) {
        return WORD.matcher(typed).matches() ? MistypedOption.near(typed, words) : Optional.empty();
    }
}
