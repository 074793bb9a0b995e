package org.caagate.acme4j;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caagate.CaaGate;
import org.caagate.GatePolicy;
import org.caagate.dns.DnsLookupBuilder;
import org.caagate.dns.PerspectiveSpec;
import org.caagate.dns.ResolverSpec;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.Perspective;

/**
 * Whom the gate asks, as properties and environment say it.
 *
 * @param lookup its own lookup, missing only after a fault
 * @param perspectives those that are asked along
 */
record LookupSettings(Optional<CaaLookup> lookup, List<Perspective> perspectives) {
    /** Reads the options; whatever is wrong with them is a fault. */
    static LookupSettings read(OptionValues values, Duration deadline) {
        Manner manner = Manner.read(values, deadline);
        List<ResolverSpec> resolvers =
                values.readAll(Option.RESOLVER, ResolverSpec::parse).orElse(List.of());
        List<PerspectiveSpec> specs =
                values.readAll(Option.PERSPECTIVE, PerspectiveSpec::parse).orElse(List.of());
        Stream.concat(resolvers.stream(), specs.stream().map(PerspectiveSpec::resolver))
                .distinct()
                .forEach(resolver -> DnssecSettings.warnOfOpenWays(manner.dnssec(), resolver));
        LookupSettings settings =
                new LookupSettings(lookup(values, manner, resolvers), perspectives(values, manner, specs));
        settings.judgePerspectives(values);
        return settings;
    }

    private static Optional<CaaLookup> lookup(OptionValues values, Manner manner, List<ResolverSpec> resolvers) {
        if (!values.has(Option.RESOLVER)) {
            values.fault(Option.RESOLVER.property() + " or " + Option.RESOLVER.variable()
                    + " must say which resolver to ask, or system");
        }
        return resolvers.isEmpty() ? Optional.empty() : built(values, Option.RESOLVER, manner, resolvers);
    }

    private static List<Perspective> perspectives(OptionValues values, Manner manner, List<PerspectiveSpec> specs) {
        List<Perspective> perspectives = new ArrayList<>();
        for (PerspectiveSpec spec : specs) {
            built(values, Option.PERSPECTIVE, manner, List.of(spec.resolver()))
                    .ifPresent(lookup -> perspectives.add(new Perspective(spec.id(), lookup)));
        }
        return perspectives;
    }

    private static Optional<CaaLookup> built(
            OptionValues values, Option option, Manner manner, List<ResolverSpec> resolvers) {
        DnsLookupBuilder builder = manner.builder();
        resolvers.forEach(builder::resolver);
        return values.read(option, any -> builder.build());
    }

    /** Ids and their number are for the gate to judge, which is asked here so that its faults come with all others. */
    private void judgePerspectives(OptionValues values) {
        if (!perspectives.isEmpty()) {
            CaaLookup any = lookup.orElseGet(() -> perspectives.get(0).lookup());
            values.read(Option.PERSPECTIVE, text -> new LookupSettings(Optional.of(any), perspectives)
                    .gate(GatePolicy.strict()));
        }
    }

    /** The gate that asks them, once nothing is wrong. */
    CaaGate gate(GatePolicy policy) {
        CaaGate.Builder gate = CaaGate.builder().lookup(lookup.orElseThrow()).policy(policy);
        perspectives.forEach(gate::perspective);
        return gate.build();
    }
}
