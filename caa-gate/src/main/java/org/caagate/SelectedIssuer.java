package org.caagate;

import java.util.List;
import org.caagate.decision.Finding;
import org.caagate.decision.Issuer;

/**
 * Who will issue, and what there is to remark about how that is known; both belong into the {@link IssuanceRequest}.
 *
 * @param issuer the issuer
 * @param findings remarks for the report, often none
 */
public record SelectedIssuer(Issuer issuer, List<Finding> findings) {
    /**
     * Copies the findings.
     *
     * @param issuer the issuer
     * @param findings remarks for the report, often none
     */
    public SelectedIssuer {
        findings = List.copyOf(findings);
    }
}
