package org.caagate.testkit.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A program of others while it runs; what it writes goes to a file, which a failure shows. */
final class PeerProcess implements AutoCloseable {
    /** Nobody who works waits so long, also where many others work. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(3);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(5);

    private final String program;
    private final Process process;
    private final Path log;
    private final Thread stopAtExit;

    private PeerProcess(String program, Process process, Path log) {
        this.program = program;
        this.process = process;
        this.log = log;
        this.stopAtExit = new Thread(process::destroy);
    }

    /** Whether a server answers as it should; an exception means that it does not answer yet. */
    @FunctionalInterface
    interface Probe {
        boolean answers() throws IOException;
    }

    static PeerProcess start(Path directory, String program, List<String> arguments) {
        return start(directory, program, arguments, Map.of());
    }

    static PeerProcess start(Path directory, String program, List<String> arguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>();
        command.add(RealPeers.executable(program).toString());
        command.addAll(arguments);
        try {
            Path log = Files.createTempFile(Files.createDirectories(directory), program, ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            PeerProcess started = new PeerProcess(program, builder.start(), log);
            started.process.getOutputStream().close();
            // A run of tests that is broken off leaves no server behind.
            Runtime.getRuntime().addShutdownHook(started.stopAtExit);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what it has written so far. */
    String log() {
        try {
            return Files.readString(log, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether the probe succeeds before the program ends; if neither happens in time, that is an error. */
    boolean awaitAnswer(Probe probe) throws InterruptedException {
        long deadline = System.nanoTime() + ANSWER_TIMEOUT.toNanos();
        while (process.isAlive()) {
            if (answers(probe)) {
                return true;
            }
            if (System.nanoTime() > deadline) {
                throw failure("does not answer as it should after " + ANSWER_TIMEOUT.toSeconds() + " s");
            }
            LockSupport.parkNanos(BETWEEN_PROBES.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return false;
    }

    private static boolean answers(Probe probe) {
        try {
            return probe.answers();
        } catch (IOException e) {
            return false;
        }
    }

    /** Waits for the end of a program that ends by itself, and returns what it wrote. */
    String awaitEnd(Duration timeout) throws InterruptedException {
        if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            throw failure("runs longer than " + timeout.toSeconds() + " s");
        }
        if (process.exitValue() != 0) {
            throw failure("ended with status " + process.exitValue());
        }
        return log();
    }

    AssertionError failure(String what) {
        return new AssertionError(program + " " + what + "; it wrote:\n" + log());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        forgetHook();
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(stopAtExit);
        } catch (IllegalStateException e) {
            // The JVM is ending and the hook with it.
            return;
        }
    }
}
