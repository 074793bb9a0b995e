package org.caagate.cli.resolver;

import java.util.List;
import java.util.Optional;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.GivenOptions;
import org.caagate.cli.option.Option;
import org.caagate.name.DomainName;

/**
 * The names that show whether a resolver sees CAA records and whether it validates.
 *
 * @param canary a name with CAA records that the user gave
 * @param bogusZone a name with broken DNSSEC that the user gave
 */
record Probes(Optional<DomainName> canary, Optional<DomainName> bogusZone) {
    /**
     * Domains of CAs, which are known for their CAA records. It takes the lack of both to call a resolver blind: one of them may
     * change its mind.
     */
    private static final List<DomainName> CANARIES =
            List.of(DomainName.parse("letsencrypt.org"), DomainName.parse("google.com"));

    /** Kept broken on purpose by Comcast, for tests like this one. */
    private static final DomainName BOGUS_ZONE = DomainName.parse("dnssec-failed.org");

    static Probes read(GivenOptions options, Faults faults) {
        return new Probes(
                options.read(Option.CANARY, faults, DomainName::parse),
                options.read(Option.BOGUS_ZONE, faults, DomainName::parse));
    }

    /** Returns the canaries for a server: the user's, else well-known ones, but those not for what is private. */
    List<DomainName> canaries(Candidate candidate) {
        return canary.map(List::of).orElse(candidate.suffix().isPresent() ? List.of() : CANARIES);
    }

    /** Returns the bogus zone for a server: the user's, else a well-known one, but that not for what is private. */
    Optional<DomainName> bogusZone(Candidate candidate) {
        return bogusZone.or(() -> candidate.suffix().isPresent() ? Optional.empty() : Optional.of(BOGUS_ZONE));
    }
}
