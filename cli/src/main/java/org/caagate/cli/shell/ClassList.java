package org.caagate.cli.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The classes that a check loads, from which the launcher has a JVM make its class-data archive: what JVMs say that they loaded
 * while they ran checks, sorted so that builds are alike.
 */
final class ClassList {
    private static final long PATIENCE_SECONDS = 300;

    /** What every JVM from 17 on understands; an older one takes a line of a newer one that it does not know for a fault. */
    private static final Pattern LINE = Pattern.compile("(@lambda-(?:proxy|form-invoker) .*|[^@#: ]+)(?: id: [0-9]+)?");

    private final Path jar;
    private final Path zone;

    /**
     * Makes the list of a jar.
     *
     * @param jar the jar of the command
     * @param zone a zone file for the checks that ask nobody
     */
    ClassList(Path jar, Path zone) {
        this.jar = jar;
        this.zone = zone;
    }

    void write(Path file) throws IOException, InterruptedException {
        TreeSet<String> classes = new TreeSet<>();
        for (List<String> run : runs()) {
            classes.addAll(loaded(run));
        }
        Files.write(file, classes, UTF_8);
    }

    /** A check that is answered, in all three ways, the same as a list, and one that asks an address where nobody is. */
    private List<List<String>> runs() {
        List<String> answered = List.of(
                "check",
                "--issuer",
                "ca.example.net",
                "--zone-file",
                zone.toString(),
                "permitted.example",
                "refused.example");
        List<String> listed =
                Stream.concat(answered.stream(), Stream.of("--format", "jsonl")).toList();
        List<String> asking = List.of(
                "check",
                "--issuer",
                "ca.example.net",
                "--resolver",
                "127.0.0.1:9",
                "--tries",
                "1",
                "--timeout",
                "500ms",
                "www.example");
        return List.of(answered, listed, asking);
    }

    private List<String> loaded(List<String> arguments) throws IOException, InterruptedException {
        Path list = Files.createTempFile("caa-gate", ".classlist");
        try {
            run(list, arguments);
            return Files.readAllLines(list, UTF_8).stream()
                    .map(LINE::matcher)
                    .filter(Matcher::matches)
                    .map(line -> line.group(1))
                    .toList();
        } finally {
            Files.delete(list);
        }
    }

    private void run(Path list, List<String> arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:DumpLoadedClassList=" + list,
                "-cp",
                jar.toString(),
                "org.caagate.cli.Main"));
        words.addAll(arguments);
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(arguments + " does not end");
        }
        if (process.exitValue() != 1 && process.exitValue() != 3) {
            throw new IOException(arguments + " ends with " + process.exitValue());
        }
    }
}
