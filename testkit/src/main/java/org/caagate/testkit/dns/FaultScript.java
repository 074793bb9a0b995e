package org.caagate.testkit.dns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.Name;

/** Which faults wait for questions at which names. */
final class FaultScript {
    private final Map<Name, List<Armed>> faults = new HashMap<>();

    /** A fault that may still strike a number of times. */
    private static final class Armed {
        private final Fault fault;
        private int left;

        Armed(Fault fault) {
            this.fault = fault;
            this.left = fault.times();
        }

        void strike(Reply reply, Scene scene) {
            if (left > 0 && fault.concerns(reply.query())) {
                left--;
                fault.apply(reply, scene);
            }
        }
    }

    void add(Name name, Fault fault) {
        faults.computeIfAbsent(name, key -> new ArrayList<>()).add(new Armed(fault));
    }

    void remove(Name name) {
        faults.remove(name);
    }

    void clear() {
        faults.clear();
    }

    /** Applies the faults of each name on the way until one of them ends the way. */
    void apply(Reply reply, AliasChain chain, ZoneData zone) {
        if (faults.isEmpty()) {
            return;
        }
        for (Map.Entry<Name, Integer> name : chain.names().entrySet()) {
            Scene scene = new Scene(name.getKey(), name.getValue(), zone);
            for (Armed armed : at(name.getKey())) {
                armed.strike(reply, scene);
            }
            if (reply.isSettled()) {
                return;
            }
        }
    }

    /** The faults for all names below an ancestor, the widest first, then the name's own, so that the nearest has the last word. */
    private List<Armed> at(Name name) {
        List<Armed> found = new ArrayList<>();
        for (int drop = name.labels() - 1; drop > 0; drop--) {
            ZoneData.wildcardBelow(new Name(name, drop))
                    .filter(wildcard -> !wildcard.equals(name))
                    .map(faults::get)
                    .ifPresent(found::addAll);
        }
        found.addAll(faults.getOrDefault(name, List.of()));
        return found;
    }
}
