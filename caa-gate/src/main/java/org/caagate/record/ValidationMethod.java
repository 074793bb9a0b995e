package org.caagate.record;

import org.caagate.name.Ascii;
import org.caagate.name.InvalidNameException;

/**
 * The label of a way to validate control of a name, such as {@code dns-01} (RFC 8657 section 4).
 *
 * <p>Labels are compared exactly; the canonical form is lower case, and none implies another.
 *
 * @param label letters, digits and hyphens, at least one
 */
public record ValidationMethod(String label) {
    /**
     * Makes the method after checking its label.
     *
     * @param label letters, digits and hyphens, at least one
     * @throws InvalidNameException if the label is empty or has another character
     */
    public ValidationMethod {
        if (!isLabel(label)) {
            throw new InvalidNameException(
                    label, "a validation method is letters, digits and hyphens, such as dns-01 (RFC 8657 section 4)");
        }
    }

    /**
     * Reads a label.
     *
     * @param label the label
     * @return the method
     * @throws InvalidNameException if the label is empty or has another character
     */
    public static ValidationMethod parse(String label) {
        return new ValidationMethod(label);
    }

    static boolean isLabel(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> Ascii.isAlphanumeric(c) || c == '-');
    }

    /** Returns the label. */
    @Override
    public String toString() {
        return label;
    }
}
