package org.caagate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.CachedLookup;
import org.caagate.lookup.Perspective;
import org.caagate.name.Escaped;

/** Holds the perspectives of a gate against their rules. */
final class Perspectives {
    private static final int MOST = 16;
    private static final int LONGEST_REGION = 64;
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,32}");

    private Perspectives() {}

    /**
     * Returns whom a gate asks, the primary one first, which is in no region.
     *
     * @param primary the gate's own lookup
     * @param others the perspectives beside it
     * @param otherFaults what else is wrong with the gate, to be said at once
     * @return all of them
     * @throws IllegalArgumentException if there is no primary one, or the others break the rules; it says all faults
     */
    static List<Perspective> of(Optional<CaaLookup> primary, List<Perspective> others, List<String> otherFaults) {
        List<String> faults = new ArrayList<>(otherFaults);
        List<Perspective> all = new ArrayList<>();
        primary.ifPresentOrElse(
                lookup -> all.add(new Perspective(Perspective.PRIMARY, lookup)),
                () -> faults.add(
                        "a gate needs a lookup, such as DnsLookup.ofServers(...): it has no default resolver"));
        Set<String> ids = new HashSet<>(Set.of(Perspective.PRIMARY));
        for (Perspective perspective : others) {
            faultsOf(perspective, ids.add(perspective.id()), faults);
            // Baseline Requirements section 3.2.2.9: no shared caches.
            if (perspective.lookup() instanceof CachedLookup cache
                    && all.stream().anyMatch(other -> other.lookup() == cache)) {
                faults.add("the perspective " + Escaped.quote(perspective.id()) + " needs a cache of its own");
            }
            all.add(perspective);
        }
        if (others.size() > MOST) {
            faults.add("a gate may have " + MOST + " perspectives beside its own lookup, not " + others.size());
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
        return List.copyOf(all);
    }

    private static void faultsOf(Perspective perspective, boolean isNew, List<String> faults) {
        String id = Escaped.quote(perspective.id());
        if (!ID.matcher(perspective.id()).matches()) {
            faults.add("the id of a perspective has 1 to 32 lower-case letters, digits and hyphens: " + id);
        }
        if (!isNew) {
            faults.add(
                    perspective.id().equals(Perspective.PRIMARY)
                            ? "the id " + id + " is that of the gate's own lookup"
                            : "two perspectives have the id " + id);
        }
        if (perspective.region().length() > LONGEST_REGION) {
            faults.add("the region of perspective " + id + " has more than " + LONGEST_REGION + " characters");
        }
    }
}
