package org.caagate.examples.clients;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Where programs run: a directory and an environment, of which nothing is inherited. Immutable.
 *
 * @param directory where they run, which is their home too
 * @param environment all their variables
 */
record Shell(Path directory, Map<String, String> environment) {
    private static final Path CHECKOUT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final String PROGRAMS = "/usr/bin:/bin";
    private static final Duration LONGEST = Duration.ofMinutes(15);

    Shell {
        environment = Map.copyOf(environment);
    }

    /** The shell of a user who has caa-gate on the path, orders from {@code ca.example} and asks a certain resolver. */
    static Shell of(Path home, InetSocketAddress resolver) {
        return new Shell(
                home,
                Map.of(
                        "PATH",
                        CHECKOUT.resolve("cli/bin") + ":" + PROGRAMS,
                        "HOME",
                        home.toString(),
                        "LC_ALL",
                        "C.UTF-8",
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "XDG_CACHE_HOME",
                        CHECKOUT.resolve("examples/clients/target/cache").toString(),
                        "CAA_GATE_ISSUER",
                        "ca.example",
                        "CAA_GATE_RESOLVER",
                        "127.0.0.1:" + resolver.getPort()));
    }

    /** The path of a file of {@code examples/clients}. */
    static String example(String name) {
        return CHECKOUT.resolve("examples/clients").resolve(name).toString();
    }

    /** The line of docs/account-urls.md that begins so, with other words in the place of what stands for something. */
    String accountUrl(String start, Map<String, String> words) throws IOException, InterruptedException {
        String command = Files.readString(CHECKOUT.resolve("docs/account-urls.md"))
                .lines()
                .filter(line -> line.startsWith("    " + start))
                .findFirst()
                .orElseThrow();
        for (Map.Entry<String, String> word : words.entrySet()) {
            command = command.replace(word.getKey(), word.getValue());
        }
        return run("/bin/sh", "-c", command).out().lines().findFirst().orElseThrow();
    }

    /** The same shell on a machine without caa-gate. */
    Shell withoutCommand() {
        return with("PATH", PROGRAMS);
    }

    Shell with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Shell(directory, more);
    }

    /** Runs a program to its end, without input. */
    Ended run(String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(directory, "out", ".log");
        Path err = Files.createTempFile(directory, "err", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(String.join(" ", command) + " runs longer than " + LONGEST.toSeconds()
                        + " s; it wrote:\n" + read(out) + read(err));
            }
            return new Ended(process.exitValue(), read(out), read(err));
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
