package org.caagate.cli.option;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caagate.cli.UsageException;
import org.caagate.name.Escaped;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The reading of arguments and environment. */
public final class Arguments {
    private static final String END_OF_OPTIONS = "--";

    private final List<String> arguments;
    private final Map<String, String> environment;

    private Arguments(List<String> arguments, Map<String, String> environment) {
        this.arguments = arguments;
        this.environment = environment;
    }

    /**
     * Reads what the user asked for.
     *
     * @param arguments the command line
     * @param environment the environment variables
     * @param faults where to complain about values; whoever runs the command goes on reading and complains about all at once
     * @return what was asked for
     * @throws UsageException if it is not clear which command is meant
     */
    public static Invocation read(List<String> arguments, Map<String, String> environment, Faults faults)
            throws UsageException {
        return new Arguments(arguments, environment).read(faults);
    }

    private Invocation read(Faults faults) throws UsageException {
        String first = arguments.isEmpty() ? "" : arguments.get(0);
        if (first.equals(Syntax.HELP) || first.equals("-h") || first.equals("help")) {
            return new Invocation.Help(Syntax.ofAll().getUsageMessage());
        }
        if (first.equals(Syntax.VERSION)) {
            return new Invocation.Version();
        }
        Command command = Command.ofWord(first).orElseThrow(() -> unknown(first));
        List<String> rest = arguments.subList(1, arguments.size());
        int end = command == Command.EXEC ? rest.indexOf(END_OF_OPTIONS) : -1;
        List<String> own = end < 0 ? rest : rest.subList(0, end);
        List<String> behind = end < 0 ? List.of() : rest.subList(end + 1, rest.size());
        return read(command, own, behind, faults);
    }

    private static UsageException unknown(String word) {
        List<String> words = Arrays.stream(Command.values()).map(Command::word).toList();
        String what = word.isEmpty() ? "no command given" : "there is no command " + Escaped.quote(word);
        String meant =
                Meant.first(word).map(near -> " (did you mean " + near + "?)").orElse("");
        return new UsageException(
                List.of(what + meant + "; the commands are " + String.join(", ", words) + " (see caa-gate --help)"));
    }

    private Invocation read(Command command, List<String> own, List<String> behind, Faults faults) {
        CommandLine line = Syntax.of(command);
        ParseResult result = line.parseArgs(own.toArray(new String[0]));
        if (result.isUsageHelpRequested()) {
            return new Invocation.Help(line.getUsageMessage());
        }
        result.errors().forEach(error -> faults.add(complaint(error, command)));
        Map<Option, List<String>> typed = typed(command, result, faults);
        return new Invocation.Run(
                command,
                Exclusions.settle(GivenOptions.merge(command, typed, environment, faults), faults),
                operands(result),
                behind);
    }

    private static String complaint(Exception error, Command command) {
        String text = String.valueOf(error.getMessage());
        String meant = error instanceof UnmatchedArgumentException unmatched
                ? Meant.options(unmatched.getUnmatched(), command)
                : "";
        return Escaped.line(text) + meant + " (see caa-gate " + command.word() + " --help)";
    }

    private static Map<Option, List<String>> typed(Command command, ParseResult result, Faults faults) {
        Map<Option, List<String>> typed = new EnumMap<>(Option.class);
        for (Option option : command.options()) {
            OptionSpec spec = result.matchedOption(option.argument());
            if (spec != null) {
                List<String> values = List.copyOf(spec.originalStringValues());
                if (option.kind() == Option.Kind.VALUE && values.size() > 1) {
                    faults.add(option.argument() + " is given " + values.size()
                            + " times, and counts once: it would not be clear which");
                }
                typed.put(option, values);
            }
        }
        return typed;
    }

    private static List<String> operands(ParseResult result) {
        List<String> operands = new ArrayList<>();
        for (PositionalParamSpec spec : result.matchedPositionals()) {
            operands.addAll(spec.originalStringValues());
        }
        return operands;
    }

    /**
     * Returns the variables that look like options and are none: by their prefix in whatever case, or because an option is near.
     *
     * @param environment the environment variables
     * @return them, by name
     */
    public static List<UnknownVariable> unknownVariables(Map<String, String> environment) {
        return environment.keySet().stream()
                .filter(name -> Option.ofVariable(name).isEmpty())
                .map(name -> new UnknownVariable(name, Option.meantBy(name).map(Option::variable)))
                .filter(variable -> variable.meant().isPresent() || Option.isPrefixed(variable.name()))
                .sorted(Comparator.comparing(UnknownVariable::name))
                .toList();
    }

    /**
     * An environment variable that looks like an option and is none.
     *
     * @param name its name, as somebody typed it
     * @param meant the variable that it is but for typing errors, if any
     */
    public record UnknownVariable(String name, Optional<String> meant) {}
}
