package org.caagate.dns;

import org.caagate.lookup.Failure;

/** The security status of a message (RFC 4035 section 4.3), as far as dnsjava's validator can tell. */
sealed interface SecurityStatus {
    /** All of it is signed, and proved where something is denied. */
    record Secure() implements SecurityStatus {}

    /**
     * Neither that nor the contrary. The validator calls it insecure, but of anything that an unsigned zone somewhere
     * could be the reason for: that is no proof.
     */
    record Unproven() implements SecurityStatus {}

    /**
     * A signature or a proof does not hold.
     *
     * @param defect the validator's
     */
    record Bogus(Defect defect) implements SecurityStatus {}

    /**
     * The keys could not be had.
     *
     * @param failure which question failed, and how
     */
    record Indeterminate(Failure failure) implements SecurityStatus {}
}
