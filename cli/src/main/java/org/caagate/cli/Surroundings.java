package org.caagate.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Set;

/**
 * What a run of the command is given by the process around it.
 *
 * @param environment the environment variables
 * @param in standard input
 * @param out where results go
 * @param err where progress, warnings and hints go
 * @param terminals which of the two are terminals
 * @param launcher who runs COMMAND after {@code exec}
 */
public record Surroundings(
        Map<String, String> environment,
        InputStream in,
        PrintStream out,
        PrintStream err,
        Set<Stream> terminals,
        Launcher launcher) {
    /** The system property in which the launcher says which streams are terminals: their numbers, such as {@code 12}. */
    static final String TERMINALS = "caagate.terminals";

    /** The system property in which the launcher says that it runs COMMAND: the word {@code shell}. */
    static final String LAUNCHER = "caagate.launcher";

    /** The streams to write to. */
    public enum Stream {
        /** Standard output. */
        OUT,
        /** Standard error. */
        ERR
    }

    /** Who runs COMMAND after {@code exec}. */
    public enum Launcher {
        /** The shell that started the JVM becomes COMMAND. */
        SHELL,
        /** Nobody but the JVM can: COMMAND is its child. */
        NONE
    }

    /**
     * Copies the collections.
     *
     * @param environment the environment variables
     * @param in standard input
     * @param out where results go
     * @param err where progress, warnings and hints go
     * @param terminals which of the two are terminals
     * @param launcher who runs COMMAND after {@code exec}
     */
    public Surroundings {
        environment = Map.copyOf(environment);
        terminals = Set.copyOf(terminals);
    }

    /**
     * Returns the surroundings of this process.
     *
     * @return its environment and streams
     */
    static Surroundings ofProcess() {
        String numbers = System.getProperty(TERMINALS, "");
        Set<Stream> terminals =
                switch (numbers) {
                    case "12" -> Set.of(Stream.OUT, Stream.ERR);
                    case "1" -> Set.of(Stream.OUT);
                    case "2" -> Set.of(Stream.ERR);
                    default -> Set.of();
                };
        Launcher launcher = System.getProperty(LAUNCHER, "").equals("shell") ? Launcher.SHELL : Launcher.NONE;
        return new Surroundings(System.getenv(), System.in, System.out, System.err, terminals, launcher);
    }

    /**
     * Returns where results go when they are more than a line: unlike {@link #out}, it throws when it cannot be written.
     *
     * @return a stream that nobody has to close
     */
    public OutputStream results() {
        return out == System.out ? ResultStream.ofProcess() : ResultStream.of(out);
    }

    /**
     * Says something beside the results: a line for each line of the text, with the prefix of the command.
     *
     * @param text safe to print
     */
    public void say(String text) {
        text.lines().forEach(line -> err.print(LogLine.safe("caa-gate: " + line) + "\n"));
        err.flush();
    }
}
