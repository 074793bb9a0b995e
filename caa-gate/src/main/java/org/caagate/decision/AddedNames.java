package org.caagate.decision;

import java.util.Optional;
import org.caagate.name.DomainName;
import org.caagate.name.Identifier;

/** The names that some products of a CA put into a certificate beside those that were asked for. */
public enum AddedNames {
    /** The base name beside a wildcard: {@code *.example.com} brings {@code example.com}. */
    BASE_BESIDE_WILDCARD("base-beside-wildcard") {
        @Override
        public Optional<Identifier> beside(Identifier identifier) {
            return identifier instanceof Identifier.Wildcard wildcard
                    ? Optional.of(new Identifier.Dns(wildcard.base()))
                    : Optional.empty();
        }
    },
    /** The {@code www} name beside a host name, and the host name beside its {@code www} name. */
    WWW("www") {
        @Override
        public Optional<Identifier> beside(Identifier identifier) {
            return identifier instanceof Identifier.Dns dns ? other(dns.name().toString()) : Optional.empty();
        }

        private Optional<Identifier> other(String name) {
            String other = name.startsWith(WWW_LABEL) ? name.substring(WWW_LABEL.length()) : WWW_LABEL + name;
            // With a name of 250 octets and more, the www name would be too long to exist.
            return other.length() > LONGEST_NAME
                    ? Optional.empty()
                    : Optional.of(new Identifier.Dns(DomainName.parse(other)));
        }
    };

    private static final String WWW_LABEL = "www.";
    private static final int LONGEST_NAME = 253;

    private final String id;

    AddedNames(String id) {
        this.id = id;
    }

    /**
     * Returns the word for it in the profile table.
     *
     * @return a stable id
     */
    public String id() {
        return id;
    }

    /**
     * Returns the name that is added because of an identifier.
     *
     * @param identifier an identifier that was asked for
     * @return the added one, or nothing if this rule adds none
     */
    public abstract Optional<Identifier> beside(Identifier identifier);
}
