package org.caagate.cli.stream;

import java.io.IOException;
import java.util.Optional;
import org.caagate.SelectedIssuer;
import org.caagate.cli.ExitStatus;
import org.caagate.cli.Messages;
import org.caagate.cli.ResultFile;
import org.caagate.cli.Surroundings;
import org.caagate.cli.UsageException;
import org.caagate.cli.check.CheckSettings;
import org.caagate.cli.input.IdentifierStream;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.GivenOptions;
import org.caagate.cli.option.Invocation;
import org.caagate.cli.option.Option;

/** The command {@code check --format jsonl}. */
public final class StreamCommand {
    /** The word for the format. */
    private static final String FORMAT = "jsonl";

    private StreamCommand() {}

    /**
     * Returns whether the user wants a stream.
     *
     * @param options what the user gave
     * @return whether this command is meant
     */
    public static boolean isMeant(GivenOptions options) {
        return options.one(Option.FORMAT)
                .filter(format -> format.value().equals(FORMAT))
                .isPresent();
    }

    /**
     * Runs the command.
     *
     * @param run what the user asked for
     * @param surroundings the process
     * @param messages what warns
     * @param faults what was wrong so far
     * @return how it ends
     * @throws UsageException if anything is wrong with what the user gave, apart from single identifiers
     * @throws IOException if the result cannot be written
     * @throws InterruptedException if the thread is interrupted
     */
    public static ExitStatus run(Invocation.Run run, Surroundings surroundings, Messages messages, Faults faults)
            throws UsageException, IOException, InterruptedException {
        GivenOptions options = run.options();
        IdentifierStream entries = IdentifierStream.open(run, surroundings.in(), faults);
        Optional<CheckSettings> settings = CheckSettings.read(options, surroundings, messages, faults);
        ResultFile file = ResultFile.read(options, surroundings.results(), faults);
        faults.throwIfAny();
        SelectedIssuer issuer = settings.orElseThrow().issuer().select(messages);
        settings.orElseThrow().requirePrivateIssuerForBoundary(issuer);
        remark(entries, issuer, options, messages);
        StreamCheck check = new StreamCheck(entries, issuer, settings.orElseThrow(), options);
        return check.run(file, surroundings, messages);
    }

    /** What other formats say of the request as a whole. */
    private static void remark(
            IdentifierStream entries, SelectedIssuer issuer, GivenOptions options, Messages messages) {
        issuer.findings().forEach(finding -> messages.warn(finding.detail()));
        entries.ignoredCommonNames()
                .forEach(name -> messages.warn(
                        "the common name " + name + " is neither a host name nor an IP address; it was not checked"));
        if (options.has(Option.CERTIFICATE)) {
            messages.warn(CheckSettings.ISSUANCE_TODAY.detail());
        }
    }
}
