package org.caagate.cli.shell;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caagate.cli.option.Command;

/** The script for zsh. */
final class ZshCompletion {
    private static final String SCRIPT = """
            #compdef caa-gate
            # zsh completion for caa-gate. Put it into a directory of $fpath under the name _caa-gate, or load it, after compinit,
            # with: source <(caa-gate completion zsh)

            _caa-gate() {
                local -a commands=(
            @COMMANDS@
                )
                if (( CURRENT == 2 )); then
                    _describe -t commands command commands
                    _arguments '(- *)--help[this help]' '(- *)--version[the version]'
                    return
                fi
                (( CURRENT-- ))
                shift words
                case $words[1] in
            @CASES@
                esac
            }

            # Before "--" stand the arguments of exec, behind it another command with its own.
            _caa-gate_exec() {
                local -i end=$words[(i)--]
                if (( end < CURRENT )); then
                    shift $end words
                    (( CURRENT -= end ))
                    _normal
                else
                    _arguments -S "$@"
                fi
            }

            if [ "$funcstack[1]" = _caa-gate ]; then
                _caa-gate "$@"
            else
                compdef _caa-gate caa-gate
            fi
            """;

    private ZshCompletion() {}

    static String script() {
        return SCRIPT.replace("@COMMANDS@", commands()).replace("@CASES@", cases());
    }

    private static String commands() {
        return Arrays.stream(Command.values())
                .map(command -> "        "
                        + quote(command.word() + ":" + command.meaning().replace(":", "\\:")))
                .collect(Collectors.joining("\n"));
    }

    private static String cases() {
        return Arrays.stream(Command.values()).map(ZshCompletion::oneCase).collect(Collectors.joining("\n"));
    }

    private static String oneCase(Command command) {
        String start =
                "    " + command.word() + ")\n        " + (command == Command.EXEC ? "_caa-gate_exec" : "_arguments");
        Stream<String> options = command.options().stream().map(Offer::of).map(ZshCompletion::option);
        return Stream.concat(options, Stream.of(quote("(- *)--help[this help]"), quote(operands(command))))
                .collect(Collectors.joining(" \\\n            ", start + " \\\n            ", "\n        ;;"));
    }

    private static String operands(Command command) {
        return switch (command) {
            case COMPLETION -> "1:SHELL:(" + String.join(" ", Shell.words()) + ")";
            case RESOLVER -> "*: : ";
            case CHECK, EXEC, RECORDS -> "*:NAME: ";
        };
    }

    private static String option(Offer offer) {
        String name = (offer.repeats() ? "*" : "") + offer.option().argument() + (offer.takesValue() ? "=" : "");
        String described = name + "[" + escape(offer.option().meaning()) + "]";
        return quote(
                offer.takesValue()
                        ? described + ":" + escape(offer.option().label()) + ":" + values(offer)
                        : described);
    }

    private static String values(Offer offer) {
        if (offer.files()) {
            return "_files";
        }
        return offer.words().isEmpty() ? " " : "(" + String.join(" ", offer.words()) + ")";
    }

    /** The characters that mean something to _arguments. */
    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace(":", "\\:");
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
