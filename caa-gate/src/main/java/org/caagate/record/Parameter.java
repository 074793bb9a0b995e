package org.caagate.record;

/**
 * One parameter of an issue value (RFC 8659 section 4.2).
 *
 * @param tag its name as written: letters, digits and inner hyphens
 * @param value its value as written: printable ASCII without white space or semicolon, perhaps empty
 */
public record Parameter(String tag, String value) {
    /** Returns the parameter as it is written in a record. */
    @Override
    public String toString() {
        return tag + "=" + value;
    }
}
