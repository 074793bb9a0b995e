package org.caagate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.caagate.decision.Undetermined;
import org.caagate.name.DomainName;

/**
 * The strictness of a gate. {@link #strict()} is the default. Every relaxation is a method of its own, easy to find by a text search, and
 * returns a new policy.
 *
 * <p>Defaults: an undetermined verdict blocks; the climb goes to the top-level domain; base names count where the issuer's profile says
 * so; a request may take 20 seconds; a clearance lasts 5 minutes; a request has at most 1000 identifiers.
 */
public final class GatePolicy {
    private static final Duration LONGEST_DEADLINE = Duration.ofDays(1);
    private static final Duration LONGEST_CLEARANCE = Duration.ofHours(7);
    private static final GatePolicy STRICT = new GatePolicy(new PolicyDraft());

    private final PolicyDraft values;

    private GatePolicy(PolicyDraft values) {
        this.values = values;
    }

    private GatePolicy changed(Consumer<PolicyDraft> change) {
        PolicyDraft draft = new PolicyDraft(values);
        change.accept(draft);
        return new GatePolicy(draft);
    }

    /** The effect of a failed lookup on a request. */
    public enum FailedLookups {
        /** The failed lookup blocks the request. */
        BLOCK,
        /** The failed lookup is listed as tolerated and does not block the request. */
        TOLERATE
    }

    /** The choice whether the base name of a wildcard is checked too. */
    public enum BaseNames {
        /** The base name is checked if the issuer's profile says that the CA adds it to the certificate. */
        AUTO("auto"),
        /** The base name is always checked. */
        ALWAYS("always"),
        /** The base name is never checked. */
        NEVER("never");

        private final String id;

        BaseNames(String id) {
            this.id = id;
        }

        /**
         * Returns the word for this choice in JSON and on the command line.
         *
         * @return a stable id
         */
        public String id() {
            return id;
        }
    }

    /**
     * Returns the default policy.
     *
     * @return the policy without any relaxation
     */
    public static GatePolicy strict() {
        return STRICT;
    }

    /**
     * Clears requests although lookups failed. No verdict and no outcome changes; report and clearance list what was tolerated. Only the
     * reason {@code lookup-failed} is tolerated, and only if the name was asked, got no answer at any try, and did not run out of the
     * request's time or memory, which other names may have used up. A SERVFAIL is tolerated only if it was shown not to come from DNSSEC
     * validation. The failure of a lookup that breaks its contract is never tolerated. By default a failed lookup blocks.
     *
     * @return a policy with this relaxation
     * @throws IllegalArgumentException if this policy has {@link #acceptLookupFailureOfInsecureDomains()}
     */
    public GatePolicy clearDespiteFailedLookup() {
        PolicyDraft.requireOneOf(values.acceptsLookupFailureOfInsecureDomains);
        return changed(draft -> draft.failedLookups = FailedLookups.TOLERATE);
    }

    /**
     * Permits a name although its lookup failed, if its domain has no DNSSEC, as the Baseline Requirements, section 3.2.2.8, let a CA do.
     * This is for a CA's own pipeline, not for its subscribers. A permit takes three proofs, which the reason ({@code
     * lookup-failure-accepted}) has: (1) the cause lies outside the CA's infrastructure: the question got no reply, or a SERVFAIL that is
     * no failed validation and for which the resolver gives no reason of its own, and the same resolver fetched another answer from
     * elsewhere afterwards; (2) the name was asked at least twice; (3) a validated denial of DS shows for every name of its alias chain
     * that nothing is signed there. If a proof is missing, the verdict stays undetermined. So the lookup has to validate DNSSEC.
     *
     * <p>The answer fetched from elsewhere is a signed denial, with its whole time to live left, for a random new name beside the zone.
     * It shows that the resolver reached the servers of the zone above. It does not show that the resolver could have reached those of
     * the domain: a fault in the CA's own network that cuts off a part of the Internet looks the same. If a resolver caps times to live
     * below those of the zone above, there is no such proof, and no failure is accepted.
     *
     * <p>A resolver that fails for type 257 alone looks the same too; {@link #requireCanary} detects it, and then applies to these
     * permits as well. By default no failure permits. This excludes {@link #clearDespiteFailedLookup()}, which asks for no proof. {@link
     * GateReport#acceptedFailures()} and {@link Clearance#acceptedFailures()} list the verdicts that were permitted so.
     *
     * @return a policy with this relaxation
     * @throws IllegalArgumentException if this policy has {@link #clearDespiteFailedLookup()}
     */
    public GatePolicy acceptLookupFailureOfInsecureDomains() {
        PolicyDraft.requireOneOf(values.failedLookups == FailedLookups.TOLERATE);
        return changed(draft -> draft.acceptsLookupFailureOfInsecureDomains = true);
    }

    /**
     * Stops the climb at a suffix, for a private CA whose names the public DNS does not have: the suffix itself is asked, the names above
     * it are not. A gate refuses requests that combine a boundary with an issuer whose profile, or whose name in the built-in table, is
     * that of a publicly trusted CA. By default the climb
     * goes to the top-level domain. May be called for several suffixes.
     *
     * @param suffix the suffix
     * @return a policy with this relaxation
     */
    public GatePolicy climbBoundary(DomainName suffix) {
        List<DomainName> boundaries = new ArrayList<>(values.climbBoundaries);
        boundaries.add(suffix);
        return changed(draft -> draft.climbBoundaries = List.copyOf(boundaries));
    }

    /**
     * Requires the lookup to see the CAA records of a canary, a name that is known to have some, such as the caller's own domain. The
     * canary is asked in the same round trip as the other names. If its records are not seen, a name without records is not permitted
     * ({@code no-caa}, {@code no-caa-within-boundary}) but undetermined ({@code resolver-sees-no-caa}), which is never tolerated. The
     * same holds if the server that reports no records is not the one that showed the canary, but a fallback or the server for a suffix,
     * or if it reports them over UDP and showed the canary over TCP alone, also when asked again.
     * Verdicts that rest on records do not depend on the canary. By default no canary is required; a second call replaces the name.
     *
     * <p>A cache does not answer for the canary, nor for names without records on which a permit rests: both are asked anew for each
     * request.
     *
     * @param name a name that has CAA records, itself or at the end of its alias chain, for as long as the policy is in use
     * @return a policy with this requirement
     */
    public GatePolicy requireCanary(DomainName name) {
        return changed(draft -> draft.requiredCanary = Optional.of(name));
    }

    /**
     * Accepts cached answers up to an age, for reports only: a gate with this policy clears nothing. It also accepts answers beyond their
     * time to live, if the cache keeps those ({@link org.caagate.lookup.CachedLookupBuilder#ignoringTimesToLive}), failures of earlier
     * requests, and a canary that was seen up to 10 seconds ago. By default an answer is accepted within its time to live and up to half
     * of the lifetime of a clearance.
     *
     * @param age the age, more than zero
     * @return a policy with this relaxation
     * @throws IllegalArgumentException if the age is zero or negative
     */
    public GatePolicy reportOnOlderAnswers(Duration age) {
        Optional<Duration> oldest = Optional.of(PolicyDraft.requirePositive("age of answers", age));
        return changed(draft -> draft.reportsOn = oldest);
    }

    /**
     * Sets when the base name of a wildcard is checked too. The default is {@code AUTO}: if the issuer's profile says that the CA adds
     * it. For other issuers, a finding says whether the base name would be refused.
     *
     * @param when the choice
     * @return a policy with this choice
     */
    public GatePolicy countBaseNames(BaseNames when) {
        return changed(draft -> draft.baseNames = when);
    }

    /**
     * Sets how long a request may take. Lookups without an answer by then have failed. The default is 20 seconds.
     *
     * @param limit the limit, more than zero and at most a day
     * @return a policy with this limit
     * @throws IllegalArgumentException if the limit is out of range
     */
    public GatePolicy deadline(Duration limit) {
        PolicyDraft.requireAtMost("deadline", limit, LONGEST_DEADLINE);
        return changed(draft -> draft.deadline = limit);
    }

    /**
     * Sets how long a clearance lasts, counted from the oldest answer that it rests on. The default is 5 minutes. A TTL never extends it.
     * The maximum is 7 hours; the Baseline Requirements (section 3.2.2.8) allow 8. Cached answers are accepted up to half of this
     * lifetime, so that at least half is left.
     *
     * @param lifetime the lifetime, more than zero and at most 7 hours
     * @return a policy with this lifetime
     * @throws IllegalArgumentException if the lifetime is out of range
     */
    public GatePolicy clearanceLifetime(Duration lifetime) {
        PolicyDraft.requireAtMost("clearance lifetime", lifetime, LONGEST_CLEARANCE);
        return changed(draft -> draft.clearanceLifetime = lifetime);
    }

    /**
     * Sets how many identifiers a request may have, including those that the CA adds. A request with more is an error; it is never
     * shortened. The default is 1000.
     *
     * @param most the limit, at least 1
     * @return a policy with this limit
     * @throws IllegalArgumentException if the limit is less than 1
     */
    public GatePolicy mostIdentifiers(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("a request needs room for one identifier, not " + most);
        }
        return changed(draft -> draft.mostIdentifiers = most);
    }

    /**
     * Returns the effect of a failed lookup.
     *
     * @return {@code BLOCK} unless {@link #clearDespiteFailedLookup()} was called
     */
    public FailedLookups failedLookups() {
        return values.failedLookups;
    }

    /**
     * Returns whether the failed lookup of an insecure domain may permit.
     *
     * @return whether {@link #acceptLookupFailureOfInsecureDomains()} was called
     */
    public boolean acceptsLookupFailureOfInsecureDomains() {
        return values.acceptsLookupFailureOfInsecureDomains;
    }

    /**
     * Returns when the base names of wildcards are checked.
     *
     * @return the choice
     */
    public BaseNames baseNames() {
        return values.baseNames;
    }

    /**
     * Returns the suffixes at which the climb stops.
     *
     * @return the boundaries, none by default
     */
    public List<DomainName> climbBoundaries() {
        return values.climbBoundaries;
    }

    /**
     * Returns the canary, the name whose CAA records must be seen.
     *
     * @return the canary, or empty if none is required
     */
    public Optional<DomainName> requiredCanary() {
        return values.requiredCanary;
    }

    /**
     * Returns how long a request may take.
     *
     * @return the limit
     */
    public Duration deadline() {
        return values.deadline;
    }

    /**
     * Returns how long a clearance lasts.
     *
     * @return the lifetime
     */
    public Duration clearanceLifetime() {
        return values.clearanceLifetime;
    }

    /**
     * Returns how many identifiers a request may have.
     *
     * @return the limit
     */
    public int mostIdentifiers() {
        return values.mostIdentifiers;
    }

    /**
     * Returns how old cached answers may be for a gate that only reports.
     *
     * @return the age of {@link #reportOnOlderAnswers}; empty if the gate can clear requests
     */
    public Optional<Duration> reportsOn() {
        return values.reportsOn;
    }

    /** Whether an undetermined verdict does not block under this policy. */
    boolean tolerates(Undetermined verdict) {
        return values.failedLookups == FailedLookups.TOLERATE && Toleration.covers(verdict);
    }
}
