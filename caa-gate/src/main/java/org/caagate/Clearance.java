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
 * The proof that a gate has checked a request and nothing blocks it: for these identifiers, this issuer and account, under this policy,
 * until it expires. Only a {@link CaaGate} can make a clearance.
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
     * Throws unless this clearance covers all given identifiers and has not expired. Names are compared as a whole: {@code *.example.com}
     * does not cover {@code a.example.com}, nor the reverse. A subset of the cleared names is covered.
     *
     * @param identifiers every identifier of the certification request or of the certificate to be signed, at least one
     * @throws NotCoveredException if an identifier is not covered, or the clearance has expired; the message names all faults
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
     * Throws unless this clearance covers all given identifiers for an account and has not expired. If the account was unknown when the
     * request was cleared, the clearance holds for any account, because no record restricted it.
     *
     * @param identifiers every identifier of the certification request or of the certificate to be signed, at least one
     * @param account the account that asks
     * @throws NotCoveredException if an identifier or the account is not covered, or the clearance has expired; the message says which
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
     * Returns the identifiers of the request, all of which are cleared.
     *
     * @return the identifiers of the request
     */
    public Set<Identifier> identifiers() {
        return identifiers(Subject.Origin.Requested.class);
    }

    /**
     * Returns the identifiers that the CA adds, which are cleared too.
     *
     * @return identifiers that are not in the request
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
     * Returns the issuer that the request was cleared for.
     *
     * @return the issuer
     */
    public Issuer issuer() {
        return report.issuer();
    }

    /**
     * Returns the undetermined verdicts that did not block because the policy tolerates them.
     *
     * @return the verdicts, which are not permits; none under the strict policy
     */
    public List<Undetermined> tolerated() {
        return report.tolerated();
    }

    /**
     * Returns the verdicts that permit although a lookup failed, because the policy accepts that for insecure domains.
     *
     * @return verdicts with their proofs; none under the strict policy
     */
    public List<Permitted> acceptedFailures() {
        return report.acceptedFailures();
    }

    /**
     * Returns the time at which this clearance expires.
     *
     * @return the last moment at which it is valid
     */
    public Instant expiresAt() {
        return expiresAt;
    }

    /**
     * Returns the report that this clearance rests on, which is the evidence to keep.
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
