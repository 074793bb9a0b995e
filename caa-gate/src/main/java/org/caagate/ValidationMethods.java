package org.caagate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caagate.decision.Fact;
import org.caagate.name.Escaped;
import org.caagate.name.Identifier;
import org.caagate.record.ValidationMethod;

/**
 * By which methods the identifiers of a request are validated, as far as that is known.
 *
 * @param own those that have a method of their own
 * @param others the method of all others
 */
record ValidationMethods(Map<Identifier, ValidationMethod> own, Fact<ValidationMethod> others) {
    /** None is known. */
    static final ValidationMethods UNKNOWN = new ValidationMethods(Map.of(), Fact.unknown());

    ValidationMethods {
        own = Map.copyOf(own);
    }

    ValidationMethods otherwise(ValidationMethod method) {
        return new ValidationMethods(own, Fact.known(method));
    }

    ValidationMethods with(Identifier identifier, ValidationMethod method) {
        return with(Map.of(identifier, method));
    }

    private ValidationMethods with(Map<Identifier, ValidationMethod> more) {
        Map<Identifier, ValidationMethod> all = new LinkedHashMap<>(own);
        all.putAll(more);
        return new ValidationMethods(all, others);
    }

    /**
     * With methods that were not known at first: none that was known may change.
     *
     * @throws IllegalArgumentException if one is known, or is of an identifier that is not among the given ones
     */
    ValidationMethods learning(Map<Identifier, ValidationMethod> learned, Set<Identifier> identifiers) {
        for (Identifier identifier : learned.keySet()) {
            if (!identifiers.contains(identifier) || !(of(identifier) instanceof Fact.Unknown)) {
                throw new IllegalArgumentException("no method of " + Escaped.quote(identifier.toString())
                        + " is asked for: it is known, or not requested");
            }
        }
        return with(learned);
    }

    Fact<ValidationMethod> of(Identifier identifier) {
        return Optional.ofNullable(own.get(identifier)).map(Fact::known).orElse(others);
    }

    /** The methods that are given for identifiers that are not among these. */
    List<String> faults(Set<Identifier> identifiers) {
        return own.keySet().stream()
                .filter(identifier -> !identifiers.contains(identifier))
                .map(identifier -> "a method is given for " + Escaped.quote(identifier.toString())
                        + ", which is not among the identifiers")
                .sorted()
                .toList();
    }
}
