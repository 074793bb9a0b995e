package org.caagate.cli.check;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.caagate.CaaGate;
import org.caagate.GateReport;
import org.caagate.cli.ExitStatus;
import org.caagate.cli.Surroundings;
import org.caagate.cli.UsageException;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.Invocation;

/** The command {@code check}. */
public final class CheckCommand {
    private CheckCommand() {}

    /**
     * Runs the command.
     *
     * @param run what the user asked for
     * @param surroundings the process
     * @param faults what was wrong with it so far
     * @return how it ends
     * @throws UsageException if anything is wrong with what the user gave
     * @throws IOException if the result cannot be written
     * @throws InterruptedException if the thread is interrupted
     */
    public static ExitStatus run(Invocation.Run run, Surroundings surroundings, Faults faults)
            throws UsageException, IOException, InterruptedException {
        CheckSettings settings = CheckSettings.read(run, surroundings, faults);
        CaaGate gate = CaaGate.builder()
                .lookup(settings.lookup().lookup())
                .policy(settings.policy())
                .build();
        GateReport report = gate.check(settings.request());
        Optional<Instant> validUntil =
                report.blocking().isEmpty() ? Optional.of(gate.clear(report).expiresAt()) : Optional.empty();
        CheckResult result = new CheckResult(
                report, settings.identifiers(), settings.lookup().resolvers(), settings.onUndetermined(), validUntil);
        Writer out = new OutputStreamWriter(surroundings.out(), StandardCharsets.UTF_8);
        settings.format().write(result, out);
        out.flush();
        return result.status();
    }
}
