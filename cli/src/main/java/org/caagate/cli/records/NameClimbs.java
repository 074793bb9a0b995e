package org.caagate.cli.records;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.caagate.CaaGate;
import org.caagate.GatePolicy;
import org.caagate.GateReport;
import org.caagate.IssuanceRequest;
import org.caagate.decision.Issuer;
import org.caagate.lookup.CaaLookup;
import org.caagate.lookup.Climb;
import org.caagate.name.DomainName;
import org.caagate.name.Identifier;

/**
 * The climbs for several names, asked together and each name once. A gate asks, for nobody in particular: so the answers are vetted
 * like those of a check.
 */
public final class NameClimbs {
    private final Map<DomainName, Climb> climbs = new HashMap<>();

    private NameClimbs() {}

    /**
     * Asks.
     *
     * @param lookup who is asked
     * @param policy how far to climb, and how long it may take
     * @param starts the names where climbs start, none of them under {@code onion}
     * @return completes with their climbs
     */
    public static CompletableFuture<NameClimbs> ask(
            CaaLookup lookup, GatePolicy policy, Collection<DomainName> starts) {
        Set<DomainName> names = Set.copyOf(starts);
        if (names.isEmpty()) {
            return CompletableFuture.completedFuture(new NameClimbs());
        }
        IssuanceRequest.Builder request = IssuanceRequest.builder().issuer(Issuer.unknown());
        names.forEach(name -> request.identifier(new Identifier.Dns(name)));
        return CaaGate.builder()
                .lookup(lookup)
                .policy(policy.mostIdentifiers(names.size()))
                .build()
                .checkAsync(request.build())
                .thenApply(NameClimbs::of);
    }

    private static NameClimbs of(GateReport report) {
        NameClimbs all = new NameClimbs();
        report.verdicts().stream()
                .flatMap(verdict -> verdict.examination().stream())
                .forEach(examination -> all.climbs.put(examination.climb().start(), examination.climb()));
        return all;
    }

    /**
     * Waits for climbs.
     *
     * @param climbs what was asked for
     * @return the climbs
     * @throws InterruptedException if the thread is interrupted; then they are given up
     */
    public static NameClimbs await(CompletableFuture<NameClimbs> climbs) throws InterruptedException {
        try {
            return climbs.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a check broke off", e.getCause());
        } finally {
            climbs.cancel(false);
        }
    }

    /**
     * Returns the climb from a name.
     *
     * @param start one of the names that were asked for
     * @return the climb up to the step that decides
     */
    public Climb from(DomainName start) {
        return Objects.requireNonNull(climbs.get(start), () -> "not asked for: " + start);
    }
}
