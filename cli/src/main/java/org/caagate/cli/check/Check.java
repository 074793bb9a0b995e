package org.caagate.cli.check;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caagate.CaaGate;
import org.caagate.GateReport;
import org.caagate.IssuanceRequest;
import org.caagate.SelectedIssuer;
import org.caagate.cli.ExitStatus;
import org.caagate.cli.Interruption;
import org.caagate.cli.Messages;
import org.caagate.cli.ResultFile;
import org.caagate.cli.Surroundings;
import org.caagate.cli.UsageException;
import org.caagate.cli.input.IdentifierReader;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.GivenOptions;
import org.caagate.cli.option.Invocation;
import org.caagate.cli.option.Option;
import org.caagate.cli.report.Formats;
import org.caagate.cli.report.ReportFormat;
import org.caagate.name.CertificateNames;

/** One check of a certificate's identifiers, with one report: what {@code check} and {@code exec} have in common. */
final class Check {
    private final CheckSettings settings;
    private final IdentifierReader.Names names;
    private final GivenOptions options;
    private final Messages messages;

    private Check(CheckSettings settings, IdentifierReader.Names names, GivenOptions options, Messages messages) {
        this.settings = settings;
        this.names = names;
        this.options = options;
        this.messages = messages;
    }

    /** Where the report goes unless the user names a file. */
    record Place(Surroundings surroundings, Surroundings.Stream stream) {}

    /**
     * Reads everything, asks, and writes the report.
     *
     * @return what the check came to
     * @throws UsageException if anything is wrong with what the user gave; then nobody was asked for a CAA record
     * @throws IOException if the report cannot be written
     */
    static CheckResult run(Invocation.Run run, Place place, Messages messages, Faults faults)
            throws UsageException, IOException, InterruptedException {
        GivenOptions options = run.options();
        Surroundings surroundings = place.surroundings();
        IdentifierReader.Names names = IdentifierReader.read(run, surroundings.in(), faults);
        Optional<CheckSettings> settings = CheckSettings.read(options, surroundings, messages, faults);
        settings.ifPresent(some -> some.facts().requireAmong(names.identifiers().all(), faults));
        ReportFormat format = Formats.read(options, place.stream(), surroundings, faults);
        ResultFile file = ResultFile.read(
                options,
                place.stream() == Surroundings.Stream.OUT ? surroundings.results() : surroundings.err(),
                faults);
        faults.throwIfAny();
        Check check = new Check(settings.orElseThrow(), names, options, messages);
        IssuanceRequest request = check.request();
        PendingLookups lookups = new PendingLookups();
        Writing writing = result -> file.write(out -> format.write(result, out));
        if (place.stream() == Surroundings.Stream.ERR) {
            // It is COMMAND that counts, and an interrupted check runs none: there is nothing to add.
            return check.written(request, lookups, writing);
        }
        Interruption interruption = new Interruption(lookups::giveUp);
        try {
            return check.written(request, lookups, writing);
        } finally {
            interruption.close();
        }
    }

    /** What writes a result. */
    @FunctionalInterface
    private interface Writing {
        void write(CheckResult result) throws IOException, InterruptedException;
    }

    private CheckResult written(IssuanceRequest request, PendingLookups lookups, Writing writing)
            throws UsageException, IOException, InterruptedException {
        CheckResult result = result(request, lookups);
        lookups.requireWhole(options);
        writing.write(result);
        return result;
    }

    private IssuanceRequest request() throws UsageException {
        SelectedIssuer issuer = settings.issuer().select(messages);
        settings.requirePrivateIssuerForBoundary(issuer);
        IssuanceRequest.Builder request =
                settings.facts().request(issuer, names.identifiers().all());
        findings(request);
        return request.build();
    }

    private CheckResult result(IssuanceRequest request, PendingLookups lookups)
            throws UsageException, InterruptedException {
        CaaGate gate = settings.gate(lookups::watched);
        GateReport report = check(gate, request);
        return new CheckResult(
                report,
                names.identifiers(),
                settings.lookup().resolvers(),
                settings.lookup().zoneFiles(),
                settings.lookup().dnssec(),
                settings.onUndetermined(),
                validUntil(gate, report));
    }

    /** What would be if a zone were another clears nothing. */
    private Optional<Instant> validUntil(CaaGate gate, GateReport report) {
        boolean isCleared =
                report.blocking().isEmpty() && settings.lookup().zoneFiles().isEmpty();
        return isCleared ? Optional.of(gate.clear(report).expiresAt()) : Optional.empty();
    }

    private void findings(IssuanceRequest.Builder request) {
        request.names(new CertificateNames(names.identifiers().all(), names.ignoredCommonNames()));
        if (options.has(Option.CERTIFICATE)) {
            request.finding(CheckSettings.ISSUANCE_TODAY);
        }
    }

    /** What the gate refuses to begin with is wrong with what the user gave. */
    private static GateReport check(CaaGate gate, IssuanceRequest request) throws UsageException, InterruptedException {
        try {
            return gate.check(request);
        } catch (IllegalArgumentException fault) {
            throw new UsageException(List.of(String.valueOf(fault.getMessage())));
        }
    }

    static ExitStatus status(CheckResult result, Messages messages) {
        if (!result.tolerated().isEmpty()) {
            messages.warn(result.tolerated().size() + " undetermined, " + OnUndetermined.ONLY_WARNED);
        }
        if (result.untolerated() > 0) {
            messages.warn(result.untolerated() + " " + OnUndetermined.NOT_COVERED);
        }
        return result.status();
    }
}
