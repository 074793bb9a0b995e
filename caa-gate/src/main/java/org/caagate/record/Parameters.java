package org.caagate.record;

import java.util.ArrayList;
import java.util.List;
import org.caagate.name.Ascii;

/**
 * The parameters of an issue value, in order; the same name may occur twice, and that has a meaning.
 *
 * <p>The names of RFC 8657 are matched without regard to case: no document settles it, and a reader that ignored {@code
 * AccountURI} would drop a restriction.
 *
 * @param list the parameters
 */
public record Parameters(List<Parameter> list) {
    /** The name of the parameter of RFC 8657 section 3. */
    public static final String ACCOUNTURI = "accounturi";

    /** The name of the parameter of RFC 8657 section 4. */
    public static final String VALIDATIONMETHODS = "validationmethods";

    static final Parameters NONE = new Parameters(List.of());

    /**
     * Copies the list.
     *
     * @param list the parameters
     */
    public Parameters {
        list = List.copyOf(list);
    }

    /**
     * Returns the values of all parameters of a name.
     *
     * @param tag the name in lower case
     * @return their values in order
     */
    public List<String> values(String tag) {
        if (list.isEmpty()) {
            return List.of();
        }
        List<String> values = new ArrayList<>(1);
        for (Parameter parameter : list) {
            if (Ascii.equalFolded(parameter.tag(), tag)) {
                values.add(parameter.value());
            }
        }
        return List.copyOf(values);
    }

    /**
     * Returns what {@code accounturi} says (RFC 8657 section 3).
     *
     * @return the restriction to one account, none, or one that no account meets
     */
    public AccountRestriction accountRestriction() {
        List<String> values = values(ACCOUNTURI);
        if (values.size() > 1) {
            return new AccountRestriction.Unsatisfiable("it has " + values.size() + " accounturi parameters");
        }
        return values.isEmpty() ? AccountRestriction.NONE : AccountRestriction.of(values.get(0));
    }

    /**
     * Returns what {@code validationmethods} says (RFC 8657 section 4).
     *
     * @return the restriction to some methods, none, or one that no method meets
     */
    public MethodRestriction methodRestriction() {
        List<String> values = values(VALIDATIONMETHODS);
        if (values.size() > 1) {
            return new MethodRestriction.Unsatisfiable("it has " + values.size() + " validationmethods parameters");
        }
        return values.isEmpty() ? MethodRestriction.NONE : MethodRestriction.of(values.get(0));
    }
}
