package org.caagate.cli.records;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caagate.GatePolicy;
import org.caagate.cli.ExitStatus;
import org.caagate.cli.Interruption;
import org.caagate.cli.Messages;
import org.caagate.cli.ResultFile;
import org.caagate.cli.Surroundings;
import org.caagate.cli.UsageException;
import org.caagate.cli.check.LookupSettings;
import org.caagate.cli.check.PendingLookups;
import org.caagate.cli.input.IdentifierReader;
import org.caagate.cli.input.Identifiers;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.GivenOptions;
import org.caagate.cli.option.Invocation;
import org.caagate.cli.option.Option;
import org.caagate.decision.Start;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.ClimbPath;
import org.caagate.name.DomainName;
import org.caagate.name.Escaped;
import org.caagate.name.Identifier;

/** The command {@code records}: the CAA records that apply. */
public final class RecordsCommand {
    private final Identifiers identifiers;
    private final GatePolicy policy;
    private final GivenOptions options;

    private RecordsCommand(Identifiers identifiers, GatePolicy policy, GivenOptions options) {
        this.identifiers = identifiers;
        this.policy = policy;
        this.options = options;
    }

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
        GivenOptions options = run.options();
        Identifiers identifiers =
                IdentifierReader.read(run, surroundings.in(), faults).identifiers();
        Optional<LookupSettings> lookup = LookupSettings.read(options, surroundings.environment(), messages, faults);
        GatePolicy policy = GatePolicy.strict();
        for (DomainName boundary : options.readAll(Option.BOUNDARY, faults, DomainName::parse)) {
            policy = policy.climbBoundary(boundary);
        }
        ResultFile file = ResultFile.read(options, surroundings.results(), faults);
        faults.throwIfAny();
        LookupSettings settings = lookup.orElseThrow();
        RecordsCommand command = new RecordsCommand(identifiers, policy.deadline(settings.deadline()), options);
        Set<String> failures = command.written(settings.lookup(), file);
        failures.forEach(surroundings::say);
        return failures.isEmpty() ? ExitStatus.PERMITTED : ExitStatus.UNDETERMINED;
    }

    /** Writes what is known, which after an interruption may be less than was asked for, and returns what failed. */
    private Set<String> written(CaaLookup lookup, ResultFile file) throws IOException, InterruptedException {
        PendingLookups lookups = new PendingLookups();
        Interruption interruption = new Interruption(lookups::giveUp);
        try {
            NameClimbs climbs = NameClimbs.await(NameClimbs.ask(lookups.watched(lookup), policy, starts()));
            lookups.requireWhole(options);
            Set<String> failures = new LinkedHashSet<>();
            file.write(out -> failures.addAll(write(climbs, out)));
            return failures;
        } finally {
            interruption.close();
        }
    }

    private Optional<ClimbPath> path(Identifier identifier) {
        return Start.of(identifier) instanceof Start.At start
                ? Optional.of(ClimbPath.from(start.name(), policy.climbBoundaries()))
                : Optional.empty();
    }

    /** For every level to be seen, there is a climb from each. */
    private Set<DomainName> starts() {
        Set<DomainName> starts = new LinkedHashSet<>();
        for (Identifier identifier : identifiers.all()) {
            path(identifier)
                    .map(ClimbPath::names)
                    .ifPresent(names -> starts.addAll(options.has(Option.ALL) ? names : names.subList(0, 1)));
        }
        return starts;
    }

    private List<String> write(NameClimbs climbs, Writer out) throws IOException {
        RecordLines lines =
                new RecordLines(options.has(Option.RAW) ? RecordLines.Form.GENERIC : RecordLines.Form.CANONICAL);
        RecordsReport report = new RecordsReport(climbs, lines, out);
        for (Identifier identifier : identifiers.all()) {
            Optional<ClimbPath> path = path(identifier);
            if (path.isEmpty()) {
                report.comment(shown(identifier), notApplicable(identifier));
            } else if (options.has(Option.ALL)) {
                report.everyLevel(shown(identifier), path.get());
            } else {
                report.relevant(shown(identifier), path.get().names().get(0));
            }
        }
        return report.failures();
    }

    private static String notApplicable(Identifier identifier) {
        if (Start.of(identifier) instanceof Start.Nowhere nowhere) {
            return nowhere.reason().detail();
        }
        throw new AssertionError(identifier);
    }

    private String shown(Identifier identifier) {
        String original = identifiers
                .source(identifier)
                .written()
                .map(written -> " (" + Escaped.line(written) + ")")
                .orElse("");
        return Escaped.line(identifier.toString()) + original;
    }
}
