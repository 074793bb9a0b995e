package org.caagate.testkit.acme;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.URI;
import java.util.List;
import org.caagate.testkit.x509.TestAuthority;

/**
 * An ACME CA on 127.0.0.1 and a free port, for as many clients, accounts and orders at a time as a test likes. It starts with an
 * issuing key of its own and knows no account. Thread-safe.
 */
public final class ScriptedAcmeServer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    /** More than any test holds at a time: each held request keeps a thread. */
    private static final int THREADS = 100;

    private final TestAuthority root = TestAuthority.selfSigned("Scripted ACME root");
    private final Behaviour behaviour = new Behaviour(new AcmeScript(), new DirectoryScript());
    private final WireMockServer server;
    private final FrontDoor frontDoor;

    private ScriptedAcmeServer(boolean tls) {
        WireMockBridge bridge = new WireMockBridge();
        WireMockConfiguration configuration = WireMockConfiguration.options()
                .bindAddress(LOOPBACK)
                .dynamicPort()
                .containerThreads(THREADS)
                // A client that offers to upgrade is answered in HTTP/1.1, as by CAs without TLS.
                .http2PlainDisabled(true)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .extensionScanningEnabled(false)
                // Else WireMock would serve the stubs it finds among the resources of the tests that use this.
                .mappingSource(new NoMappings())
                .extensions(bridge);
        server = tls ? startWithTls(configuration, root) : start(configuration);
        String base =
                tls ? "https://" + LOOPBACK + ":" + server.httpsPort() : "http://" + LOOPBACK + ":" + server.port();
        frontDoor = new FrontDoor(new Urls(base), behaviour, root);
        bridge.openTo(frontDoor);
        server.stubFor(any(anyUrl()).willReturn(ok()));
    }

    /**
     * Returns a running server without TLS, the simplest for a client that accepts {@code http} URIs, as acme4j does.
     *
     * @return a new server, to be closed
     */
    public static ScriptedAcmeServer start() {
        return new ScriptedAcmeServer(false);
    }

    /**
     * Returns a running server with TLS only, whose certificate (for 127.0.0.1 and localhost) comes from {@link #authority()}. A
     * client has to trust that: see {@link TestAuthority#clientContext()}.
     *
     * @return a new server, to be closed
     */
    public static ScriptedAcmeServer startWithTls() {
        return new ScriptedAcmeServer(true);
    }

    /**
     * Returns where a client starts.
     *
     * @return the URL of the directory
     */
    public URI directoryUri() {
        return URI.create(frontDoor.urls().of(AcmeEndpoint.DIRECTORY));
    }

    /**
     * Returns the root of the certificates that the CA issues, by way of an intermediate, and of its own TLS certificate.
     *
     * @return the authority
     */
    public TestAuthority authority() {
        return root;
    }

    /**
     * Returns what the directory tells.
     *
     * @return the script, to be changed
     */
    public DirectoryScript directory() {
        return behaviour.directory();
    }

    /**
     * Returns how the CA behaves.
     *
     * @return the script, to be changed
     */
    public AcmeScript script() {
        return behaviour.script();
    }

    /**
     * Begins to hold the requests to an endpoint.
     *
     * @param endpoint which requests
     * @return the hold, to be closed
     * @throws IllegalStateException if the endpoint is held already
     */
    public Hold hold(AcmeEndpoint endpoint) {
        return frontDoor.holds().start(endpoint);
    }

    /**
     * Returns how many requests came in, held and refused ones included.
     *
     * @param endpoints to which endpoints
     * @return their number since the start
     */
    public int requestCount(AcmeEndpoint... endpoints) {
        return frontDoor.journal().count(List.of(endpoints));
    }

    /**
     * Returns the finalizations that were well signed, whatever became of them, oldest first.
     *
     * @return the latest thousand
     */
    public List<FinalizeRequest> finalizeRequests() {
        return frontDoor.journal().finalizations();
    }

    /**
     * Returns all orders as they are now, in the order they were opened.
     *
     * @return the orders
     */
    public List<OrderSnapshot> orders() {
        return frontDoor.orders().snapshots();
    }

    /**
     * Returns one order as it is now.
     *
     * @param uri the order's URL
     * @return the order
     * @throws IllegalArgumentException if there is none
     */
    public OrderSnapshot order(URI uri) {
        return orders().stream()
                .filter(order -> order.uri().equals(uri))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such order: " + uri));
    }

    /**
     * Returns all accounts, in the order they were registered.
     *
     * @return their URLs, which end in {@code /acct/1} and so on
     */
    public List<URI> accounts() {
        return frontDoor.accounts().numbers().stream()
                .map(number -> frontDoor.urls().uri(AcmeEndpoint.ACCOUNT, number))
                .toList();
    }

    /** Ends all holds and stops the server. */
    @Override
    public void close() {
        frontDoor.holds().closeAll();
        server.stop();
    }

    private static WireMockServer start(WireMockConfiguration configuration) {
        WireMockServer started = new WireMockServer(configuration);
        started.start();
        return started;
    }

    private static WireMockServer startWithTls(WireMockConfiguration configuration, TestAuthority root) {
        try (TlsKeyStore keys = TlsKeyStore.issuedBy(root)) {
            return start(configuration
                    .httpDisabled(true)
                    .dynamicHttpsPort()
                    .keystorePath(keys.path())
                    .keystoreType("PKCS12")
                    .keystorePassword(TlsKeyStore.PASSWORD)
                    .keyManagerPassword(TlsKeyStore.PASSWORD));
        }
    }
}
