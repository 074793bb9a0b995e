package org.caagate.acme4j;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.challenge.Challenge;
import org.shredzone.acme4j.connector.Connection;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.provider.AcmeProvider;
import org.shredzone.acme4j.toolbox.JSON;

/**
 * A provider that does all that another does, and lets no order be finalized that the gate does not let pass:
 * {@code new Session(uri, new GatedAcmeProvider(provider, gate))}.
 *
 * <p>A refusal comes out of {@code order.execute(...)} as {@link CaaRefusedException}. The order must have been created or fetched
 * in a session of this provider; one that was restored from elsewhere has to be fetched first.
 */
public final class GatedAcmeProvider implements AcmeProvider {
    private final AcmeProvider delegate;
    private final OrderGate gate;
    private final SeenOrders orders = new SeenOrders();

    /**
     * Makes the provider.
     *
     * @param delegate what speaks to the CA, such as a {@link org.shredzone.acme4j.provider.GenericAcmeProvider}
     * @param gate what every order has to pass
     */
    public GatedAcmeProvider(AcmeProvider delegate, OrderGate gate) {
        this.delegate = delegate;
        this.gate = gate;
    }

    @Override
    public boolean accepts(URI serverUri) {
        return delegate.accepts(serverUri);
    }

    @Override
    public URL resolve(URI serverUri) {
        return delegate.resolve(serverUri);
    }

    @Override
    public HttpClient createHttpClient(NetworkSettings networkSettings) {
        return delegate.createHttpClient(networkSettings);
    }

    @Override
    public Connection connect(URI serverUri, NetworkSettings networkSettings, HttpClient httpClient) {
        return GatedConnection.around(delegate.connect(serverUri, networkSettings, httpClient), gate, orders);
    }

    /**
     * Returns the directory, unless it contradicts the settings of the gate: no account is made and no challenge spent for orders
     * that could never pass.
     *
     * @throws GateConfigurationException if it contradicts them
     */
    @Override
    public @Nullable JSON directory(Session session, URI serverUri) throws AcmeException {
        JSON directory = delegate.directory(session, serverUri);
        if (directory != null) {
            JSON meta = directory.get("meta").map(JSON.Value::asObject).orElseGet(JSON::empty);
            gate.vet(() -> Directories.of(resolve(serverUri), meta));
        }
        return directory;
    }

    @Override
    public @Nullable Challenge createChallenge(Login login, JSON data) {
        return delegate.createChallenge(login, data);
    }

    @Override
    public Optional<String> getProposedEabMacAlgorithm() {
        return delegate.getProposedEabMacAlgorithm();
    }
}
