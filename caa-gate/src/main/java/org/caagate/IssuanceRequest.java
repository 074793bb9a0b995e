package org.caagate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caagate.decision.Fact;
import org.caagate.decision.Facts;
import org.caagate.decision.Finding;
import org.caagate.decision.FindingId;
import org.caagate.decision.Issuer;
import org.caagate.decision.Subject;
import org.caagate.name.CertificateNames;
import org.caagate.name.Identifier;
import org.caagate.name.InvalidIdentifiersException;
import org.caagate.name.InvalidNameException;
import org.caagate.record.AccountUri;
import org.caagate.record.ValidationMethod;

/** A request for a certificate: its issuer and identifiers, the account that asks, and the validation methods. */
public final class IssuanceRequest {
    private final Issuer issuer;
    private final Set<Identifier> identifiers;
    private final Fact<AccountUri> account;
    private final ValidationMethods methods;
    private final List<Finding> findings;

    private IssuanceRequest(Builder builder, Issuer issuer) {
        this.issuer = issuer;
        this.identifiers = Collections.unmodifiableSet(new LinkedHashSet<>(builder.identifiers));
        this.account = builder.account;
        this.methods = builder.methods;
        this.findings = List.copyOf(builder.findings);
    }

    private IssuanceRequest(IssuanceRequest other, ValidationMethods methods) {
        this.issuer = other.issuer;
        this.identifiers = other.identifiers;
        this.account = other.account;
        this.methods = methods;
        this.findings = other.findings;
    }

    /**
     * Starts a request.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the issuer of the certificate.
     *
     * @return the issuer
     */
    public Issuer issuer() {
        return issuer;
    }

    /**
     * Returns the identifiers that the certificate is for.
     *
     * @return at least one identifier, in the order given
     */
    public Set<Identifier> identifiers() {
        return identifiers;
    }

    /**
     * Returns the account that asks.
     *
     * @return its URI, or unknown
     */
    public Fact<AccountUri> account() {
        return account;
    }

    /**
     * Returns the findings that the maker of the request added to it.
     *
     * @return findings, often none
     */
    public List<Finding> findings() {
        return findings;
    }

    /** The same request, with methods that were not known at first: none that was known may change. */
    IssuanceRequest learning(Map<Identifier, ValidationMethod> learned) {
        return new IssuanceRequest(this, methods.learning(learned, identifiers));
    }

    /** The identifier as the subject of a verdict. */
    Subject subject(Identifier identifier) {
        return Subject.requested(identifier, new Facts(account, methods.of(identifier)));
    }

    /**
     * A builder of requests. The issuer and at least one identifier are mandatory; account and methods are unknown unless they are set.
     *
     * <p>Not thread-safe. Values that cannot be read are reported by {@link #build()}, all at once.
     */
    public static final class Builder {
        private Optional<Issuer> issuer = Optional.empty();
        private final Set<Identifier> identifiers = new LinkedHashSet<>();
        private final List<Finding> findings = new ArrayList<>();
        private final List<String> faults = new ArrayList<>();
        private Fact<AccountUri> account = Fact.unknown();
        private ValidationMethods methods = ValidationMethods.UNKNOWN;

        private Builder() {}

        /**
         * Sets the issuer.
         *
         * @param who the issuer, or {@link Issuer#unknown()}
         * @return this
         */
        public Builder issuer(Issuer who) {
            issuer = Optional.of(who);
            return this;
        }

        /**
         * Adds identifiers, as {@link #identifiers(Collection)} does.
         *
         * @param texts the identifiers
         * @return this
         */
        public Builder identifiers(String... texts) {
            return identifiers(Arrays.asList(texts));
        }

        /**
         * Adds identifiers.
         *
         * @param texts host names, wildcards, IP addresses, mailboxes, as {@link Identifier#parse} reads them
         * @return this
         */
        public Builder identifiers(Collection<String> texts) {
            for (String text : texts) {
                note(() -> identifiers.add(Identifier.parse(text)));
            }
            return this;
        }

        /**
         * Adds an identifier.
         *
         * @param identifier the identifier
         * @return this
         */
        public Builder identifier(Identifier identifier) {
            identifiers.add(identifier);
            return this;
        }

        /**
         * Adds the identifiers of a certification request or a certificate.
         *
         * @param names the names that were read from it
         * @return this
         */
        public Builder names(CertificateNames names) {
            identifiers.addAll(names.identifiers());
            for (String commonName : names.ignoredCommonNames()) {
                findings.add(Finding.of(
                        FindingId.COMMON_NAME_NOT_A_HOST,
                        "the common name " + commonName
                                + " is neither a host name nor an IP address; it was not checked"));
            }
            return this;
        }

        /**
         * Sets the account that asks. By default the account is unknown.
         *
         * @param uri its URI: in ACME the account URL
         * @return this
         */
        public Builder account(String uri) {
            note(() -> account(AccountUri.parse(uri)));
            return this;
        }

        /**
         * Sets the account that asks. By default the account is unknown.
         *
         * @param uri its URI
         * @return this
         */
        public Builder account(AccountUri uri) {
            account = Fact.known(uri);
            return this;
        }

        /**
         * Sets the validation method of all identifiers that have no method of their own. By default the method is unknown.
         *
         * @param label the label, such as {@code dns-01}
         * @return this
         */
        public Builder method(String label) {
            note(() -> methods = methods.otherwise(ValidationMethod.parse(label)));
            return this;
        }

        /**
         * Sets the validation method of one identifier.
         *
         * @param identifier one of the identifiers of this request
         * @param label the label, such as {@code dns-01}
         * @return this
         */
        public Builder method(String identifier, String label) {
            note(() -> method(Identifier.parse(identifier), ValidationMethod.parse(label)));
            return this;
        }

        /**
         * Sets the validation method of one identifier.
         *
         * @param identifier one of the identifiers of this request
         * @param how the method
         * @return this
         */
        public Builder method(Identifier identifier, ValidationMethod how) {
            methods = methods.with(identifier, how);
            return this;
        }

        /**
         * Adds a finding for the report.
         *
         * @param finding the finding
         * @return this
         */
        public Builder finding(Finding finding) {
            findings.add(finding);
            return this;
        }

        /**
         * Returns the request.
         *
         * @return the request
         * @throws InvalidIdentifiersException if a mandatory part is missing or a value cannot be read; the message names all faults
         */
        public IssuanceRequest build() {
            List<String> all = new ArrayList<>(faults);
            if (identifiers.isEmpty() && faults.isEmpty()) {
                all.add("a request needs at least one identifier");
            }
            if (issuer.isEmpty()) {
                all.add("a request needs an issuer; say Issuer.unknown() if nobody knows who will issue");
            }
            if (faults.isEmpty()) {
                all.addAll(methods.faults(identifiers));
            }
            if (!all.isEmpty()) {
                throw new InvalidIdentifiersException(all);
            }
            return new IssuanceRequest(this, issuer.get());
        }

        private void note(Runnable reading) {
            try {
                reading.run();
            } catch (InvalidNameException fault) {
                faults.add(String.valueOf(fault.getMessage()));
            }
        }
    }
}
