package org.caagate.acme4j;

import org.caagate.name.Escaped;
import org.shredzone.acme4j.exception.AcmeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What comes of an order that the gate would not let pass. */
enum Mode {
    /** It is not finalized. */
    ENFORCE {
        @Override
        void admit(OrderCheck check, Candidate.Source candidate) throws AcmeException {
            check.enforce(candidate.read());
        }
    },
    /** It is finalized, and the log says what the gate would have done. */
    REPORT_ONLY {
        @Override
        void admit(OrderCheck check, Candidate.Source candidate) {
            try {
                check.report(candidate.read());
            } catch (AcmeException | RuntimeException e) {
                // Whatever it is, a fault of the gate included: in a trial nothing of it may stop a certificate.
                LOG.warn(
                        "not checked and not blocked, because the gate only reports: {}",
                        VerdictText.clip(Escaped.quote(e.toString())));
                LOG.debug("not checked", e);
            }
        }
    };

    private static final Logger LOG = LoggerFactory.getLogger(OrderGate.class);

    /** Lets a candidate pass by returning. */
    abstract void admit(OrderCheck check, Candidate.Source candidate) throws AcmeException;
}
