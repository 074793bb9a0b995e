package org.caagate;

import java.util.ArrayList;
import java.util.List;
import org.caagate.decision.Evaluator;
import org.caagate.decision.Finding;
import org.caagate.decision.FindingId;
import org.caagate.decision.Issuer;
import org.caagate.decision.IssuerProfile;
import org.caagate.decision.KnownIssuers;
import org.caagate.decision.Permitted;
import org.caagate.decision.Refused;
import org.caagate.decision.Subject;
import org.caagate.decision.Verdict;
import org.caagate.lookup.Climb;

/**
 * What the CAs of the built-in table that have an issuer domain name of the request would make of a permit, where the request has the plain
 * reading of RFC 8659. An issuer domain name does not tell which CA issues, so it chooses no profile and changes no verdict; but nobody
 * should learn at finalization that the CA reads records more strictly.
 */
final class ProfileRemarks {
    private final List<Reading> readings;

    private ProfileRemarks(List<Reading> readings) {
        this.readings = readings;
    }

    /** How a CA of the table reads records. */
    private record Reading(IssuerRow row, Evaluator evaluator) {}

    static ProfileRemarks of(Issuer issuer) {
        List<Reading> readings = new ArrayList<>();
        if (issuer instanceof Issuer.Named named && named.profile().equals(IssuerProfile.generic())) {
            for (IssuerRow row : IssuerTable.builtIn().rowsNamed(named.names())) {
                readings.add(new Reading(row, Evaluator.of(named.withProfile(row.profile()), KnownIssuers::none)));
            }
        }
        return new ProfileRemarks(readings);
    }

    /** The permit, with a remark if one of the CAs would not issue. */
    Permitted on(Permitted permit, Subject subject, Climb climb) {
        for (Reading reading : readings) {
            Verdict verdict = reading.evaluator().decide(subject, climb, Evaluator.BaseName.SILENT);
            if (verdict instanceof Refused refused) {
                return permit.remarked(remark(reading.row(), refused));
            }
        }
        return permit;
    }

    private static Finding remark(IssuerRow row, Refused verdict) {
        return Finding.of(
                FindingId.PROFILE_NOT_APPLIED,
                row.displayName() + ", which has this issuer domain name, reads the records otherwise (profile "
                        + row.id()
                        + ") and would not issue: " + verdict.reason().detail()
                        + "; choose that profile, or name the CA's directory");
    }
}
