package org.caagate.dns;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caagate.lookup.Failure;
import org.xbill.DNS.Name;

/**
 * The aliases of one message, from the asked name on (RFC 1034 section 3.6.2, RFC 6672 section 3.2).
 *
 * @param links the steps in order, perhaps none
 * @param end the name after the last step
 */
record AliasChain(List<Link> links, Name end) {
    /** What a lookup follows in all: as many as BIND does, and more than anything of use has. */
    static final int LONGEST = 16;

    static AliasChain from(Name asked, AnswerSection answer) throws UnusableException {
        List<Link> links = new ArrayList<>();
        Set<Name> met = new HashSet<>();
        Name end = asked;
        Optional<Link> next = answer.linkFrom(end);
        while (next.isPresent()) {
            links.add(next.get());
            if (!met.add(end) || links.size() > LONGEST) {
                throw loop(asked, end);
            }
            end = next.get().target();
            next = answer.linkFrom(end);
        }
        return new AliasChain(List.copyOf(links), end);
    }

    static UnusableException loop(Name asked, Name at) {
        return new UnusableException(
                Failure.Kind.ALIAS_LOOP,
                "an alias chain from " + Texts.name(asked) + " that comes back to itself or has more than " + LONGEST
                        + " links (at " + Texts.name(at) + ")");
    }

    /** Returns whether the name is an alias of this chain. */
    boolean passes(Name name) {
        for (Link link : links) {
            if (link.owner().equals(name)) {
                return true;
            }
        }
        return false;
    }

    long leastTtl() {
        long least = Integer.MAX_VALUE;
        for (Link link : links) {
            least = Math.min(least, link.ttl());
        }
        return least;
    }
}
