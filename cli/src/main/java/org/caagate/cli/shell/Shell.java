package org.caagate.cli.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A shell that completes words. */
enum Shell {
    BASH("caa-gate.bash"),
    ZSH("_caa-gate"),
    FISH("caa-gate.fish");

    private final String file;

    Shell(String file) {
        this.file = file;
    }

    /** The word that names it on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name under which the shell finds the script by itself. */
    String file() {
        return file;
    }

    String script() {
        return switch (this) {
            case BASH -> BashCompletion.script();
            case ZSH -> ZshCompletion.script();
            case FISH -> FishCompletion.script();
        };
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Shell::word).toList();
    }

    static Optional<Shell> ofWord(String word) {
        return Arrays.stream(values())
                .filter(shell -> shell.word().equals(word))
                .findFirst();
    }
}
