package org.caagate.dns;

import org.caagate.lookup.Failure;
import org.xbill.DNS.Name;

/** Where a name stands under the trust anchors (RFC 4035 section 5): what can be expected of answers for it. */
sealed interface NameSecurity {
    /** Whether asking again could show something else. */
    default boolean isFinal() {
        return true;
    }

    /**
     * In a zone that signs, to which an unbroken chain leads.
     *
     * @param zone its name; what is at and below the asked name and no zone of its own has to be signed by it
     */
    record Secure(Name zone) implements NameSecurity {}

    /**
     * At or below a delegation that a validated proof shows to have no DS record, or none that can be used (RFC 4035 section
     * 5.2).
     *
     * @param delegation its name
     */
    record Insecure(Name delegation) implements NameSecurity {}

    /** Below no trust anchor. */
    record Unanchored() implements NameSecurity {}

    /**
     * Below something that should have been proved, and was not.
     *
     * @param defect what is wrong
     */
    record Bogus(Defect defect) implements NameSecurity {
        @Override
        public boolean isFinal() {
            return false;
        }
    }

    /**
     * Not known.
     *
     * @param failure which question failed, and how
     */
    record Unknown(Failure failure) implements NameSecurity {
        @Override
        public boolean isFinal() {
            return false;
        }
    }
}
