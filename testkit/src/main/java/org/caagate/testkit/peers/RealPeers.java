package org.caagate.testkit.peers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Which programs of others there are, and what a test does without them.
 *
 * <p>The environment variable {@code CAAGATE_TEST_PEERS} decides: with {@code required} a program that is missing is a failure;
 * with {@code off} all tests that need one are skipped; without it those are skipped whose programs are missing. A test that is
 * skipped says why.
 */
public final class RealPeers {
    private static final String VARIABLE = "CAAGATE_TEST_PEERS";
    private static final Set<String> SETTINGS = Set.of("required", "off", "");

    /** Where Debian puts servers, which need not be on the path of a user. */
    private static final List<String> SERVER_DIRECTORIES = List.of("/usr/local/sbin", "/usr/sbin", "/sbin");

    private RealPeers() {}

    /**
     * Goes on if all programs are there.
     *
     * @param programs their names, as one types them
     * @throws org.opentest4j.TestAbortedException if the test is to be skipped
     * @throws AssertionError if a program is missing and must not be
     * @throws IllegalArgumentException if the variable has another value
     */
    public static void require(String... programs) {
        requireAs(Optional.ofNullable(System.getenv(VARIABLE)).orElse(""), programs);
    }

    static void requireAs(String setting, String... programs) {
        if (!SETTINGS.contains(setting)) {
            throw new IllegalArgumentException(VARIABLE + "=" + setting + ": neither required nor off");
        }
        if (setting.equals("off")) {
            Assumptions.abort(VARIABLE + "=off");
        }
        List<String> missing =
                Stream.of(programs).filter(program -> find(program).isEmpty()).toList();
        if (!missing.isEmpty() && setting.equals("required")) {
            Assertions.fail(VARIABLE + "=required, and not installed: " + String.join(", ", missing));
        }
        Assumptions.assumeTrue(missing.isEmpty(), () -> "not installed: " + String.join(", ", missing));
    }

    /**
     * Runs a program to its end, without input.
     *
     * @param directory where it runs
     * @param program its name
     * @param arguments its arguments
     * @return what it wrote, standard output and error output together
     * @throws AssertionError if it ends with another status than 0, or takes more than three minutes
     * @throws InterruptedException if the thread is interrupted
     */
    public static String run(Path directory, String program, String... arguments) throws InterruptedException {
        try (PeerProcess process = PeerProcess.start(directory, program, List.of(arguments))) {
            return process.awaitEnd(Duration.ofMinutes(3));
        }
    }

    static Path executable(String program) {
        return find(program).orElseThrow(() -> new AssertionError("not installed: " + program));
    }

    private static Optional<Path> find(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Arrays.stream(path.split(File.pathSeparator)), SERVER_DIRECTORIES.stream())
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Path write(Path directory, String name, String text) {
        try {
            return Files.writeString(Files.createDirectories(directory).resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
