package org.caagate.testkit.dnssec;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** Follows a question through the zones of a hierarchy, as a recursive resolver does. */
final class Recursion {
    private static final int LONGEST_CHAIN = 16;

    private final SignedHierarchy hierarchy;
    private final List<RRset> answer = new ArrayList<>();
    private final Set<RRset> authority = new LinkedHashSet<>();
    private SecurityState state = SecurityState.SECURE;
    private int extendedError;

    /**
     * What it finds.
     *
     * @param rcode the response code
     * @param answer the ANSWER section
     * @param authority the AUTHORITY section
     * @param state what a validator must make of it
     * @param extendedError why, in a code of RFC 8914
     */
    record Result(int rcode, List<RRset> answer, List<RRset> authority, SecurityState state, int extendedError) {}

    Recursion(SignedHierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    Result resolve(Name asked, int type) {
        Name name = asked;
        for (int link = 0; link < LONGEST_CHAIN; link++) {
            PublishedZone zone = hierarchy.authorityFor(name, type);
            ZoneSearch.Finding finding = new ZoneSearch(zone, name, type).find();
            note(zone, finding);
            if (state == SecurityState.UNREACHABLE || isDelegatedElsewhere(zone, name, type)) {
                return unreachable();
            }
            answer.addAll(finding.answer());
            authority.addAll(finding.authority());
            if (finding.alias().isEmpty()) {
                return new Result(finding.rcode(), answer, List.copyOf(authority), state, extendedError);
            }
            name = finding.alias().get();
        }
        return new Result(Rcode.SERVFAIL, List.of(), List.of(), state, 0);
    }

    private void note(PublishedZone zone, ZoneSearch.Finding finding) {
        SecurityState here = stateOf(zone);
        if (here == SecurityState.SECURE && finding.state() != SecurityState.SECURE) {
            here = finding.state();
            blame(zone);
        }
        if (here == SecurityState.BOGUS && extendedError == 0) {
            extendedError = ExtendedErrorCodeOption.DNSSEC_BOGUS;
        }
        state = state.and(here);
    }

    /** RFC 4035 section 5: from the trust anchor down, until the chain ends or breaks. */
    private SecurityState stateOf(PublishedZone zone) {
        SecurityState above = SecurityState.SECURE;
        boolean deniesInVain = false;
        for (PublishedZone each : hierarchy.pathTo(zone)) {
            Signing signing = each.wanted().signing();
            if (each.wanted().service() != Service.ANSWERS) {
                return SecurityState.UNREACHABLE;
            }
            if (above == SecurityState.SECURE) {
                boolean isUnproved = deniesInVain && !signing.hasDelegationSigner();
                above = isUnproved ? SecurityState.BOGUS : signing.underSecureParent();
                if (above != SecurityState.SECURE) {
                    blame(each);
                }
            }
            deniesInVain = signing == Signing.DENIALS_MISSING;
        }
        return above;
    }

    private void blame(PublishedZone zone) {
        int reason = zone.wanted().signing().extendedError();
        if (extendedError == 0) {
            extendedError = reason;
        }
    }

    /** A delegation that a test wrote by hand leads to no zone of the hierarchy. */
    private static boolean isDelegatedElsewhere(PublishedZone zone, Name name, int type) {
        boolean isAtCut = zone.content().isCut(name) && type != Type.DS;
        return isAtCut || zone.content().isBelowCut(name);
    }

    private static Result unreachable() {
        return new Result(
                Rcode.SERVFAIL,
                List.of(),
                List.of(),
                SecurityState.UNREACHABLE,
                ExtendedErrorCodeOption.NO_REACHABLE_AUTHORITY);
    }

    static Optional<Integer> code(Result result) {
        return result.extendedError() == 0 ? Optional.empty() : Optional.of(result.extendedError());
    }
}
