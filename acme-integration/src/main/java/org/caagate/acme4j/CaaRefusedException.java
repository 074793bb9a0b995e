package org.caagate.acme4j;

import java.net.URL;
import org.caagate.GateReport;
import org.shredzone.acme4j.exception.AcmeServerException;

/**
 * The refusal of the gate to let an order be finalized; it carries the report that says why.
 *
 * <p>It is to be read like a refusal by the CA (RFC 8555 section 6.7): the type is {@code urn:ietf:params:acme:error:caa}, or
 * {@code urn:ietf:params:acme:error:dns} where nothing is refused and something is undetermined, with a subproblem for every name
 * that is in the way. The detail begins with {@code caa-gate (not the CA):}. The CA was not asked: no finalize request was sent,
 * the order stays ready, and once the zone is mended the same order can be finalized.
 */
public final class CaaRefusedException extends AcmeServerException {
    private static final long serialVersionUID = 1L;

    /** Not part of the serialized form: the problem says the same. */
    private final transient GateReport report;

    CaaRefusedException(GateReport report, URL order) {
        super(Problems.refusal(report, order));
        this.report = report;
    }

    /**
     * Returns the report.
     *
     * @return all verdicts of the order, those included that are not in the way
     */
    public GateReport report() {
        return report;
    }
}
