package org.caagate.record;

import java.util.ArrayList;
import java.util.List;

/** What a record asks of the way in which the name was validated (RFC 8657 section 4). */
public sealed interface MethodRestriction {
    /** Any method will do. */
    MethodRestriction NONE = new None();

    /** No restriction. */
    record None() implements MethodRestriction {}

    /**
     * Some methods; a list of none is legal grammar and allows no method.
     *
     * @param methods the methods in order
     */
    record OneOf(List<ValidationMethod> methods) implements MethodRestriction {
        /**
         * Copies the list.
         *
         * @param methods the methods in order
         */
        public OneOf {
            methods = List.copyOf(methods);
        }
    }

    /**
     * A restriction that no method meets.
     *
     * @param why what is wrong with it, a clause whose subject is the record
     */
    record Unsatisfiable(String why) implements MethodRestriction {}

    /**
     * Reads {@code value = [*(label ",") label]} of RFC 8657 section 4. All of it is read before any of it counts: a list
     * with a bad label allows nothing.
     *
     * @param value what follows the equals sign
     * @return what the parameter demands
     */
    static MethodRestriction of(String value) {
        List<ValidationMethod> methods = new ArrayList<>();
        if (value.isEmpty()) {
            return new OneOf(methods);
        }
        for (String label : value.split(",", -1)) {
            if (!ValidationMethod.isLabel(label)) {
                return new Unsatisfiable("its validationmethods is no list of labels separated by single commas");
            }
            methods.add(new ValidationMethod(label));
        }
        return new OneOf(methods);
    }
}
