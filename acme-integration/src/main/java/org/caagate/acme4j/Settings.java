package org.caagate.acme4j;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caagate.CaaGate;
import org.caagate.GatePolicy;
import org.caagate.decision.Issuer;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.DnsLookupBuilder;
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
    private static final Map<String, Boolean> YES_OR_NO = Map.of("true", true, "false", false);

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
        return gate;
    }

    /** Everything is read before anything is complained about, so that all faults are told at once. */
    private OrderGate gate() {
        GatePolicy policy = policy();
        Optional<DnsLookup> lookup = lookup(policy.deadline());
        Optional<Issuer.Named> issuer = values.read(
                Option.ISSUER, value -> Issuer.named(OptionValues.list(value).toArray(new String[0])));
        Optional<URI> account = values.read(
                Option.ACCOUNT, value -> URI.create(AccountUri.parse(value).text()));
        boolean overriding = values.readWord(Option.ISSUER_OVERRIDE, YES_OR_NO).orElse(false);
        Mode mode = values.readWord(Option.MODE, MODES).orElse(Mode.ENFORCE);
        if (overriding && !values.has(Option.ISSUER)) {
            values.fault("an issuer that overrides the directory needs " + Option.ISSUER.property());
        }
        values.requireSound();
        OrderGate.Builder gate = OrderGate.builder(
                CaaGate.builder().lookup(lookup.orElseThrow()).policy(policy).build());
        issuer.ifPresent(gate::issuer);
        account.ifPresent(gate::account);
        if (overriding) {
            gate.issuerOverridesDirectory();
        }
        if (mode == Mode.REPORT_ONLY) {
            gate.reportOnly();
        }
        return gate.build();
    }

    private Optional<DnsLookup> lookup(Duration deadline) {
        Optional<Duration> timeout = values.read(Option.TIMEOUT, OptionValues::duration);
        timeout.filter(limit -> limit.compareTo(deadline) > 0)
                .ifPresent(limit ->
                        values.fault("a timeout of " + limit + " does not fit into a deadline of " + deadline));
        Optional<Integer> tries = values.read(Option.TRIES, OptionValues::count);
        if (!values.has(Option.RESOLVER)) {
            values.fault(Option.RESOLVER.property() + " or " + Option.RESOLVER.variable()
                    + " must say which resolver to ask, or system");
        }
        return values.read(Option.RESOLVER, value -> {
            DnsLookupBuilder lookup = DnsLookup.builder();
            OptionValues.list(value).forEach(lookup::resolver);
            timeout.ifPresent(lookup::timeout);
            tries.ifPresent(lookup::tries);
            return lookup.build();
        });
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
        for (DomainName boundary : values.read(Option.BOUNDARY, Settings::names).orElse(List.of())) {
            policy = policy.climbBoundary(boundary);
        }
        GatePolicy draft = policy;
        return values.read(Option.DEADLINE, text -> draft.deadline(OptionValues.duration(text)))
                .orElse(policy);
    }

    private static List<DomainName> names(String value) {
        return OptionValues.list(value).stream().map(DomainName::parse).toList();
    }
}
