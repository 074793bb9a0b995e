package org.caagate.acme4j;

import java.util.List;
import org.caagate.decision.Finding;
import org.caagate.decision.Issuer;

/**
 * Who will issue, and what there is to remark about how that is known.
 *
 * @param issuer the issuer
 * @param findings remarks for the report
 */
record IssuerChoice(Issuer issuer, List<Finding> findings) {
    IssuerChoice {
        findings = List.copyOf(findings);
    }
}
