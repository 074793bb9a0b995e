package org.caagate.name;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What a certificate is asked for: one entry of its subject alternative names, or of an ACME order. */
public sealed interface Identifier {
    /** The kinds of identifier, with the word that reports use. */
    enum Kind {
        /** A host name. */
        DNS("dns"),
        /** A wildcard name. */
        WILDCARD("wildcard"),
        /** An IP address. */
        IP("ip"),
        /** A mailbox. */
        EMAIL("email"),
        /** Any other type of name. */
        OTHER("other");

        private final String id;

        Kind(String id) {
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
     * Returns the kind of this identifier.
     *
     * @return the kind
     */
    Kind kind();

    /**
     * Maps each kind with a function of its own; a new kind would not compile until it is handled.
     *
     * @param cases a function for every kind
     * @param <R> the result
     * @return what the function for this kind returns
     */
    <R> R fold(Cases<R> cases);

    /**
     * A function for every kind of identifier.
     *
     * @param dns for a host name
     * @param wildcard for a wildcard name
     * @param ip for an IP address
     * @param mailbox for a mailbox
     * @param other for everything else
     * @param <R> the result
     */
    record Cases<R>(
            Function<Dns, R> dns,
            Function<Wildcard, R> wildcard,
            Function<Ip, R> ip,
            Function<Mailbox, R> mailbox,
            Function<Other, R> other) {}

    /**
     * A host name.
     *
     * @param name the name
     */
    record Dns(DomainName name) implements Identifier {
        @Override
        public Kind kind() {
            return Kind.DNS;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.dns().apply(this);
        }

        /** Returns the name without a trailing dot. */
        @Override
        public String toString() {
            return name.toString();
        }
    }

    /**
     * A wildcard name: an asterisk label and the base name (RFC 8659 section 2.2 "Wildcard Domain Name").
     *
     * @param base the name after the asterisk
     */
    record Wildcard(DomainName base) implements Identifier {
        /**
         * Makes a wildcard name.
         *
         * @param base the name after the asterisk
         * @throws InvalidNameException if the whole is longer than a name can be
         */
        public Wildcard {
            if (base.toString().length() > DomainName.LONGEST_NAME - 2) {
                throw new InvalidNameException("*." + base, "longer than 253 octets");
            }
        }

        @Override
        public Kind kind() {
            return Kind.WILDCARD;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.wildcard().apply(this);
        }

        /** Returns {@code *.} and the base name. */
        @Override
        public String toString() {
            return "*." + base;
        }
    }

    /**
     * An IP address, the same if its octets are the same.
     *
     * @param address the address, without a host name
     */
    record Ip(InetAddress address) implements Identifier {
        @Override
        public Kind kind() {
            return Kind.IP;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.ip().apply(this);
        }

        /** Returns the address in the form of RFC 5952. */
        @Override
        public String toString() {
            return IpText.of(address);
        }
    }

    /**
     * A mailbox; CAA asks about its domain (RFC 9495 section 4).
     *
     * @param localPart what stands before the at sign, byte for byte
     * @param domain what stands after it
     */
    record Mailbox(String localPart, DomainName domain) implements Identifier {
        @Override
        public Kind kind() {
            return Kind.EMAIL;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.mailbox().apply(this);
        }

        /** Returns the mailbox, with the domain in lower case. */
        @Override
        public String toString() {
            return localPart + "@" + domain;
        }
    }

    /**
     * A name of a type that CAA has no rule for, such as a URI.
     *
     * @param type the type in a word, for example {@code uri}
     * @param value the name as text, already safe to print
     */
    record Other(String type, String value) implements Identifier {
        @Override
        public Kind kind() {
            return Kind.OTHER;
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.other().apply(this);
        }

        /** Returns the type, a colon and the value. */
        @Override
        public String toString() {
            return type + ":" + value;
        }
    }

    /**
     * Reads an identifier: a mailbox if it has an at sign, an IP address if it reads as one, a wildcard if it begins with
     * {@code *.}, else a host name.
     *
     * @param text the identifier as somebody wrote it
     * @return the identifier
     * @throws InvalidNameException if it is none of these
     */
    static Identifier parse(String text) {
        return IdentifierText.parse(text);
    }

    /**
     * Reads identifiers, all of them or none; one that occurs twice is kept once, in its first place.
     *
     * @param texts the identifiers as somebody wrote them
     * @return the identifiers in the order given
     * @throws InvalidIdentifiersException if any cannot be read; it names every one of them
     */
    static Set<Identifier> parseAll(Collection<String> texts) {
        Set<Identifier> identifiers = new LinkedHashSet<>();
        List<String> faults = new ArrayList<>();
        for (String text : texts) {
            try {
                identifiers.add(parse(text));
            } catch (InvalidNameException fault) {
                faults.add(String.valueOf(fault.getMessage()));
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidIdentifiersException(faults);
        }
        return identifiers;
    }
}
