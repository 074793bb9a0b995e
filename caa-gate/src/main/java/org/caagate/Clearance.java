package org.caagate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.caagate.decision.Fact;
import org.caagate.decision.Issuer;
import org.caagate.decision.Permitted;
import org.caagate.decision.Subject;
import org.caagate.decision.Undetermined;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Timer;
import org.caagate.name.Identifier;
import org.caagate.record.AccountUri;

/**
 * Proof that the gate permitted exactly this: for these identifiers, this issuer and account, under this policy, until then.
 * Only a {@link CaaGate} can make one.
 */
public final class Clearance {
    private final GateReport report;
    private final Instant expiresAt;
    private final Clock clock;
    private final Timer timer;
    private final long monotonicExpiry;

    Clearance(GateReport report, Clock clock, Timer timer) {
        this.report = report;
        this.expiresAt = report.oldestAnswer().plus(report.policy().clearanceLifetime());
        this.clock = clock;
        this.timer = timer;
        // From the check on: a wall clock that is set back, then or since, must not make a clearance last longer.
        Duration rest = Duration.between(report.checkedAt(), expiresAt);
        this.monotonicExpiry = report.checked().ticks() + (rest.isNegative() ? -1 : rest.toNanos());
    }

    /**
     * Throws unless this clearance covers all of the given identifiers and has not expired. Names are compared as a whole:
     * {@code *.example.com} does not cover {@code a.example.com}, nor the reverse. Fewer names than were cleared are covered.
     *
     * @param identifiers every identifier of the certification request or of the certificate to be signed, at least one
     * @throws NotCoveredException if any is not covered, or the clearance has expired; it says which and why
     */
    public void requireCovers(Collection<? extends Identifier> identifiers) {
        List<String> faults = new ArrayList<>();
        boolean late = clock.instant().isAfter(expiresAt) || timer.nanoTime() - monotonicExpiry > 0;
        if (late) {
            faults.add("it expired at " + expiresAt + "; check again");
        }
        if (identifiers.isEmpty()) {
            faults.add("there are no identifiers");
        }
        Set<Identifier> covered = new LinkedHashSet<>(identifiers());
        covered.addAll(addedIdentifiers());
        for (Identifier identifier : identifiers) {
            if (!covered.contains(identifier)) {
                faults.add(identifier + " was not cleared");
            }
        }
        if (!faults.isEmpty()) {
            throw new NotCoveredException("the clearance does not cover this: " + String.join("; ", faults));
        }
    }

    /**
     * Throws unless this clearance covers all of the given identifiers for an account and has not expired. A clearance that was
     * given without knowing the account holds for any: no record asked for one.
     *
     * @param identifiers every identifier of the certification request or of the certificate to be signed, at least one
     * @param account the account that asks
     * @throws NotCoveredException if anything is not covered; it says what and why
     */
    public void requireCovers(Collection<? extends Identifier> identifiers, AccountUri account) {
        requireCovers(identifiers);
        if (report.account() instanceof Fact.Known<AccountUri> cleared
                && !cleared.value().equals(account)) {
            throw new NotCoveredException("the clearance does not cover this: it is for the account " + cleared.value()
                    + ", not for " + account);
        }
    }

    /**
     * Returns what was asked for and cleared.
     *
     * @return the identifiers of the request
     */
    public Set<Identifier> identifiers() {
        return identifiers(Subject.Origin.Requested.class);
    }

    /**
     * Returns what the CA adds and was cleared with the rest.
     *
     * @return identifiers that were not asked for
     */
    public Set<Identifier> addedIdentifiers() {
        return identifiers(Subject.Origin.AddedBeside.class);
    }

    private Set<Identifier> identifiers(Class<? extends Subject.Origin> origin) {
        Set<Identifier> identifiers = new LinkedHashSet<>();
        for (Verdict verdict : report.verdicts()) {
            if (origin.isInstance(verdict.subject().origin())) {
                identifiers.add(verdict.subject().identifier());
            }
        }
        return Collections.unmodifiableSet(identifiers);
    }

    /**
     * Returns for whom it was cleared.
     *
     * @return the issuer
     */
    public Issuer issuer() {
        return report.issuer();
    }

    /**
     * Returns what did not block only because the policy tolerates it.
     *
     * @return verdicts that are no permits; none under the strict policy
     */
    public List<Undetermined> tolerated() {
        return report.tolerated();
    }

    /**
     * Returns what is permitted although a lookup failed, because the policy accepts that for insecure domains.
     *
     * @return verdicts with their proofs; none under the strict policy
     */
    public List<Permitted> acceptedFailures() {
        return report.acceptedFailures();
    }

    /**
     * Returns when it ends.
     *
     * @return the last moment at which it covers anything
     */
    public Instant expiresAt() {
        return expiresAt;
    }

    /**
     * Returns the report that it rests on: evidence to keep.
     *
     * @return all verdicts with their climbs
     */
    public GateReport report() {
        return report;
    }

    /** Returns the identifiers and the end. */
    @Override
    public String toString() {
        return "clearance for " + identifiers() + " until " + expiresAt;
    }
}
