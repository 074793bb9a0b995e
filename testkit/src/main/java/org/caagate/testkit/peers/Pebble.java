package org.caagate.testkit.peers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caagate.testkit.x509.TestAuthority;

/**
 * Pebble, Let's Encrypt's ACME CA for tests. It finds every challenge valid, without looking and at once; it looks at no CAA record,
 * publishes no {@code caaIdentities}, and rejects one nonce in twenty, as clients have to expect.
 */
public final class Pebble implements AutoCloseable {
    private static final String CONFIGURATION = "pebble.json";
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PEBBLE_VA_ALWAYS_VALID", "1", "PEBBLE_VA_NOSLEEP", "1");

    private final LoopbackServer server;
    private final TestAuthority authority;

    private Pebble(LoopbackServer server, TestAuthority authority) {
        this.server = server;
        this.authority = authority;
    }

    /**
     * Starts it without accounts.
     *
     * @param directory for its files; made if it is not there
     * @return the running CA
     * @throws InterruptedException if the thread is interrupted
     */
    public static Pebble start(Path directory) throws InterruptedException {
        return start(directory, Map.of());
    }

    /**
     * Starts it without accounts, with other habits.
     *
     * @param directory for its files; made if it is not there
     * @param settings environment variables of Pebble, such as {@code PEBBLE_WFE_NONCEREJECT=0} for a client that gives up when its
     *     nonce is rejected
     * @return the running CA
     * @throws InterruptedException if the thread is interrupted
     */
    public static Pebble start(Path directory, Map<String, String> settings) throws InterruptedException {
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.putAll(settings);
        TestAuthority authority = TestAuthority.selfSigned("Authority of Pebble's TLS");
        TlsFiles.write(directory, authority);
        LoopbackServer server = LoopbackServer.start(
                4,
                addresses -> {
                    RealPeers.write(directory, CONFIGURATION, configuration(addresses));
                    return PeerProcess.start(directory, "pebble", List.of("-config", CONFIGURATION), environment);
                },
                Pebble::connects);
        return new Pebble(server, authority);
    }

    private static boolean connects(List<InetSocketAddress> addresses) throws IOException {
        try (Socket acme = new Socket()) {
            acme.connect(addresses.get(0));
        }
        return true;
    }

    /**
     * Returns where a client starts.
     *
     * @return the URL of the ACME directory
     */
    public URI directoryUri() {
        return URI.create("https://localhost:" + server.address().getPort() + "/dir");
    }

    /**
     * Returns who has certified the key of its TLS (not those that sign certificates): clients have to trust it, see {@link
     * TestAuthority#clientContext()}.
     *
     * @return the authority
     */
    public TestAuthority tlsAuthority() {
        return authority;
    }

    /**
     * Returns what it has written: each request that it got, and how it went.
     *
     * @return its log so far
     */
    public String log() {
        return server.process().log();
    }

    private static String configuration(List<InetSocketAddress> addresses) {
        return """
                {"pebble": {
                  "listenAddress": "127.0.0.1:%d",
                  "managementListenAddress": "127.0.0.1:%d",
                  "certificate": "certificate.pem",
                  "privateKey": "key.pem",
                  "httpPort": %d,
                  "tlsPort": %d
                }}
                """.formatted(addresses.stream().map(InetSocketAddress::getPort).toArray());
    }

    @Override
    public void close() {
        server.close();
    }
}
