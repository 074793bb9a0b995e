package org.caagate.acme4j;

import java.util.List;
import java.util.function.Supplier;
import org.caagate.AcmeDirectory;
import org.caagate.GatePolicy;
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

        @Override
        void vet(OrderCheck check, Supplier<AcmeDirectory> directory) throws GateConfigurationException {
            check.vet(directory);
        }

        @Override
        List<String> faultsUnder(GatePolicy policy) {
            return policy.reportsOn().isEmpty()
                    ? List.of()
                    : List.of(
                            "a gate whose policy is reportOnOlderAnswers(...) clears no order: leave that out of the GatePolicy, or"
                                    + " say reportOnly() here");
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

        @Override
        void vet(OrderCheck check, Supplier<AcmeDirectory> directory) {}

        @Override
        List<String> faultsUnder(GatePolicy policy) {
            return List.of();
        }
    };

    private static final Logger LOG = LoggerFactory.getLogger(OrderGate.class);

    /** Lets a candidate pass by returning. */
    abstract void admit(OrderCheck check, Candidate.Source candidate) throws AcmeException;

    /** Returns unless the directory contradicts the settings, where that stops an order. */
    abstract void vet(OrderCheck check, Supplier<AcmeDirectory> directory) throws GateConfigurationException;

    /** What speaks against it under the policy of a gate. */
    abstract List<String> faultsUnder(GatePolicy policy);
}
