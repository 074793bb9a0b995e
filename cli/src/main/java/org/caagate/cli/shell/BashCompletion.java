package org.caagate.cli.shell;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caagate.cli.option.Command;
import org.caagate.cli.option.Option;

/** The script for bash. It does without what bash 3.2 lacks, which is what macOS has. */
final class BashCompletion {
    private static final String SCRIPT = """
            # bash completion for caa-gate. Load it with: source <(caa-gate completion bash)

            _caa_gate() {
                local IFS=$'\\n' current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} behind=0 offers= i
                COMPREPLY=()
                # "--option=value" is three words here.
                if [ "$current" = = ]; then
                    current=
                elif [ "$previous" = = ]; then
                    previous=${COMP_WORDS[COMP_CWORD-2]}
                fi
                if [ "$COMP_CWORD" -eq 1 ]; then
                    offers=$'@COMMANDS@\\n--help\\n--version'
                    COMPREPLY=($(compgen -W "$offers" -- "$current"))
                    return
                fi
                if [ "${COMP_WORDS[1]}" = exec ]; then
                    for ((i = 2; i < COMP_CWORD; i++)); do
                        if [ "${COMP_WORDS[i]}" = -- ]; then
                            behind=$((i + 1))
                            break
                        fi
                    done
                fi
                if [ "$behind" -ne 0 ]; then
                    _caa_gate_command "$behind" "$current"
                    return
                fi
                case $previous in
            @VALUES@
                esac
                case ${COMP_WORDS[1]} in
            @OPTIONS@
                esac
                COMPREPLY=($(compgen -W "$offers" -- "$current"))
            }

            # Behind "--" stands another command with its arguments.
            _caa_gate_command() {
                local IFS=$'\\n'
                if [ "$COMP_CWORD" -eq "$1" ]; then
                    COMPREPLY=($(compgen -c -- "$2"))
                elif declare -F _comp_command_offset >/dev/null; then
                    _comp_command_offset "$1"
                elif declare -F _command_offset >/dev/null; then
                    _command_offset "$1"
                else
                    _caa_gate_files "$2"
                fi
            }

            _caa_gate_files() {
                local IFS=$'\\n'
                compopt -o filenames 2>/dev/null
                COMPREPLY=($(compgen -f -- "$1"))
            }

            complete -F _caa_gate caa-gate
            """;

    private BashCompletion() {}

    static String script() {
        return SCRIPT.replace(
                        "@COMMANDS@",
                        lines(Arrays.stream(Command.values()).map(Command::word).toList()))
                .replace("@VALUES@", values())
                .replace("@OPTIONS@", options());
    }

    private static String values() {
        return Arrays.stream(Option.values())
                .map(Offer::of)
                .filter(Offer::takesValue)
                .map(BashCompletion::value)
                .collect(Collectors.joining("\n"));
    }

    private static String value(Offer offer) {
        String pattern = "    " + offer.option().argument() + ")\n        ";
        String action = offer.files()
                ? "_caa_gate_files \"$current\""
                : "COMPREPLY=($(compgen -W $'" + lines(offer.words()) + "' -- \"$current\"))";
        return pattern + (offer.files() || !offer.words().isEmpty() ? action + "\n        " : "")
                + "return\n        ;;";
    }

    private static String options() {
        return Arrays.stream(Command.values())
                .map(command -> "    " + command.word() + ") offers=$'" + lines(offered(command)) + "' ;;")
                .collect(Collectors.joining("\n"));
    }

    private static List<String> offered(Command command) {
        Stream<String> own = command == Command.COMPLETION
                ? Shell.words().stream()
                : command.options().stream().map(Option::argument);
        return Stream.concat(own, Stream.concat(end(command), Stream.of("--help")))
                .toList();
    }

    private static Stream<String> end(Command command) {
        return command == Command.EXEC ? Stream.of("--") : Stream.empty();
    }

    private static String lines(List<String> words) {
        return String.join("\\n", words);
    }
}
