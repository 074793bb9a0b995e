package org.caagate.zone;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.caagate.lookup.Alias;
import org.caagate.lookup.Exchange;
import org.caagate.lookup.Trail;
import org.caagate.name.Ascii;

/** How far a lookup has come: the aliases followed, and who said so. */
final class Chain {
    /** As many as lookups over DNS follow. */
    static final int LONGEST = 16;

    private final List<Exchange> exchanges = new ArrayList<>();
    private final List<Alias> links = new ArrayList<>();
    private final Set<String> owners = new HashSet<>();
    private Instant obtainedAt = Instant.MAX;

    boolean isEmpty() {
        return exchanges.isEmpty() && links.isEmpty();
    }

    /** Adds what was asked, and how old the answer is. */
    void add(List<Exchange> more, Instant age) {
        exchanges.addAll(more);
        obtainedAt = age.isBefore(obtainedAt) ? age : obtainedAt;
    }

    /** Adds a link; returns false if the chain has come back to itself or is too long. */
    boolean follow(Alias link) {
        links.add(link);
        return owners.add(Ascii.fold(link.owner())) && links.size() <= LONGEST;
    }

    long leastTtl() {
        return links.stream().mapToLong(Alias::ttl).min().orElse(TtlText.LARGEST);
    }

    /** Returns the trail; nothing vouches for a chain of which a part came out of a file. */
    Trail trail() {
        return new Trail(exchanges, links, obtainedAt, Trail.Authentication.UNVALIDATED);
    }
}
