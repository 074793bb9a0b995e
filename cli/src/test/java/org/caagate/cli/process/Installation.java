package org.caagate.cli.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The command laid out as its archives lay it out, in a directory of a test. */
final class Installation {
    private final Path root;

    private Installation(Path root) {
        this.root = root;
    }

    static Installation in(Path root) throws IOException {
        Path bin = Files.createDirectories(root.resolve("bin"));
        Files.copy(CaaGateProcess.launcher(), bin.resolve("caa-gate"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createSymbolicLink(root.resolve("lib"), CaaGateProcess.module().resolve("target/lib"));
        return new Installation(root);
    }

    /** One with jars that no Java could load, for tests in which none does. */
    static Installation hollow(Path root, String build) throws IOException {
        Path bin = Files.createDirectories(root.resolve("bin"));
        Files.copy(CaaGateProcess.launcher(), bin.resolve("caa-gate"), StandardCopyOption.COPY_ATTRIBUTES);
        Path lib = Files.createDirectories(root.resolve("lib"));
        Files.writeString(lib.resolve("caa-gate-cli.jar"), "");
        Files.writeString(lib.resolve("caa-gate.classlist"), "");
        return new Installation(root).rebuilt(build);
    }

    Installation rebuilt(String build) throws IOException {
        Files.writeString(root.resolve("lib/caa-gate.build"), build + "\n");
        return this;
    }

    Path launcher() {
        return root.resolve("bin/caa-gate");
    }

    CaaGateProcess command(String... arguments) {
        String[] words = new String[arguments.length + 1];
        words[0] = launcher().toString();
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        return CaaGateProcess.ofProgram(words);
    }
}
