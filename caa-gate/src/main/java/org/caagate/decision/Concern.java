package org.caagate.decision;

import org.caagate.name.Identifier;
import org.caagate.record.PropertyTag;

/**
 * What of a subject a CAA record can speak about: subjects that are alike in it get the same from the same RRset.
 *
 * @param foremost the property that speaks first about this kind of certificate
 * @param facts what is known of the request
 */
record Concern(PropertyTag foremost, Facts facts) {
    static Concern of(Subject subject) {
        return new Concern(foremost(subject.identifier()), subject.facts());
    }

    private static PropertyTag foremost(Identifier identifier) {
        if (identifier instanceof Identifier.Mailbox) {
            return PropertyTag.ISSUEMAIL;
        }
        return identifier instanceof Identifier.Wildcard ? PropertyTag.ISSUEWILD : PropertyTag.ISSUE;
    }

    /** The property that speaks where there are no records at all, or none of the foremost property. */
    PropertyTag otherwise() {
        return foremost == PropertyTag.ISSUEWILD ? PropertyTag.ISSUE : foremost;
    }
}
