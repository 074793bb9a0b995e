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
 * The gate for ACME orders: {@code gate.execute(login, order, keyPair)} in the place of {@code order.execute(keyPair)}.
 *
 * <p>What a request to the {@link CaaGate} needs comes from ACME: the identifiers from order and certification request, which must
 * agree; the account from the login; the issuer from the directory; the validation methods from the authorizations, which are
 * fetched only where a record asks for the method. The login has to be given because acme4j lets nobody ask an order for its own;
 * the order is fetched and finalized by that login, so that what was checked is what is sent.
 *
 * <p>Immutable, thread-safe, for as many logins and sessions as there are. It blocks its caller's thread, as acme4j does.
 */
public final class OrderGate {
    private final OrderCheck check;
    private final Mode mode;

    private OrderGate(Builder builder) {
        check = new OrderCheck(builder.gate, builder.issuers.selection(), builder.account, builder.listener);
        mode = builder.mode;
    }

    /**
     * Starts a gate for orders.
     *
     * @param gate what decides
     * @return a builder
     */
    public static Builder builder(CaaGate gate) {
        return new Builder(gate);
    }

    /**
     * Checks an order without finalizing it: the dry run, at any time in the life of an order. Until an identifier is validated,
     * a record that asks for the method leaves it undetermined.
     *
     * @param login the login that the order belongs to
     * @param order the order
     * @return all verdicts, whatever they are
     * @throws GateConfigurationException if the settings contradict the directory, or the policy does not fit the order
     * @throws AcmeException if what is to be checked cannot be found out; also if the thread is interrupted, which it stays then
     */
    public GateReport check(Login login, Order order) throws AcmeException {
        return check.dryRun(Finalization.of(login, order).candidate());
    }

    /**
     * Checks names before there is an order, so that no challenge and no rate limit is spent on an order that would be refused.
     *
     * @param login the login that would order
     * @param names host names, wildcards, IP addresses, mailboxes, as {@link org.caagate.name.Identifier#parse} reads them
     * @return all verdicts, whatever they are; undetermined where a record asks for the validation method
     * @throws org.caagate.name.InvalidIdentifiersException if any name cannot be read
     * @throws GateConfigurationException if the settings contradict the directory, the policy does not fit the names, or there are
     *     no names
     * @throws AcmeException if the directory cannot be read; also if the thread is interrupted, which it stays then
     */
    public GateReport checkNames(Login login, Collection<String> names) throws AcmeException {
        return check.dryRun(login, request(names));
    }

    /**
     * Checks names before there is an order, for a method that is going to be used.
     *
     * @param login the login that would order
     * @param names host names, wildcards, IP addresses, mailboxes, as {@link org.caagate.name.Identifier#parse} reads them
     * @param method the type of the challenge that will be answered, such as {@code dns-01}
     * @return all verdicts, whatever they are
     * @throws org.caagate.name.InvalidIdentifiersException if any name cannot be read
     * @throws org.caagate.name.InvalidNameException if the method is not made of letters, digits and hyphens
     * @throws GateConfigurationException if the settings contradict the directory, the policy does not fit the names, or there are
     *     no names
     * @throws AcmeException if the directory cannot be read; also if the thread is interrupted, which it stays then
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
     * @param keyPair the key pair that is to be certified, not that of the account
     * @throws CaaRefusedException if the order must not be finalized; then it was not and stays ready
     * @throws GateConfigurationException if the settings contradict the directory, or the policy does not fit the order
     * @throws AcmeException if the check or the finalization failed; also if the thread is interrupted, which it stays then
     */
    public void execute(Login login, Order order, KeyPair keyPair) throws AcmeException {
        Finalization finalization = Finalization.of(login, order);
        finalization.execute(this, finalization.newRequest(keyPair));
    }

    /**
     * Checks an order and a certification request, and finalizes the order with it.
     *
     * @param login the login that the order belongs to
     * @param order the order, ready to be finalized
     * @param csr the request, for exactly the identifiers of the order
     * @throws CaaRefusedException if the order must not be finalized; then it was not and stays ready
     * @throws GateConfigurationException if the settings contradict the directory, or the policy does not fit the order
     * @throws AcmeException if check or finalization failed or the request does not fit; also if the thread is interrupted, which it stays
     */
    public void execute(Login login, Order order, PKCS10CertificationRequest csr) throws AcmeException {
        try {
            execute(login, order, csr.getEncoded());
        } catch (IOException e) {
            throw new AcmeException("Invalid CSR", e);
        }
    }

    /**
     * Checks an order and a certification request, and finalizes the order with it.
     *
     * @param login the login that the order belongs to
     * @param order the order, ready to be finalized
     * @param csr the request in DER, for exactly the identifiers of the order
     * @throws CaaRefusedException if the order must not be finalized; then it was not and stays ready
     * @throws GateConfigurationException if the settings contradict the directory, or the policy does not fit the order
     * @throws AcmeException if check or finalization failed or the request does not fit; also if the thread is interrupted, which it stays
     */
    public void execute(Login login, Order order, byte[] csr) throws AcmeException {
        Finalization.of(login, order).execute(this, csr.clone());
    }

    /**
     * Returns a session whose orders all pass this gate, whichever login they belong to: {@code order.execute(keyPair)} is gated.
     *
     * @param server what {@link Session#Session(URI)} takes: the URL of a directory, or a URI of the scheme {@code acme}
     * @return a new session
     * @throws IllegalArgumentException if acme4j has no provider for the URI, or more than one
     */
    public Session session(URI server) {
        return new Session(server, new GatedAcmeProvider(Delegates.require(server), this));
    }

    /**
     * Returns whether every order passes and the log says what would have been ({@link Builder#reportOnly}). Whoever acts on
     * {@link #checkNames} or {@link #check} before there is something to finalize should not be stricter.
     *
     * @return whether it stops nothing
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
     * A builder of gates for orders. Unless said otherwise: the issuer is that of the directory's {@code caaIdentities}, else of
     * the built-in table, else unknown; the account is that of the login; a refusal blocks.
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
         * Says which issuer domain names the CA has. If the directory publishes none of them, no order passes; if it publishes some
         * others too, the ones given here count. The default is what the directory publishes (RFC 8555 section 7.1.1).
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
         * Says who issues. If it comes with the generic profile, the profile is that of the built-in table for the directory, if it
         * has one. The default is what the directory publishes (RFC 8555 section 7.1.1).
         *
         * @param who the issuer
         * @return this
         */
        public Builder issuer(Issuer who) {
            issuers.issuer(who);
            return this;
        }

        /**
         * Lets the issuer that is given count although the directory names only others. By default such an order does not pass.
         *
         * @return this
         */
        public Builder issuerOverridesDirectory() {
            issuers.override();
            return this;
        }

        /**
         * Says how the issuer reads records. The default is what the built-in table says about the directory, else the plain reading
         * of RFC 8659.
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
         * Says which account URI the CA compares with {@code accounturi} (RFC 8657 section 3). The default is that of the login.
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
         * Says who gets the report of every order that is about to be finalized, permitted or not: for evidence, for measuring,
         * to tell the owners of domains. It is called on the thread that finalizes, before anything is sent; what it throws comes
         * out there and stops the order, unless the gate only reports. The default is nobody.
         *
         * @param receiver what takes the reports, from several threads at once
         * @return this
         */
        public Builder onReport(Consumer<GateReport> receiver) {
            listener = receiver;
            return this;
        }

        /**
         * Lets every order pass and only logs what the gate would have done, a warning for each order that it would have blocked.
         * Verdicts and reports are the same. What cannot be checked at all passes too. The default is that what is not permitted
         * blocks.
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
         * @throws IllegalArgumentException if an issuer is said to override the directory, and none is given; or if the gate clears
         *     nothing ({@link org.caagate.GatePolicy#reportOnOlderAnswers}) and is to block; it says all faults
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
