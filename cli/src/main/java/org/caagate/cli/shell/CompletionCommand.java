package org.caagate.cli.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.caagate.cli.ExitStatus;
import org.caagate.cli.Surroundings;
import org.caagate.cli.UsageException;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.Invocation;
import org.caagate.cli.option.Meant;
import org.caagate.name.Escaped;

/** The command {@code completion}. */
public final class CompletionCommand {
    private CompletionCommand() {}

    /**
     * Prints the script for a shell.
     *
     * @param run what the user asked for
     * @param surroundings the process
     * @param faults what was wrong so far
     * @return the status to end with
     * @throws IOException if the script cannot be written
     * @throws UsageException if no such shell is known
     */
    public static ExitStatus run(Invocation.Run run, Surroundings surroundings, Faults faults)
            throws UsageException, IOException {
        if (run.operands().size() != 1) {
            faults.add("name one shell: " + String.join(", ", Shell.words()));
        }
        for (String word : run.operands()) {
            if (Shell.ofWord(word).isEmpty()) {
                faults.add("there is no completion for " + Escaped.quote(word) + ", only for "
                        + String.join(", ", Shell.words()) + Meant.among(Shell.words(), word));
            }
        }
        faults.throwIfAny();
        String script = Shell.ofWord(run.operands().get(0)).orElseThrow().script();
        OutputStream out = surroundings.results();
        out.write(script.getBytes(StandardCharsets.UTF_8));
        out.flush();
        return ExitStatus.PERMITTED;
    }
}
