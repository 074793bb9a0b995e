package org.caagate.decision;

import java.util.Arrays;
import java.util.List;
import org.caagate.name.IssuerDomainName;

/** Who will issue. It has no default: an unknown issuer must be said to be unknown. */
public sealed interface Issuer {
    /**
     * Returns how the issuer reads records.
     *
     * @return its profile
     */
    IssuerProfile profile();

    /**
     * An issuer with its issuer domain names; a record that names any of them means it.
     *
     * @param names at least one name
     * @param source where the names come from
     * @param profile how it reads records
     */
    record Named(List<IssuerDomainName> names, Source source, IssuerProfile profile) implements Issuer {
        /**
         * Copies the names.
         *
         * @param names at least one name
         * @param source where the names come from
         * @param profile how it reads records
         * @throws IllegalArgumentException if there are none
         */
        public Named {
            names = List.copyOf(names);
            if (names.isEmpty()) {
                throw new IllegalArgumentException(
                        "an issuer needs at least one issuer domain name; say Issuer.unknown() if you do not know it");
            }
        }

        /**
         * Returns the same issuer with another profile.
         *
         * @param other the profile
         * @return a new issuer
         */
        public Named withProfile(IssuerProfile other) {
            return new Named(names, source, other);
        }

        /**
         * Returns the name that new records should have.
         *
         * @return the one that the profile prefers, if it is among the names, else the first
         */
        public IssuerDomainName preferredName() {
            return profile.preferredName().filter(names::contains).orElse(names.get(0));
        }

        /** Returns the names, separated by commas. */
        @Override
        public String toString() {
            return String.join(", ", names.stream().map(IssuerDomainName::text).toList());
        }
    }

    /**
     * An issuer whose issuer domain names nobody knows. Where a record restricts issuance, the verdict is undetermined.
     *
     * @param profile how it reads records
     */
    record Unknown(IssuerProfile profile) implements Issuer {
        /** Returns a word for it. */
        @Override
        public String toString() {
            return "an unknown issuer";
        }
    }

    /** Where issuer domain names come from, with the word that reports use. */
    enum Source {
        /** The caller said so. */
        CALLER("caller"),
        /** The {@code caaIdentities} of the ACME directory (RFC 8555 section 7.1.1). */
        DIRECTORY("directory"),
        /** The table that is built in, by directory or by a profile that the caller chose. */
        TABLE("table");

        private final String id;

        Source(String id) {
            this.id = id;
        }

        /**
         * Returns the word for it in JSON and text.
         *
         * @return a stable id
         */
        public String id() {
            return id;
        }
    }

    /**
     * Returns an issuer that the caller names, with the plain reading of RFC 8659. For names that somebody typed,
     * {@link org.caagate.IssuerTable#issuerDomainName} reads each, and refuses words that are no CA's name.
     *
     * @param names its issuer domain names, at least one
     * @return the issuer
     * @throws org.caagate.name.InvalidNameException if a name is outside the grammar of RFC 8659 section 4.2
     * @throws IllegalArgumentException if there is no name
     */
    static Named named(String... names) {
        return named(Arrays.stream(names).map(IssuerDomainName::parse).toList());
    }

    /**
     * Returns an issuer that the caller names, with the plain reading of RFC 8659.
     *
     * @param names its issuer domain names, at least one
     * @return the issuer
     * @throws IllegalArgumentException if there is no name
     */
    static Named named(List<IssuerDomainName> names) {
        return new Named(names, Source.CALLER, IssuerProfile.generic());
    }

    /**
     * Returns an issuer that nobody knows, with the plain reading of RFC 8659.
     *
     * @return the issuer
     */
    static Unknown unknown() {
        return new Unknown(IssuerProfile.generic());
    }
}
