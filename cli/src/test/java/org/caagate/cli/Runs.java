package org.caagate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.caagate.cli.Surroundings.Launcher;
import org.caagate.cli.Surroundings.Stream;

/** Runs of the command in this JVM, with surroundings of their own. Not thread-safe. */
public final class Runs {
    private final Map<String, String> environment = new HashMap<>();
    private String input = "";
    private Set<Stream> terminals = Set.of();
    private Launcher launcher = Launcher.SHELL;

    /**
     * How a run ended.
     *
     * @param status the exit status
     * @param out what came on standard output
     * @param err what came on standard error
     */
    public record Result(int status, String out, String err) {}

    /** Sets an environment variable. */
    public Runs with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Sets what stands on standard input. */
    public Runs input(String text) {
        input = text;
        return this;
    }

    /** Sets which streams are terminals. */
    public Runs onTerminals(Stream... streams) {
        terminals = Set.of(streams);
        return this;
    }

    /** Lets nobody but the JVM run COMMAND. */
    public Runs withoutLauncher() {
        launcher = Launcher.NONE;
        return this;
    }

    /** Runs the command. */
    public Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                environment,
                new ByteArrayInputStream(input.getBytes(UTF_8)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                terminals,
                launcher);
        int status = new CommandLine(surroundings).run(arguments);
        return new Result(status, out.toString(UTF_8), err.toString(UTF_8));
    }
}
