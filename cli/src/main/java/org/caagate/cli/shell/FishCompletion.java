package org.caagate.cli.shell;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caagate.cli.option.Command;
import org.caagate.cli.option.Option;

/** The script for fish, 3.0 or later. */
final class FishCompletion {
    private static final String SCRIPT = """
            # fish completion for caa-gate. Load it with: caa-gate completion fish | source

            # Is this one of the commands, before any "--" of exec?
            function __caa_gate_in
                set -l words (commandline -opc)
                test (count $words) -gt 1; or return 1
                contains -- $words[2] $argv; or return 1
                test $words[2] != exec; or not contains -- -- $words
            end

            # The command that stands behind the first "--" of exec.
            function __caa_gate_behind
                set -l words (commandline -opc)
                test (count $words) -gt 2; and test $words[2] = exec; or return 1
                set -l end (contains --index -- -- $words); or return 1
                set -l line
                if test $end -lt (count $words)
                    set line (string escape -- $words[(math $end + 1)..-1])
                end
                complete -C (string join ' ' -- $line (commandline -ct))
            end

            complete -c caa-gate -f
            complete -c caa-gate -n __fish_use_subcommand -l help -s h -d 'this help'
            complete -c caa-gate -n __fish_use_subcommand -l version -d 'the version'
            @COMMANDS@
            complete -c caa-gate -n 'not __fish_use_subcommand; and __caa_gate_in @WORDS@' -l help -s h -d 'this help'
            complete -c caa-gate -n '__caa_gate_in completion' -a '@SHELLS@'
            complete -c caa-gate -n '__caa_gate_in exec' -a -- -d 'COMMAND follows'
            complete -c caa-gate -a '(__caa_gate_behind)'
            @OPTIONS@
            """;

    private FishCompletion() {}

    static String script() {
        return SCRIPT.replace("@COMMANDS@", commands())
                .replace(
                        "@WORDS@",
                        Arrays.stream(Command.values()).map(Command::word).collect(Collectors.joining(" ")))
                .replace("@SHELLS@", String.join(" ", Shell.words()))
                .replace("@OPTIONS@", options());
    }

    private static String commands() {
        return Arrays.stream(Command.values())
                .map(command -> "complete -c caa-gate -n __fish_use_subcommand -a " + command.word() + " -d "
                        + quote(command.meaning()))
                .collect(Collectors.joining("\n"));
    }

    private static String options() {
        return Arrays.stream(Option.values())
                .map(Offer::of)
                .map(FishCompletion::option)
                .collect(Collectors.joining("\n"));
    }

    private static String option(Offer offer) {
        Option option = offer.option();
        Stream<String> commands = Arrays.stream(Command.values())
                .filter(command -> command.options().contains(option))
                .map(Command::word);
        return "complete -c caa-gate -n '__caa_gate_in " + commands.collect(Collectors.joining(" ")) + "' -l "
                + option.argument().substring(2) + values(offer) + " -d " + quote(option.meaning());
    }

    private static String values(Offer offer) {
        if (!offer.takesValue()) {
            return "";
        }
        if (offer.files()) {
            return " -r -F";
        }
        return offer.words().isEmpty() ? " -x" : " -x -a " + quote(String.join(" ", offer.words()));
    }

    private static String quote(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
