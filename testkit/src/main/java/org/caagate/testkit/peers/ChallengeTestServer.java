package org.caagate.testkit.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code pebble-challtestsrv}, the name server of Pebble's and Boulder's own tests.
 *
 * <p>It offers no recursion (RA=0), is no authority (AA=0), and proves that there is no record by the SOA record of another zone: a
 * careful client believes only the records that it was told.
 */
public final class ChallengeTestServer implements AutoCloseable {
    private static final int HTTP_OK = 200;

    private final LoopbackServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    private ChallengeTestServer(LoopbackServer server) {
        this.server = server;
    }

    /**
     * Starts it without records.
     *
     * @param directory for its log; made if it is not there
     * @return the running server
     * @throws InterruptedException if the thread is interrupted
     */
    public static ChallengeTestServer start(Path directory) throws InterruptedException {
        return new ChallengeTestServer(LoopbackServer.start(
                2,
                addresses -> PeerProcess.start(directory, "pebble-challtestsrv", arguments(addresses)),
                ChallengeTestServer::answers));
    }

    private static List<String> arguments(List<InetSocketAddress> addresses) {
        return List.of(
                "-dns01",
                "127.0.0.1:" + addresses.get(0).getPort(),
                "-management",
                "127.0.0.1:" + addresses.get(1).getPort(),
                "-http01",
                "",
                "-https01",
                "",
                "-tlsalpn01",
                "");
    }

    private static boolean answers(List<InetSocketAddress> addresses) throws IOException {
        try (Socket management = new Socket()) {
            management.connect(addresses.get(1));
        }
        return DnsProbe.answers(addresses.get(0));
    }

    /**
     * Returns where it answers DNS questions.
     *
     * @return a port of 127.0.0.1
     */
    public InetSocketAddress address() {
        return server.address();
    }

    /**
     * Gives a name a CAA record with flags 0, in addition to those that it has.
     *
     * @param name the name, absolute with its last dot
     * @param tag the tag, without characters that JSON would escape
     * @param value the value, likewise
     * @throws InterruptedException if the thread is interrupted
     */
    public void addCaa(String name, String tag, String value) throws InterruptedException {
        post(
                "add-caa",
                "{\"host\":\"%s\",\"policies\":[{\"tag\":\"%s\",\"value\":\"%s\"}]}".formatted(name, tag, value));
    }

    /**
     * Lets every question for a name fail with SERVFAIL.
     *
     * @param name the name, absolute with its last dot
     * @throws InterruptedException if the thread is interrupted
     */
    public void failFor(String name) throws InterruptedException {
        post("set-servfail", "{\"host\":\"%s\"}".formatted(name));
    }

    private void post(String command, String body) throws InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.addresses().get(1).getPort() + "/" + command);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != HTTP_OK) {
                throw new AssertionError(command + ": " + response.statusCode() + " " + response.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
