package org.caagate.cli.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of the distribution that are made from the definitions. */
final class ShellFiles {
    private ShellFiles() {}

    static void write(Path directory) throws IOException {
        Path completions = Files.createDirectories(directory.resolve("completions"));
        for (Shell shell : Shell.values()) {
            Files.writeString(completions.resolve(shell.file()), shell.script(), UTF_8);
        }
        Path manual = Files.createDirectories(directory.resolve("man/man1"));
        Files.writeString(manual.resolve("caa-gate.1"), ManualPage.text(), UTF_8);
    }
}
