package org.caagate;

import java.util.List;
import org.caagate.decision.Finding;
import org.caagate.decision.Issuer;

/**
 * The issuer that was chosen, and the findings about the choice. Both belong into the {@link IssuanceRequest}.
 *
 * @param issuer the issuer
 * @param findings the findings for the report, often none
 */
public record SelectedIssuer(Issuer issuer, List<Finding> findings) {
    /**
     * Copies the findings.
     *
     * @param issuer the issuer
     * @param findings the findings for the report, often none
     */
    public SelectedIssuer {
        findings = List.copyOf(findings);
    }
}
