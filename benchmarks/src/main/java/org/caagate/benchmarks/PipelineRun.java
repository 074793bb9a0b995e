package org.caagate.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The packaged command as a filter: names in, a row for each out, in the same order. */
final class PipelineRun {
    /** The heap that the command gets, in MiB. */
    static final int HEAP_MEBIBYTES = 128;

    private static final int PARTS = 10;
    private static final int LONGEST_TALK = 1;
    /** The beginning of "filename=...". */
    private static final int RECORDING = 'f';

    private static final Pattern ASKED = Pattern.compile("([0-9]+) questions in ([0-9.]+) s");

    private final Path launcher;
    private final Path directory;
    private final InetSocketAddress server;

    /**
     * Makes a run.
     *
     * @param launcher the command
     * @param directory for its files
     * @param server whom to ask
     */
    PipelineRun(Path launcher, Path directory, InetSocketAddress server) {
        this.launcher = launcher;
        this.directory = directory;
        this.server = server;
    }

    /**
     * What came of it.
     *
     * @param namesPerSecond the rate in each tenth of the names
     * @param questionsPerSecond the rate over all, by the command's own account
     * @param heap what the collector said
     */
    record Outcome(List<Double> namesPerSecond, double questionsPerSecond, CollectorLog heap) {}

    /**
     * Runs the command.
     *
     * @param count how many names
     * @param options further options of the JVM
     * @throws IllegalArgumentException if there are not as many names as parts
     * @throws IllegalStateException if a row is missing, not in its place or not a permit
     */
    Outcome run(int count, String options) throws IOException, InterruptedException {
        if (count < PARTS) {
            throw new IllegalArgumentException("at least " + PARTS + " names, not " + count);
        }
        Path names = directory.resolve("names");
        try (BufferedWriter out = Files.newBufferedWriter(names)) {
            for (int i = 0; i < count; i++) {
                out.append(Ground.name(i)).append('\n');
            }
        }
        Path collections = directory.resolve("collections");
        Path messages = directory.resolve("messages");
        ProcessBuilder builder = new ProcessBuilder(
                launcher.toString(),
                "check",
                "--names-from",
                names.toString(),
                "--issuer",
                Ground.ISSUER,
                "--resolver",
                server.getAddress().getHostAddress() + ":" + server.getPort(),
                "--format",
                "jsonl");
        builder.environment()
                .put("JDK_JAVA_OPTIONS", "-Xmx" + HEAP_MEBIBYTES + "m -Xlog:gc:file=" + collections + " " + options);
        builder.redirectError(messages.toFile());
        long start = System.nanoTime();
        Process process = builder.start();
        List<Double> rates = read(process, count);
        int status = process.waitFor();
        double millis = (System.nanoTime() - start) / 1e6;
        String said = Files.readString(messages);
        if (status != 0) {
            throw new IllegalStateException("exit status " + status + "\n" + said);
        }
        return new Outcome(rates, rate(said), CollectorLog.parse(Files.readString(collections), millis));
    }

    private static List<Double> read(Process process, int count) throws IOException {
        List<Double> rates = new ArrayList<>();
        try (BufferedReader rows = process.inputReader()) {
            skipTalk(rows);
            long start = System.nanoTime();
            int part = count / PARTS;
            for (int i = 0; i < count; i++) {
                require(rows.readLine(), Ground.name(i), i);
                if ((i + 1) % part == 0 && rates.size() < PARTS) {
                    long now = System.nanoTime();
                    rates.add(part * 1e9 / (now - start));
                    start = now;
                }
            }
            if (rows.readLine() != null) {
                throw new IllegalStateException("more rows than names");
            }
        } finally {
            process.destroy();
        }
        return rates;
    }

    /** A JVM that records itself says so before anything else, on standard output. */
    private static void skipTalk(BufferedReader rows) throws IOException {
        rows.mark(LONGEST_TALK);
        while (rows.read() == RECORDING) {
            rows.readLine();
            rows.mark(LONGEST_TALK);
        }
        rows.reset();
    }

    private static void require(@Nullable String row, String name, int index) {
        boolean isIt = row != null
                && row.contains("\"identifier\":\"" + name + "\"")
                && row.contains("\"verdict\":\"permitted\"");
        if (!isIt) {
            throw new IllegalStateException("row " + index + " is not a permit for " + name + ": " + row);
        }
    }

    private static double rate(String said) {
        Matcher asked = ASKED.matcher(said);
        if (!asked.find()) {
            throw new IllegalStateException("the command says nothing of its questions: " + said);
        }
        return Double.parseDouble(asked.group(1)) / Double.parseDouble(asked.group(2));
    }
}
