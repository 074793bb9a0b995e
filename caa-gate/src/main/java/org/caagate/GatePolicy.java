package org.caagate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.caagate.decision.Undetermined;
import org.caagate.name.DomainName;

/**
 * How strict the gate is. {@link #strict()} is the default; every relaxation is one verb that a search finds, and returns a new
 * policy.
 *
 * <p>Defaults: whatever is undetermined blocks; the climb goes to the top-level domain; base names count where the issuer's
 * profile says so; 20 seconds for a request; a clearance lasts 5 minutes; at most 1000 identifiers in a request.
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

    /** What a failed lookup does. */
    public enum FailedLookups {
        /** It blocks. */
        BLOCK,
        /** It is listed as tolerated and does not block. */
        TOLERATE
    }

    /** What counts beside a wildcard, with the word that reports use. */
    public enum BaseNames {
        /** The base name counts where the issuer's profile says that the CA adds it. */
        AUTO("auto"),
        /** The base name always counts. */
        ALWAYS("always"),
        /** The base name never counts. */
        NEVER("never");

        private final String id;

        BaseNames(String id) {
            this.id = id;
        }

        /**
         * Returns the word for it in JSON and on the command line.
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
     * Clears a request although lookups failed. No verdict and no outcome changes; what was tolerated is listed in the report
     * and in the clearance. Only {@code lookup-failed} is tolerated, of a name that was asked, did not answer at any try, and had the time
     * and the room that it took: both are the request's, and other names may have used them up. SERVFAIL is tolerated only once shown not
     * to come from DNSSEC validation, and the failure of a lookup that breaks its contract never. The default is that a failed lookup blocks.
     *
     * @return a policy with this relaxation
     * @throws IllegalArgumentException together with {@link #acceptLookupFailureOfInsecureDomains()}
     */
    public GatePolicy clearDespiteFailedLookup() {
        PolicyDraft.requireOneOf(values.acceptsLookupFailureOfInsecureDomains);
        return changed(draft -> draft.failedLookups = FailedLookups.TOLERATE);
    }

    /**
     * Permits where a lookup failed for a domain without DNSSEC, as the Baseline Requirements, section 3.2.2.8, let a CA do: for
     * a CA's own pipeline, not for its subscribers. It takes three proofs, which stand in the reason ({@code
     * lookup-failure-accepted}): the cause lies outside, as the name met silence, or a SERVFAIL that is no failed validation and for
     * which the resolver gives no reason of its own, and the same resolver fetched another answer from elsewhere afterwards; the name was
     * asked at least twice; and for every name of its alias chain a validated denial of DS shows that nothing is signed there.
     * Where one is missing, the failure leaves the verdict undetermined as ever. So it needs a lookup that validates.
     *
     * <p>What was fetched is a signed denial for a name beside the zone that nobody has asked for before, with all of its time to live
     * left. It shows that the resolver reached the servers of the zone above, and not that it could have reached those of the domain: a
     * network of the CA's own that keeps back some of the world looks the same. A resolver that caps times to live below those of
     * the zone above leaves no such proof, and then no failure is accepted.
     *
     * <p>A resolver that fails for type 257 alone looks like this too: {@link #requireCanary} tells it apart, and then counts
     * here as well. The default is that no failure permits. It cannot be had together with {@link #clearDespiteFailedLookup()},
     * which asks for no proof. {@link GateReport#acceptedFailures()} and {@link Clearance#acceptedFailures()} list what was
     * permitted so.
     *
     * @return a policy with this relaxation
     * @throws IllegalArgumentException together with {@link #clearDespiteFailedLookup()}
     */
    public GatePolicy acceptLookupFailureOfInsecureDomains() {
        PolicyDraft.requireOneOf(values.failedLookups == FailedLookups.TOLERATE);
        return changed(draft -> draft.acceptsLookupFailureOfInsecureDomains = true);
    }

    /**
     * Stops the climb at a suffix, for a private CA whose names the public DNS does not know: the suffix itself is asked,
     * nothing above it. It is refused together with an issuer whose profile is publicly trusted. The default is that the climb
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
     * Requires the lookup to see the CAA records of a name that is known to have some, such as that of the caller's own domain. The
     * name is asked in the same round trip as the others. As long as its records are not seen, nothing is permitted because no
     * records were seen ({@code no-caa}, {@code no-caa-within-boundary}): that is undetermined then ({@code resolver-sees-no-caa})
     * and never tolerated. The same holds where another server said that there are none than the one that showed the canary: a
     * fallback, or one for the names below a suffix. Verdicts that rest on records do not depend on it. By default no canary is
     * required; a second call replaces the name.
     *
     * <p>A cache saves no question where a permit rests on no records: the canary and these names are seen anew for each request.
     *
     * @param name a name that has CAA records, itself or at the end of its alias chain, for as long as the policy is in use
     * @return a policy with this requirement
     */
    public GatePolicy requireCanary(DomainName name) {
        return changed(draft -> draft.requiredCanary = Optional.of(name));
    }

    /**
     * Reports on answers of a cache up to this age, beyond their time to live as well if it keeps them so ({@link
     * org.caagate.lookup.CachedLookupBuilder#ignoringTimesToLive}), and on failures of earlier requests; a canary may be 10 seconds
     * old. A gate with this policy clears nothing. The default is half of the lifetime of a clearance, and the time to live.
     *
     * @param age more than nothing
     * @return a policy with this relaxation
     * @throws IllegalArgumentException if the age is nothing or less
     */
    public GatePolicy reportOnOlderAnswers(Duration age) {
        Optional<Duration> oldest = Optional.of(PolicyDraft.requirePositive("age of answers", age));
        return changed(draft -> draft.reportsOn = oldest);
    }

    /**
     * Says when the base name beside a wildcard counts. The default is {@code AUTO}: where the issuer's profile says that the CA
     * adds it, and elsewhere a finding says if it would be refused.
     *
     * @param when when it counts
     * @return a policy with this choice
     */
    public GatePolicy countBaseNames(BaseNames when) {
        return changed(draft -> draft.baseNames = when);
    }

    /**
     * Says how long a request may take. What has no answer then is a failed lookup. The default is 20 seconds.
     *
     * @param limit more than nothing and at most a day
     * @return a policy with this limit
     * @throws IllegalArgumentException if the limit is out of range
     */
    public GatePolicy deadline(Duration limit) {
        PolicyDraft.requireAtMost("deadline", limit, LONGEST_DEADLINE);
        return changed(draft -> draft.deadline = limit);
    }

    /**
     * Says how long a clearance lasts, from the oldest answer that it rests on. The default is 5 minutes. A TTL never extends it;
     * the Baseline Requirements (section 3.2.2.8) allow 8 hours, of which this allows 7. Answers out of a cache are taken as long as they
     * are younger than half of it, so that at least half is left.
     *
     * @param lifetime more than nothing and at most 7 hours
     * @return a policy with this lifetime
     * @throws IllegalArgumentException if the lifetime is out of range
     */
    public GatePolicy clearanceLifetime(Duration lifetime) {
        PolicyDraft.requireAtMost("clearance lifetime", lifetime, LONGEST_CLEARANCE);
        return changed(draft -> draft.clearanceLifetime = lifetime);
    }

    /**
     * Says how many identifiers a request may have, those included that the CA adds. More are an error and never a shorter
     * list. The default is 1000.
     *
     * @param most at least 1
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
     * Returns what a failed lookup does.
     *
     * @return {@code BLOCK} unless {@link #clearDespiteFailedLookup()} was said
     */
    public FailedLookups failedLookups() {
        return values.failedLookups;
    }

    /**
     * Returns whether the failed lookup of an insecure domain permits.
     *
     * @return whether {@link #acceptLookupFailureOfInsecureDomains()} was said
     */
    public boolean acceptsLookupFailureOfInsecureDomains() {
        return values.acceptsLookupFailureOfInsecureDomains;
    }

    /**
     * Returns when base names count.
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
     * Returns the name whose CAA records must be seen.
     *
     * @return the name, or nothing if none is required
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
     * Returns how old the answers of a cache may be that it reports on.
     *
     * @return the age of {@link #reportOnOlderAnswers}; nothing if requests can be cleared
     */
    public Optional<Duration> reportsOn() {
        return values.reportsOn;
    }

    /** Whether a verdict that nobody could reach does not block under this policy. */
    boolean tolerates(Undetermined verdict) {
        return values.failedLookups == FailedLookups.TOLERATE && Toleration.covers(verdict);
    }
}
