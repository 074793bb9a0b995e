package org.caagate.acme4j;

import java.io.IOException;
import java.net.URI;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.caagate.AcmeDirectory;
import org.caagate.CaaGate;
import org.caagate.GateReport;
import org.caagate.IssuanceRequest;
import org.caagate.decision.Issuer;
import org.caagate.decision.IssuerProfile;
import org.caagate.name.Identifier;
import org.caagate.record.AccountUri;
import org.caagate.record.ValidationMethod;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.exception.AcmeException;

/**
 * A gate for ACME orders. Call {@code gate.execute(login, order, keyPair)} instead of {@code order.execute(keyPair)}.
 *
 * <p>The gate takes the parts of a request from ACME: the identifiers from order and certification request, which must agree; the
 * account from the login; the issuer from the directory; the validation methods from the authorizations, which are fetched only if a
 * record asks for the method. The caller passes the login because an order of acme4j does not reveal it. The gate fetches and
 * finalizes the order with that login, so that the order that was checked is the one that is finalized.
 *
 * <p>Immutable and thread-safe, for any number of logins and sessions. Its methods block the calling thread, as those of acme4j do.
 */
public final class OrderGate {
    private final OrderCheck check;
    private final Mode mode;

    private OrderGate(Builder builder) {
        check = new OrderCheck(builder.gate, builder.issuers.selection(), builder.account, builder.listener);
        mode = builder.mode;
    }

    /**
     * Returns a builder of a gate for orders.
     *
     * @param gate the gate that decides
     * @return a builder
     */
    public static Builder builder(CaaGate gate) {
        return new Builder(gate);
    }

    /**
     * Checks an order without finalizing it, as a dry run, in any state of the order. Before an identifier is validated, a record that asks
     * for the validation method leaves it undetermined.
     *
     * @param login the login that the order belongs to
     * @param order the order
     * @return a report with all verdicts
     * @throws GateConfigurationException if the settings contradict the directory, or the policy does not fit the order
     * @throws AcmeException if the parts of the request cannot be fetched, or the thread is interrupted (its flag stays set)
     */
    public GateReport check(Login login, Order order) throws AcmeException {
        return check.dryRun(Finalization.of(login, order).candidate());
    }

    /**
     * Checks names before there is an order, so that an order that would be refused costs no challenge and no rate limit.
     *
     * @param login the login that would place the order
     * @param names host names, wildcards, IP addresses, mailboxes, as {@link org.caagate.name.Identifier#parse} reads them
     * @return a report with all verdicts; undetermined if a record asks for the validation method
     * @throws org.caagate.name.InvalidIdentifiersException if any name cannot be read
     * @throws GateConfigurationException if the settings contradict the directory, the policy does not fit the names, or there are none
     * @throws AcmeException if the directory cannot be read, or the thread is interrupted (its flag stays set)
     */
    public GateReport checkNames(Login login, Collection<String> names) throws AcmeException {
        return check.dryRun(login, request(names));
    }

    /**
     * Checks names before there is an order, for the validation method that will be used.
     *
     * @param login the login that would place the order
     * @param names host names, wildcards, IP addresses, mailboxes, as {@link org.caagate.name.Identifier#parse} reads them
     * @param method the type of the challenge that will be answered, such as {@code dns-01}
     * @return a report with all verdicts
     * @throws org.caagate.name.InvalidIdentifiersException if any name cannot be read
     * @throws org.caagate.name.InvalidNameException if the method has characters other than letters, digits and hyphens
     * @throws GateConfigurationException if the settings contradict the directory, the policy does not fit the names, or there are none
     * @throws AcmeException if the directory cannot be read, or the thread is interrupted (its flag stays set)
     */
    public GateReport checkNames(Login login, Collection<String> names, String method) throws AcmeException {
        return check.dryRun(
                login, request(names).method(ValidationMethod.parse(method).label()));
    }

    /**
     * Checks an order and finalizes it with a new certification request for its identifiers.
     *
     * @param login the login that the order belongs to
     * @param order the order, ready to be finalized
     * @param keyPair the key pair of the certificate, not that of the account
     * @throws CaaRefusedException if the order must not be finalized; nothing was sent, and the order stays ready
     * @throws GateConfigurationException if the settings contradict the directory, or the policy does not fit the order
     * @throws AcmeException if the check or the finalization failed, or the thread is interrupted (its flag stays set)
     */
    public void execute(Login login, Order order, KeyPair keyPair) throws AcmeException {
        Finalization finalization = Finalization.of(login, order);
        finalization.execute(this, finalization.newRequest(keyPair));
    }

    /**
     * Checks an order and a certification request, and finalizes the order with that request.
     *
     * @param login the login that the order belongs to
     * @param order the order, ready to be finalized
     * @param csr the request, for exactly the identifiers of the order
     * @throws CaaRefusedException if the order must not be finalized; nothing was sent, and the order stays ready
     * @throws GateConfigurationException if the settings contradict the directory, or the policy does not fit the order
     * @throws AcmeException if check or finalization failed, the request does not fit, or the thread is interrupted (its flag stays set)
     */
    public void execute(Login login, Order order, PKCS10CertificationRequest csr) throws AcmeException {
        try {
            execute(login, order, csr.getEncoded());
        } catch (IOException e) {
            throw new AcmeException("Invalid CSR", e);
        }
    }

    /**
     * Checks an order and a certification request, and finalizes the order with that request.
     *
     * @param login the login that the order belongs to
     * @param order the order, ready to be finalized
     * @param csr the request in DER, for exactly the identifiers of the order
     * @throws CaaRefusedException if the order must not be finalized; nothing was sent, and the order stays ready
     * @throws GateConfigurationException if the settings contradict the directory, or the policy does not fit the order
     * @throws AcmeException if check or finalization failed, the request does not fit, or the thread is interrupted (its flag stays set)
     */
    public void execute(Login login, Order order, byte[] csr) throws AcmeException {
        Finalization.of(login, order).execute(this, csr.clone());
    }

    /**
     * Returns a session that gates all orders of all its logins: {@code order.execute(keyPair)} checks the order first.
     *
     * @param server the argument of {@link Session#Session(URI)}: the URL of a directory, or a URI of the scheme {@code acme}
     * @return a new session
     * @throws IllegalArgumentException if acme4j has no provider for the URI, or more than one
     */
    public Session session(URI server) {
        return new Session(server, new GatedAcmeProvider(Delegates.require(server), this));
    }

    /**
     * Returns whether this gate blocks no order and only logs what it would have blocked ({@link Builder#reportOnly}). Callers that
     * act on {@link #checkNames} or {@link #check} before an order is finalized should then block nothing either.
     *
     * @return whether the gate only reports
     */
    public boolean isReportOnly() {
        return mode == Mode.REPORT_ONLY;
    }

    /** Returns unless the directory contradicts the settings. */
    void vet(Supplier<AcmeDirectory> directory) throws GateConfigurationException {
        mode.vet(check, directory);
    }

    /** Lets a candidate pass by returning. */
    void admit(Candidate.Source candidate) throws AcmeException {
        mode.admit(check, candidate);
    }

    private static IssuanceRequest.Builder request(Collection<String> names) {
        IssuanceRequest.Builder request = IssuanceRequest.builder();
        Identifier.parseAll(names).forEach(request::identifier);
        return request;
    }

    /**
     * A builder of gates for orders. By default, the issuer is that of the directory's {@code caaIdentities}, else that of the
     * built-in table, else unknown; the account is that of the login; orders that are not permitted are blocked.
     */
    public static final class Builder {
        private final CaaGate gate;
        private final IssuerChoice issuers = new IssuerChoice();
        private Optional<AccountUri> account = Optional.empty();
        private Mode mode = Mode.ENFORCE;
        private Consumer<GateReport> listener = report -> {};

        private Builder(CaaGate gate) {
            this.gate = gate;
        }

        /**
         * Sets the issuer domain names of the CA. If the directory publishes names and none of these, no order passes. If it publishes
         * others too, the names set here count. The default is what the directory publishes (RFC 8555 section 7.1.1).
         *
         * @param names the issuer domain names, at least one
         * @return this
         * @throws org.caagate.name.InvalidNameException if a name is outside the grammar of RFC 8659 section 4.2
         * @throws IllegalArgumentException if there is no name
         */
        public Builder issuer(String... names) {
            return issuer(Issuer.named(names));
        }

        /**
         * Sets the issuer. If the issuer has the generic profile, the profile of the directory in the built-in table replaces it, if
         * there is one. The default is what the directory publishes (RFC 8555 section 7.1.1).
         *
         * @param who the issuer
         * @return this
         */
        public Builder issuer(Issuer who) {
            issuers.issuer(who);
            return this;
        }

        /**
         * Lets the issuer that is set here count even if the directory publishes only other names. By default such an order does not
         * pass.
         *
         * @return this
         */
        public Builder issuerOverridesDirectory() {
            issuers.override();
            return this;
        }

        /**
         * Sets the profile by which the issuer reads records. The default is that of the directory in the built-in table, else the
         * plain reading of RFC 8659.
         *
         * @param reading the profile
         * @return this
         */
        public Builder profile(IssuerProfile reading) {
            issuers.profile(reading);
            return this;
        }

        /** As {@link #profile}, but what the built-in table says about the directory counts. */
        Builder profileIfUnlisted(IssuerProfile reading) {
            issuers.profileIfUnlisted(reading);
            return this;
        }

        /**
         * Sets the account URI that the CA compares with {@code accounturi} (RFC 8657 section 3). The default is that of the login.
         *
         * @param uri the URI, compared as a string
         * @return this
         * @throws org.caagate.name.InvalidNameException if the URI is not absolute
         */
        public Builder account(URI uri) {
            account = Optional.of(AccountUri.parse(uri.toString()));
            return this;
        }

        /**
         * Sets a receiver of the report of every order that is about to be finalized, permitted or not: to keep evidence, to measure,
         * or to inform domain owners. It is called on the thread that finalizes, before anything is sent. An exception that it throws
         * reaches the caller and stops the order, unless the gate only reports. By default there is no receiver.
         *
         * @param receiver the receiver, which several threads may call at once
         * @return this
         */
        public Builder onReport(Consumer<GateReport> receiver) {
            listener = receiver;
            return this;
        }

        /**
         * Lets every order pass, and logs a warning for each order that the gate would have blocked. Verdicts and reports stay the
         * same. An order that cannot be checked at all passes too. By default, orders that are not permitted are blocked.
         *
         * @return this
         */
        public Builder reportOnly() {
            mode = Mode.REPORT_ONLY;
            return this;
        }

        /**
         * Returns the gate.
         *
         * @return an immutable gate
         * @throws IllegalArgumentException if the issuer overrides the directory but no issuer is set; or if the {@link CaaGate}
         *     clears nothing ({@link org.caagate.GatePolicy#reportOnOlderAnswers}) but orders are to be blocked. The message names all
         *     faults
         */
        public OrderGate build() {
            List<String> faults = new ArrayList<>(issuers.faults());
            faults.addAll(mode.faultsUnder(gate.policy()));
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException(String.join("; ", faults));
            }
            return new OrderGate(this);
        }
    }
}
