package org.caagate.cli.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.caagate.CaaGate;
import org.caagate.GatePolicy;
import org.caagate.SelectedIssuer;
import org.caagate.cli.Messages;
import org.caagate.cli.Surroundings;
import org.caagate.cli.UsageException;
import org.caagate.cli.input.IdentifierReader;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.GivenOptions;
import org.caagate.cli.option.Option;
import org.caagate.cli.option.Values;
import org.caagate.decision.Finding;
import org.caagate.decision.FindingId;
import org.caagate.decision.IssuerProfile;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.Perspective;
import org.caagate.name.DomainName;

/**
 * What a check is to go by, whatever its identifiers and its format.
 *
 * @param issuer who will issue
 * @param facts what the user says about the request
 * @param lookup whom to ask
 * @param policy how strict
 * @param onUndetermined what an undetermined identifier does to the exit status
 */
public record CheckSettings(
        IssuerSettings issuer,
        RequestFacts facts,
        LookupSettings lookup,
        GatePolicy policy,
        OnUndetermined onUndetermined) {
    /** What there is to remark where the identifiers are those of a certificate. */
    public static final Finding ISSUANCE_TODAY = Finding.of(
            FindingId.ISSUANCE_TODAY,
            "CAA applies to issuance: this report says whether the certificate could be issued today, not whether"
                    + " it was issued correctly");

    private static final Map<String, GatePolicy.BaseNames> BASE_NAMES = Map.of(
            "auto", GatePolicy.BaseNames.AUTO,
            "always", GatePolicy.BaseNames.ALWAYS,
            "never", GatePolicy.BaseNames.NEVER);
    private static final Map<String, OnUndetermined> ON_UNDETERMINED =
            Map.of("block", OnUndetermined.BLOCK, "warn", OnUndetermined.WARN);

    /**
     * Reads the settings; nobody is asked for anything yet.
     *
     * @param options what the user gave
     * @param surroundings the process
     * @param messages what warns
     * @param faults where to complain
     * @return the settings, or nothing if there were faults
     */
    public static Optional<CheckSettings> read(
            GivenOptions options, Surroundings surroundings, Messages messages, Faults faults) {
        RequestFacts facts = RequestFacts.read(options, faults);
        OnUndetermined onUndetermined = options.read(Option.ON_UNDETERMINED, faults, Values.among(ON_UNDETERMINED))
                .orElse(OnUndetermined.BLOCK);
        GatePolicy policy = policy(options, onUndetermined, faults);
        Optional<LookupSettings> lookup = LookupSettings.read(options, surroundings.environment(), messages, faults);
        Optional<IssuerSettings> issuer = IssuerSettings.read(
                options,
                surroundings.environment(),
                lookup.map(LookupSettings::deadline).orElse(LookupSettings.DEADLINE),
                faults);
        return issuer.flatMap(who -> lookup.map(
                whom -> new CheckSettings(who, facts, whom, policy.deadline(whom.deadline()), onUndetermined)));
    }

    private static GatePolicy policy(GivenOptions options, OnUndetermined onUndetermined, Faults faults) {
        GatePolicy policy = GatePolicy.strict().mostIdentifiers(2 * IdentifierReader.MOST);
        for (DomainName boundary : options.readAll(Option.BOUNDARY, faults, DomainName::parse)) {
            policy = policy.climbBoundary(boundary);
        }
        policy = options.read(Option.CANARY, faults, DomainName::parse)
                .map(policy::requireCanary)
                .orElse(policy);
        if (onUndetermined == OnUndetermined.WARN) {
            policy = policy.clearDespiteFailedLookup();
        }
        return options.read(Option.WILDCARD_BASE, faults, Values.among(BASE_NAMES))
                .map(policy::countBaseNames)
                .orElse(policy);
    }

    /**
     * Refuses a boundary with an issuer that the public relies on, in the words of the command line.
     *
     * @param selected who will issue
     * @throws UsageException if there is a boundary, and the issuer is publicly trusted
     */
    public void requirePrivateIssuerForBoundary(SelectedIssuer selected) throws UsageException {
        IssuerProfile profile = selected.issuer().profile();
        if (!policy.climbBoundaries().isEmpty() && profile.trust() == IssuerProfile.Trust.PUBLIC) {
            throw new UsageException(List.of("--boundary is for private CAs, and the profile " + profile
                    + " is publicly trusted: leave out one of them"));
        }
    }

    /**
     * Returns a gate for these settings.
     *
     * @param watch what stands before each lookup
     * @return a gate that can be shared by many requests
     */
    CaaGate gate(UnaryOperator<CaaLookup> watch) {
        CaaGate.Builder gate =
                CaaGate.builder().lookup(watch.apply(lookup.lookup())).policy(policy);
        for (Perspective each : lookup.perspectives()) {
            gate.perspective(new Perspective(each.id(), each.region(), watch.apply(each.lookup())));
        }
        return gate.build();
    }
}
