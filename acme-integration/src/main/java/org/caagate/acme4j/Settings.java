package org.caagate.acme4j;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caagate.GatePolicy;
import org.caagate.IssuerTable;
import org.caagate.decision.Issuer;
import org.caagate.decision.IssuerProfile;
import org.caagate.name.DomainName;
import org.caagate.record.AccountUri;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gate of a {@code caagate:} session, as properties and environment set it up. */
final class Settings {
    private static final Logger LOG = LoggerFactory.getLogger(CaaGateAcmeProvider.class);
    private static final Map<String, GatePolicy.BaseNames> BASE_NAMES = Map.of(
            "auto", GatePolicy.BaseNames.AUTO,
            "always", GatePolicy.BaseNames.ALWAYS,
            "never", GatePolicy.BaseNames.NEVER);
    private static final Map<String, GatePolicy.FailedLookups> FAILED_LOOKUPS =
            Map.of("block", GatePolicy.FailedLookups.BLOCK, "warn", GatePolicy.FailedLookups.TOLERATE);
    private static final Map<String, Mode> MODES = Map.of("enforce", Mode.ENFORCE, "report-only", Mode.REPORT_ONLY);

    private final OptionValues values;

    private Settings(OptionValues values) {
        this.values = values;
    }

    /**
     * Reads the settings.
     *
     * @throws IllegalStateException if there is anything wrong with them; it names everything
     */
    static OrderGate read(Map<String, String> properties, Map<String, String> environment) {
        OptionValues values = new OptionValues(properties, environment);
        OrderGate gate = new Settings(values).gate();
        LOG.info("gated by {}", values);
        values.relaxationsByEnvironment().forEach(each -> LOG.warn("less strict by the environment: {}", each));
        return gate;
    }

    /** Everything is read before anything is complained about, so that all faults are told at once. */
    private OrderGate gate() {
        GatePolicy policy = policy();
        LookupSettings lookups = LookupSettings.read(values, policy.deadline());
        Optional<Issuer.Named> issuer = values.readAll(Option.ISSUER, IssuerTable.builtIn()::issuerDomainName)
                .map(Issuer::named);
        Optional<URI> account = values.read(
                Option.ACCOUNT, value -> URI.create(AccountUri.parse(value).text()));
        Optional<IssuerProfile> profile = values.read(Option.PROFILE, IssuerTable.builtIn()::profile);
        boolean overriding = values.readFlag(Option.ISSUER_OVERRIDE);
        Mode mode = values.readWord(Option.MODE, MODES).orElse(Mode.ENFORCE);
        if (overriding && !values.has(Option.ISSUER)) {
            values.fault("an issuer that overrides the directory needs " + Option.ISSUER.property());
        }
        values.requireSound();
        OrderGate.Builder gate = OrderGate.builder(lookups.gate(policy));
        issuer.ifPresent(gate::issuer);
        profile.ifPresent(gate::profileIfUnlisted);
        account.ifPresent(gate::account);
        if (overriding) {
            gate.issuerOverridesDirectory();
        }
        if (mode == Mode.REPORT_ONLY) {
            gate.reportOnly();
        }
        return gate.build();
    }

    private GatePolicy policy() {
        GatePolicy policy = GatePolicy.strict();
        policy = values.readWord(Option.WILDCARD_BASE, BASE_NAMES)
                .map(policy::countBaseNames)
                .orElse(policy);
        if (values.readWord(Option.ON_UNDETERMINED, FAILED_LOOKUPS).orElse(policy.failedLookups())
                == GatePolicy.FailedLookups.TOLERATE) {
            policy = policy.clearDespiteFailedLookup();
        }
        for (DomainName boundary :
                values.readAll(Option.BOUNDARY, DomainName::parse).orElse(List.of())) {
            policy = policy.climbBoundary(boundary);
        }
        policy = values.read(Option.CANARY, DomainName::parse)
                .map(policy::requireCanary)
                .orElse(policy);
        GatePolicy draft = policy;
        return values.read(Option.DEADLINE, text -> draft.deadline(OptionValues.duration(text)))
                .orElse(policy);
    }
}
