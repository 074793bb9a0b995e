package org.caagate.cli.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The packaged command, run as a process as users run it. Its environment is empty but for {@code PATH}, {@code JAVA_HOME} and a
 * cache directory below {@code target}, which all runs share as a user's runs do.
 */
public final class CaaGateProcess {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Executor THREAD_EACH = task -> {
        Thread thread = new Thread(task, "caa-gate process");
        thread.setDaemon(true);
        thread.start();
    };

    private final List<String> words;
    private final Map<String, String> environment = new TreeMap<>();
    private byte[] input = {};
    private Path directory = Path.of("").toAbsolutePath();

    private CaaGateProcess(List<String> words) {
        this.words = List.copyOf(words);
        keep("PATH");
        keep("JAVA_HOME");
        environment.put("XDG_CACHE_HOME", cache().toString());
    }

    /**
     * How a run ended.
     *
     * @param status the exit status; that of a shell, 128 and the number of the signal, for one that a signal ended
     * @param out all that came on standard output
     * @param err all that came on standard error
     */
    public record Result(int status, String out, String err) {}

    /** A run that has begun. */
    public static final class Running {
        private final Process process;
        private final CompletableFuture<String> out;
        private final CompletableFuture<String> err;

        private Running(Process process) {
            this.process = process;
            out = CompletableFuture.supplyAsync(() -> readAll(process.getInputStream()), THREAD_EACH);
            err = CompletableFuture.supplyAsync(() -> readAll(process.getErrorStream()), THREAD_EACH);
        }

        /** The process, for its id and for signals. */
        public Process process() {
            return process;
        }

        /** Waits until the process ends; one that does not within ten minutes is killed and the test fails. */
        public Result result() throws InterruptedException {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError(
                        "no end after " + PATIENCE + "; stdout: " + out.join() + "; stderr: " + err.join());
            }
            return new Result(process.exitValue(), out.join(), err.join());
        }
    }

    /** Runs {@code caa-gate} with arguments and waits for its end. */
    public static Result run(String... arguments) throws IOException, InterruptedException {
        return of(arguments).run();
    }

    /** Prepares a run of {@code caa-gate} with arguments. */
    public static CaaGateProcess of(String... arguments) {
        List<String> words = new ArrayList<>(List.of(launcher().toString()));
        words.addAll(List.of(arguments));
        return new CaaGateProcess(words);
    }

    /** Prepares a run of any program, such as the launcher under another name or by a certain shell. */
    public static CaaGateProcess ofProgram(String... words) {
        return new CaaGateProcess(List.of(words));
    }

    /** The launcher in this clone. */
    public static Path launcher() {
        return module().resolve("bin/caa-gate");
    }

    /** The directory of the module, from which Maven runs tests; elsewhere the property {@code caagate.cli} names it. */
    public static Path module() {
        return Path.of(System.getProperty("caagate.cli", "")).toAbsolutePath();
    }

    /** Sets an environment variable. */
    public CaaGateProcess with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Removes an environment variable, such as {@code JAVA_HOME}. */
    public CaaGateProcess without(String variable) {
        environment.remove(variable);
        return this;
    }

    /** The environment that it gets, as {@code env} prints it. */
    public String environment() {
        StringBuilder lines = new StringBuilder();
        environment.forEach((variable, value) ->
                lines.append(variable).append('=').append(value).append('\n'));
        return lines.toString();
    }

    /** Sets what stands on standard input, which is empty otherwise. */
    public CaaGateProcess input(String text) {
        input = text.getBytes(UTF_8);
        return this;
    }

    /** Sets the directory to run in, which is that of the module otherwise. */
    public CaaGateProcess in(Path place) {
        directory = place;
        return this;
    }

    /** Runs it and waits for its end. */
    public Result run() throws IOException, InterruptedException {
        return start().result();
    }

    /** Starts it. */
    public Running start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Running running = new Running(builder.start());
        try (OutputStream stdin = running.process().getOutputStream()) {
            stdin.write(input);
        } catch (IOException unread) {
            // It need not read its input: that is for its result to show.
            return running;
        }
        return running;
    }

    private void keep(String variable) {
        String value = System.getenv(variable);
        if (value != null) {
            environment.put(variable, value);
        }
    }

    private static Path cache() {
        try {
            return Files.createDirectories(module().resolve("target/cache"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String readAll(InputStream stream) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            stream.transferTo(bytes);
            return bytes.toString(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
