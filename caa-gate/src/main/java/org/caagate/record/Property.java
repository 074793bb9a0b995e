package org.caagate.record;

import java.util.Optional;

/** A CAA record once understood. */
public sealed interface Property {
    /**
     * Returns the record it was read from.
     *
     * @return the record
     */
    CaaRecord record();

    /**
     * A property that says who may issue: {@code issue}, {@code issuewild}, {@code issuemail} or {@code issuevmc}, which
     * share a grammar.
     *
     * @param record the record
     * @param tag which of the four
     * @param value what it says
     */
    record Issue(CaaRecord record, PropertyTag tag, IssueValue value) implements Property {}

    /**
     * A property that says where to report refused requests.
     *
     * @param record the record
     * @param target the place
     */
    record Iodef(CaaRecord record, IodefTarget target) implements Property {}

    /**
     * A property that names a contact and restricts nothing.
     *
     * @param record the record
     * @param tag which of the two
     */
    record Contact(CaaRecord record, PropertyTag tag) implements Property {}

    /**
     * A property that nobody here understands.
     *
     * @param record the record
     */
    record Unknown(CaaRecord record) implements Property {}

    /**
     * Understands a record.
     *
     * @param record the record
     * @return the property
     */
    static Property of(CaaRecord record) {
        Optional<PropertyTag> tag = PropertyTag.of(record);
        if (tag.isEmpty()) {
            return new Unknown(record);
        }
        return switch (tag.get()) {
            case ISSUE, ISSUEWILD, ISSUEMAIL, ISSUEVMC ->
                new Issue(record, tag.get(), IssueValue.parse(record.value()));
            case IODEF -> new Iodef(record, IodefTarget.parse(record.value()));
            case CONTACTEMAIL, CONTACTPHONE -> new Contact(record, tag.get());
        };
    }
}
