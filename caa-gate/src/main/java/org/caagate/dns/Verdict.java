package org.caagate.dns;

import org.caagate.lookup.Failure;

/** What dnsjava's validator says of a message. */
sealed interface Verdict {
    /** All of it is signed, and proved where something is denied. */
    record Secure() implements Verdict {}

    /**
     * Neither that nor the contrary. The validator calls it insecure, but of anything that an unsigned zone somewhere
     * could be the reason for: that is no proof.
     */
    record Unproven() implements Verdict {}

    /**
     * A signature or a proof does not hold.
     *
     * @param defect the validator's
     */
    record Bogus(Defect defect) implements Verdict {}

    /**
     * The keys could not be had.
     *
     * @param failure which question failed, and how
     */
    record Unknown(Failure failure) implements Verdict {}
}
