package org.caagate.acme4j;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.caagate.name.DomainName;
import org.caagate.name.Identifier;
import org.caagate.name.InvalidNameException;
import org.caagate.record.ValidationMethod;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.toolbox.JSON;

/**
 * The methods by which the identifiers of one order were validated, read from its authorizations; reused ones count like any
 * other (RFC 8555 section 7.1.4).
 *
 * <p>An order does not say which authorization is for which identifier, so they are fetched until all wanted ones are found,
 * those first that stand at the same place of their list.
 */
final class AuthorizedMethods {
    private final OrderContent order;
    private final Login login;
    private final Map<Identifier, ValidationMethod> found = new LinkedHashMap<>();
    private final Map<Identifier, Set<ValidationMethod>> ofAncestors = new HashMap<>();
    private final Set<Identifier> wanted;

    private AuthorizedMethods(Login login, OrderContent order, Collection<Identifier> wanted) {
        this.login = login;
        this.order = order;
        this.wanted = new LinkedHashSet<>(wanted);
    }

    /** The methods of the wanted identifiers; those are missing whose method nobody can tell. */
    static Map<Identifier, ValidationMethod> find(Login login, OrderContent order, Collection<Identifier> wanted)
            throws AcmeException {
        return new AuthorizedMethods(login, order, wanted).find();
    }

    private Map<Identifier, ValidationMethod> find() throws AcmeException {
        for (int place : likeliestFirst()) {
            if (wanted.isEmpty()) {
                return found;
            }
            Authorization authorization =
                    login.bindAuthorization(order.authorizations().get(place));
            authorization.fetch();
            read(authorization.getJSON());
        }
        for (Identifier identifier : wanted) {
            Set<ValidationMethod> methods = ofAncestors.getOrDefault(identifier, Set.of());
            if (methods.size() == 1) {
                found.put(identifier, methods.iterator().next());
            }
        }
        return found;
    }

    /** The places in the list of authorizations. */
    private Set<Integer> likeliestFirst() {
        int count = order.authorizations().size();
        List<Identifier> identifiers = new ArrayList<>(order.identifiers());
        Set<Integer> places = new LinkedHashSet<>();
        if (identifiers.size() == count) {
            wanted.forEach(identifier -> places.add(identifiers.indexOf(identifier)));
        }
        IntStream.range(0, count).forEach(places::add);
        return places;
    }

    private void read(JSON authorization) {
        Optional<Identifier> identifier = identifier(authorization);
        Optional<ValidationMethod> method = method(authorization);
        if (identifier.isEmpty()) {
            return;
        }
        if (wanted.remove(identifier.get())) {
            method.ifPresent(validated -> found.put(identifier.get(), validated));
        }
        boolean forSubdomains = authorization
                .get("subdomainAuthAllowed")
                .map(JSON.Value::asBoolean)
                .orElse(false);
        if (forSubdomains && method.isPresent() && identifier.get() instanceof Identifier.Dns ancestor) {
            noteAncestor(ancestor.name(), method.get());
        }
    }

    /** RFC 9444 section 4: an authorization may be for an ancestor of the identifier. */
    private void noteAncestor(DomainName ancestor, ValidationMethod method) {
        for (Identifier identifier : wanted) {
            if (name(identifier).filter(name -> name.isAtOrBelow(ancestor)).isPresent()) {
                ofAncestors
                        .computeIfAbsent(identifier, any -> new LinkedHashSet<>())
                        .add(method);
            }
        }
    }

    private static Optional<DomainName> name(Identifier identifier) {
        if (identifier instanceof Identifier.Dns dns) {
            return Optional.of(dns.name());
        }
        return identifier instanceof Identifier.Wildcard wildcard ? Optional.of(wildcard.base()) : Optional.empty();
    }

    /** The identifier as the order has it: an authorization shows the base name and says apart that it is for a wildcard. */
    private static Optional<Identifier> identifier(JSON authorization) {
        try {
            Identifier identifier =
                    AcmeIdentifiers.read(authorization.get("identifier").asObject());
            boolean wildcard =
                    authorization.get("wildcard").map(JSON.Value::asBoolean).orElse(false);
            return Optional.of(
                    wildcard && identifier instanceof Identifier.Dns dns
                            ? new Identifier.Wildcard(dns.name())
                            : identifier);
        } catch (InvalidNameException unreadable) {
            return Optional.empty();
        }
    }

    /** The type of the valid challenge; nothing if there are several of different types, since nobody says which one counts. */
    private static Optional<ValidationMethod> method(JSON authorization) {
        if (!"valid".equals(authorization.get("status").asString())) {
            return Optional.empty();
        }
        List<String> types = authorization.get("challenges").asArray().stream()
                .map(JSON.Value::asObject)
                .filter(challenge -> challenge
                        .get("status")
                        .map(JSON.Value::asString)
                        .filter("valid"::equals)
                        .isPresent())
                .map(challenge -> challenge.get("type").asString())
                .distinct()
                .toList();
        if (types.size() != 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(ValidationMethod.parse(types.get(0)));
        } catch (InvalidNameException unreadable) {
            return Optional.empty();
        }
    }
}
