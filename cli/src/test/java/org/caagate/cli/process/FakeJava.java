package org.caagate.cli.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** A directory that looks like a Java: what the launcher starts in it is a shell script. */
final class FakeJava {
    /** Prints its arguments, a line each in brackets; asked for an archive, it writes a file there. */
    static final String TELLING = """
            for word; do
                case $word in
                -Xshare:dump) dump=1 ;;
                -XX:SharedArchiveFile=*) archive=${word#*=} ;;
                esac
            done
            if [ -n "${dump-}" ]; then
                echo archive >"$archive"
                exit
            fi
            for word; do printf '[%s]\\n' "$word"; done
            """;

    private final Path home;

    private FakeJava(Path home) {
        this.home = home;
    }

    static FakeJava in(Path home, String script) throws IOException {
        Files.createDirectories(home.resolve("lib"));
        Files.writeString(home.resolve("lib/modules"), "");
        executable(Files.createDirectories(home.resolve("bin")).resolve("java"), script);
        return new FakeJava(home);
    }

    FakeJava saying(String version) throws IOException {
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
        return this;
    }

    Path home() {
        return home;
    }

    /** Makes a file or replaces it by another one: what a process in the background executes cannot be written to. */
    static Path executable(Path file, String script) throws IOException {
        Path made = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), "#!/bin/sh\n" + script, UTF_8);
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A directory for PATH that has all that the launcher uses, and no java. */
    static Path withoutJava(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (String program :
                List.of("cksum", "find", "head", "ls", "mkdir", "mv", "nice", "readlink", "rm", "sed", "touch", "tr")) {
            Path found = Stream.of("/usr/bin", "/bin")
                    .map(place -> Path.of(place, program))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
            executable(directory.resolve(program), "exec " + found + " \"$@\"\n");
        }
        return directory;
    }
}
