package org.caagate.cli.check;

import java.util.Map;
import java.util.Optional;
import org.caagate.GatePolicy;
import org.caagate.IssuanceRequest;
import org.caagate.cli.Surroundings;
import org.caagate.cli.UsageException;
import org.caagate.cli.input.IdentifierReader;
import org.caagate.cli.input.Identifiers;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.GivenOptions;
import org.caagate.cli.option.Invocation;
import org.caagate.cli.option.Option;
import org.caagate.cli.option.Values;
import org.caagate.cli.report.Formats;
import org.caagate.cli.report.ReportFormat;
import org.caagate.decision.Issuer;
import org.caagate.name.DomainName;

/**
 * What a check is asked for, read and found right.
 *
 * @param request what somebody wants
 * @param identifiers where its identifiers were given
 * @param lookup whom to ask
 * @param policy how strict
 * @param onUndetermined what an undetermined identifier does to the exit status
 * @param format how to write the report
 */
record CheckSettings(
        IssuanceRequest request,
        Identifiers identifiers,
        LookupSettings lookup,
        GatePolicy policy,
        OnUndetermined onUndetermined,
        ReportFormat format) {
    private static final Map<String, GatePolicy.BaseNames> BASE_NAMES = Map.of(
            "auto", GatePolicy.BaseNames.AUTO,
            "always", GatePolicy.BaseNames.ALWAYS,
            "never", GatePolicy.BaseNames.NEVER);
    private static final Map<String, OnUndetermined> ON_UNDETERMINED =
            Map.of("block", OnUndetermined.BLOCK, "warn", OnUndetermined.WARN);

    static CheckSettings read(Invocation.Run run, Surroundings surroundings, Faults faults) throws UsageException {
        GivenOptions options = run.options();
        IdentifierReader.Names names = IdentifierReader.read(run, surroundings.in(), faults);
        IssuanceRequest.Builder request = IssuanceRequest.builder();
        names.identifiers().all().forEach(request::identifier);
        options.one(Option.ACCOUNT).ifPresent(given -> request.account(given.value()));
        options.all(Option.METHOD).forEach(given -> request.method(given.value()));
        String[] domains =
                options.all(Option.ISSUER).stream().map(given -> given.value()).toArray(String[]::new);
        if (domains.length == 0) {
            faults.add("no issuer: give --issuer DOMAIN or --acme URL|ALIAS");
        } else {
            request.issuer(Issuer.named(domains));
        }
        OnUndetermined onUndetermined = options.read(Option.ON_UNDETERMINED, faults, Values.among(ON_UNDETERMINED))
                .orElse(OnUndetermined.BLOCK);
        Optional<LookupSettings> lookup = LookupSettings.read(options, faults);
        GatePolicy policy = policy(options, onUndetermined, faults);
        ReportFormat format = options.read(Option.FORMAT, faults, Values.among(Formats.byWord()))
                .orElseGet(() -> Formats.byWord().get("text"));
        faults.throwIfAny();
        return new CheckSettings(
                request.build(),
                names.identifiers(),
                lookup.orElseThrow(),
                policy.deadline(lookup.orElseThrow().deadline()),
                onUndetermined,
                format);
    }

    private static GatePolicy policy(GivenOptions options, OnUndetermined onUndetermined, Faults faults) {
        GatePolicy policy = GatePolicy.strict().mostIdentifiers(2 * IdentifierReader.MOST);
        for (DomainName boundary : options.readAll(Option.BOUNDARY, faults, DomainName::parse)) {
            policy = policy.climbBoundary(boundary);
        }
        if (onUndetermined == OnUndetermined.WARN) {
            policy = policy.clearDespiteFailedLookup();
        }
        return options.read(Option.WILDCARD_BASE, faults, Values.among(BASE_NAMES))
                .map(policy::countBaseNames)
                .orElse(policy);
    }
}
