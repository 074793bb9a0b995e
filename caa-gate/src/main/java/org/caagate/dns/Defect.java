package org.caagate.dns;

import java.util.Optional;
import org.caagate.lookup.Failure.Flaw;

/**
 * What is wrong with an answer that has to be proved, or with its proof.
 *
 * @param reason for people, safe to print
 * @param flaw which of the known flaws it is, if any
 */
record Defect(String reason, Optional<Flaw> flaw) {
    /** Makes a defect that is none of the known flaws. */
    Defect(String reason) {
        this(reason, Optional.empty());
    }

    Defect(String reason, Flaw flaw) {
        this(reason, Optional.of(flaw));
    }

    Defect saying(String other) {
        return new Defect(other, flaw);
    }
}
