package org.caagate.cli.check;

import java.io.IOException;
import org.caagate.cli.ExitStatus;
import org.caagate.cli.Messages;
import org.caagate.cli.Surroundings;
import org.caagate.cli.UsageException;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.Invocation;

/** The command {@code check}: the dry run. */
public final class CheckCommand {
    private CheckCommand() {}

    /**
     * Runs the command.
     *
     * @param run what the user asked for
     * @param surroundings the process
     * @param messages what warns
     * @param faults what was wrong so far
     * @return how it ends
     * @throws UsageException if anything is wrong with what the user gave
     * @throws IOException if the result cannot be written
     * @throws InterruptedException if the thread is interrupted
     */
    public static ExitStatus run(Invocation.Run run, Surroundings surroundings, Messages messages, Faults faults)
            throws UsageException, IOException, InterruptedException {
        Check.Place place = new Check.Place(surroundings, Surroundings.Stream.OUT);
        return Check.status(Check.run(run, place, messages, faults), messages);
    }
}
