package org.caagate.acme4j;

import org.caagate.name.DomainName;
import org.caagate.name.Escaped;
import org.caagate.name.Identifier;
import org.caagate.name.InvalidNameException;
import org.shredzone.acme4j.toolbox.JSON;

/** The reading of identifiers as ACME writes them: what the type says decides, never what the value looks like. */
final class AcmeIdentifiers {
    private static final String WILDCARD_PREFIX = "*.";

    private AcmeIdentifiers() {}

    /** Reads an identifier object (RFC 8555 section 9.7.7). */
    static Identifier read(JSON identifier) {
        String type = identifier.get("type").asString();
        String value = identifier.get("value").asString();
        return switch (type) {
            case "dns" -> dns(value);
            case "ip" -> require(Identifier.Kind.IP, value);
            case "email" -> require(Identifier.Kind.EMAIL, value);
            default -> new Identifier.Other(Escaped.quote(type), Escaped.quote(value));
        };
    }

    private static Identifier dns(String value) {
        return value.startsWith(WILDCARD_PREFIX)
                ? new Identifier.Wildcard(DomainName.parse(value.substring(WILDCARD_PREFIX.length())))
                : new Identifier.Dns(DomainName.parse(value));
    }

    private static Identifier require(Identifier.Kind kind, String value) {
        Identifier identifier = Identifier.parse(value);
        if (identifier.kind() != kind) {
            throw new InvalidNameException(value, "not an identifier of type " + kind.id());
        }
        return identifier;
    }
}
