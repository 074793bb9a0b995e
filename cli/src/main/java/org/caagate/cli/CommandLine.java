package org.caagate.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.caagate.cli.check.CheckCommand;
import org.caagate.cli.option.Arguments;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.Invocation;

/** One run of the command, with the surroundings that it is given. */
final class CommandLine {
    private final Surroundings surroundings;

    CommandLine(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    ExitStatus run(String... arguments) {
        List<String> all = Arrays.asList(arguments);
        try {
            return run(all);
        } catch (UsageException usage) {
            usage.faults().forEach(surroundings::say);
            return ExitStatus.USAGE;
        } catch (InterruptedException e) {
            return ExitStatus.INTERRUPTED;
        } catch (IOException e) {
            surroundings.say("the result cannot be written: " + e.getMessage());
            return ExitStatus.USAGE;
        }
    }

    private ExitStatus run(List<String> arguments) throws UsageException, IOException, InterruptedException {
        Faults faults = new Faults();
        Invocation invocation = Arguments.read(arguments, surroundings.environment(), faults);
        if (invocation instanceof Invocation.Help help) {
            surroundings.out().print(help.text());
            return ExitStatus.PERMITTED;
        }
        if (invocation instanceof Invocation.Version) {
            surroundings.out().print("caa-gate " + Version.TEXT + "\n");
            return ExitStatus.PERMITTED;
        }
        if (invocation instanceof Invocation.Run run) {
            return run(run, faults);
        }
        throw new AssertionError(invocation);
    }

    private ExitStatus run(Invocation.Run run, Faults faults) throws UsageException, IOException, InterruptedException {
        return switch (run.command()) {
            case CHECK -> CheckCommand.run(run, surroundings, faults);
            case EXEC, RECORDS, RESOLVER, COMPLETION ->
                throw new UnsupportedOperationException(run.command().word());
        };
    }
}
