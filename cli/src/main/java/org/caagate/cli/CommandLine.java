package org.caagate.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caagate.cli.check.CheckCommand;
import org.caagate.cli.check.ExecCommand;
import org.caagate.cli.option.Arguments;
import org.caagate.cli.option.Command;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.Invocation;
import org.caagate.cli.option.Option;
import org.caagate.cli.records.RecordsCommand;
import org.caagate.cli.resolver.ResolverCommand;
import org.caagate.cli.shell.CompletionCommand;
import org.caagate.cli.stream.StreamCommand;
import org.caagate.name.Escaped;

/** One run of the command, with the surroundings that it is given. */
public final class CommandLine {
    private final Surroundings surroundings;

    /**
     * Makes a run.
     *
     * @param surroundings the process, or what a test has in its place
     */
    public CommandLine(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Runs the command.
     *
     * @param arguments the command line
     * @return the status to end with
     */
    public int run(String... arguments) {
        List<String> all = Arrays.asList(arguments);
        try {
            Faults faults = new Faults();
            Invocation invocation = Arguments.read(all, surroundings.environment(), faults);
            if (invocation instanceof Invocation.Help help) {
                return print(help.text());
            }
            if (invocation instanceof Invocation.Version) {
                return print("caa-gate " + Version.TEXT + "\n");
            }
            if (invocation instanceof Invocation.Run run) {
                return run(run, faults);
            }
            throw new AssertionError(invocation);
        } catch (UsageException usage) {
            usage.faults().forEach(surroundings::say);
            return ExitStatus.USAGE.code();
        } catch (IOException e) {
            sayUnwritten(e);
            return ExitStatus.USAGE.code();
        } catch (RuntimeException | Error bug) {
            // Whatever it is, it must neither look like a verdict nor be mute.
            report(all, bug);
            boolean isExec = !all.isEmpty() && all.get(0).equals(Command.EXEC.word());
            return (isExec ? ExitStatus.NOT_RUN_BUG : ExitStatus.BUG).code();
        }
    }

    private int print(String text) throws IOException {
        OutputStream out = surroundings.results();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        return ExitStatus.PERMITTED.code();
    }

    private void sayUnwritten(IOException fault) {
        surroundings.say("the result cannot be written: " + Escaped.line(String.valueOf(fault.getMessage())));
    }

    private int run(Invocation.Run run, Faults faults) {
        try {
            return dispatched(run, faults);
        } catch (UsageException usage) {
            usage.faults().forEach(surroundings::say);
            return ended(run, ExitStatus.USAGE, "usage or configuration, see above");
        } catch (ReaderGoneException e) {
            // Whoever read the result has enough of it, and does not ask for reasons.
            return ended(run, ExitStatus.INTERRUPTED, "the reader of the report is gone");
        } catch (IOException e) {
            sayUnwritten(e);
            return ended(run, ExitStatus.USAGE, "the report could not be written");
        } catch (InterruptedException e) {
            return ended(run, ExitStatus.INTERRUPTED, "interrupted");
        }
    }

    private int dispatched(Invocation.Run run, Faults faults) throws UsageException, IOException, InterruptedException {
        Messages messages = Messages.begin(surroundings, run.options());
        return switch (run.command()) {
            case CHECK ->
                StreamCommand.isMeant(run.options())
                        ? StreamCommand.run(run, surroundings, messages, faults).code()
                        : CheckCommand.run(run, surroundings, messages, faults).code();
            case EXEC -> new ExecCommand(run, surroundings, messages).run(faults);
            case RECORDS ->
                RecordsCommand.run(run, surroundings, messages, faults).code();
            case RESOLVER -> ResolverCommand.run(run, surroundings, faults).code();
            case COMPLETION -> CompletionCommand.run(run, surroundings, faults).code();
        };
    }

    private int ended(Invocation.Run run, ExitStatus status, String why) {
        if (run.command() != Command.EXEC) {
            return status.code();
        }
        ExecCommand.notRun(run.behind(), surroundings, why);
        return status.ofExec().code();
    }

    private void report(List<String> arguments, Throwable bug) {
        Optional<StackTraceElement> place = Arrays.stream(bug.getStackTrace()).findFirst();
        surroundings.say(
                "a bug of caa-gate, not of yours; please report this line: caa-gate " + Version.TEXT + ", Java "
                        + Runtime.version() + ", " + Escaped.line(bug.toString())
                        + place.map(where -> " at " + where).orElse("")
                        + " (--debug shows more)");
        int end = arguments.indexOf("--");
        if (isToBeTraced(end < 0 ? arguments : arguments.subList(0, end))) {
            surroundings.say(trace(bug));
        }
        if (!arguments.isEmpty() && arguments.get(0).equals(Command.EXEC.word()) && end >= 0) {
            ExecCommand.notRun(arguments.subList(end + 1, arguments.size()), surroundings, "a bug, see above");
        }
    }

    /** Without the reading of arguments, which may be what is broken. */
    private boolean isToBeTraced(List<String> own) {
        return own.contains(Option.DEBUG.argument())
                || surroundings
                        .environment()
                        .getOrDefault(Option.DEBUG.variable(), "")
                        .equals("true");
    }

    /** The message of an exception may hold what came from anywhere. */
    private static String trace(Throwable bug) {
        StringWriter trace = new StringWriter();
        bug.printStackTrace(new PrintWriter(trace));
        return trace.toString()
                .lines()
                .map(line -> Escaped.line(line.replace("\t", "    ")))
                .collect(Collectors.joining("\n"));
    }
}
