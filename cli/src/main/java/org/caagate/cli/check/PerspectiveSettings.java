package org.caagate.cli.check;

import java.util.ArrayList;
import java.util.List;
import org.caagate.CaaGate;
import org.caagate.cli.Messages;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.Given;
import org.caagate.cli.option.GivenOptions;
import org.caagate.cli.option.Option;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.PerspectiveSpec;
import org.caagate.dns.ResolverSpec;
import org.caagate.lookup.Perspective;

/**
 * A further perspective on DNS.
 *
 * @param id what reports call it
 * @param spec whom it asks
 * @param lookup what asks for it
 */
record PerspectiveSettings(String id, ResolverSpec spec, DnsLookup lookup) {
    /** Reads the perspectives; all that is wrong with them is told at once. */
    static List<PerspectiveSettings> read(GivenOptions options, Manner manner, Messages messages, Faults faults) {
        List<PerspectiveSettings> all = new ArrayList<>();
        List<Given> given = options.all(Option.PERSPECTIVE);
        for (Given each : given) {
            try {
                all.add(parse(each.value(), manner, messages));
            } catch (IllegalArgumentException fault) {
                faults.add(each.place() + ": " + fault.getMessage());
            }
        }
        if (!all.isEmpty()) {
            judge(all, given.get(0).place(), faults);
        }
        return all;
    }

    private static PerspectiveSettings parse(String text, Manner manner, Messages messages) {
        PerspectiveSpec spec = PerspectiveSpec.parse(text);
        return new PerspectiveSettings(
                spec.id(),
                spec.resolver(),
                manner.builder(messages).resolver(spec.resolver()).build());
    }

    /** Ids and their number are for the gate to judge, which is asked here so that its faults come with all others. */
    private static void judge(List<PerspectiveSettings> all, String place, Faults faults) {
        CaaGate.Builder gate = CaaGate.builder().lookup(all.get(0).lookup());
        all.forEach(each -> gate.perspective(new Perspective(each.id(), each.lookup())));
        try {
            gate.build();
        } catch (IllegalArgumentException fault) {
            faults.add(place + ": " + fault.getMessage());
        }
    }
}
