package org.caagate.record;

import java.util.List;
import java.util.Optional;

/**
 * The tags of the IANA registry "Certification Authority Restriction Properties" that have a meaning, as of 2026-11-22.
 *
 * <p>{@code auth}, {@code path} and {@code policy} are reserved there and mean nothing to anybody; {@code security} is an
 * expired draft that is critical by design. All of these are unknown properties.
 */
public enum PropertyTag {
    /** Who may issue certificates with the name (RFC 8659 section 4.2). */
    ISSUE("issue"),
    /** Who may issue certificates with a wildcard at the name (RFC 8659 section 4.3). */
    ISSUEWILD("issuewild"),
    /** Who may issue certificates with a mailbox at the name (RFC 9495). */
    ISSUEMAIL("issuemail"),
    /** Who may issue mark certificates (Minimum Security Requirements for Issuance of Mark Certificates). */
    ISSUEVMC("issuevmc"),
    /** Where the owner wants to hear of refused requests (RFC 8659 section 4.4). */
    IODEF("iodef"),
    /** A mailbox of the owner (CA/Browser Forum Baseline Requirements, appendix A.1.1). */
    CONTACTEMAIL("contactemail"),
    /** A telephone of the owner (CA/Browser Forum Baseline Requirements, appendix A.1.2). */
    CONTACTPHONE("contactphone");

    private static final List<PropertyTag> ALL = List.of(values());

    private final String text;

    PropertyTag(String text) {
        this.text = text;
    }

    /**
     * Returns the tag as it is written.
     *
     * @return the tag in lower case
     */
    public String text() {
        return text;
    }

    /**
     * Returns the tag of a record, without regard to case.
     *
     * @param record the record
     * @return the tag, or nothing if it is none of these
     */
    public static Optional<PropertyTag> of(CaaRecord record) {
        for (PropertyTag tag : ALL) {
            if (record.tagOctets().equalsFolded(tag.text)) {
                return Optional.of(tag);
            }
        }
        return Optional.empty();
    }
}
