package org.caagate.cli.directory;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.caagate.dns.TrustRoots;
import org.caagate.testkit.x509.CertificateBuilder;
import org.caagate.testkit.x509.SubjectAltNames;
import org.caagate.testkit.x509.TestAuthority;

/** An HTTPS server on 127.0.0.1 that answers what a test wants, with a certificate of a root of its own. */
public final class DirectoryServer implements AutoCloseable {
    private static final char[] PASSWORD = "directory".toCharArray();

    /** What the server does with a request; it may go on until {@link #closing}. */
    @FunctionalInterface
    public interface Answer {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    final CountDownLatch closing = new CountDownLatch(1);
    final List<Headers> requests = new CopyOnWriteArrayList<>();

    /** One for all, so that a test need not make keys. */
    private static final TestAuthority AUTHORITY = TestAuthority.selfSigned("Directory root");

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final HttpsServer server;

    private DirectoryServer(SubjectAltNames names) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(AUTHORITY.serverKeyStore(names, PASSWORD), PASSWORD);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(workers);
        server.createContext("/", this::handle);
        server.start();
    }

    public static DirectoryServer start() throws Exception {
        return startFor(SubjectAltNames.none().ip("127.0.0.1").dns("localhost"));
    }

    static DirectoryServer startFor(SubjectAltNames names) throws Exception {
        return new DirectoryServer(names);
    }

    public static Answer status(int status, String body) {
        return exchange -> {
            byte[] octets = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, octets.length == 0 ? -1 : octets.length);
            exchange.getResponseBody().write(octets);
        };
    }

    static Answer redirect(int status, String location) {
        return exchange -> {
            exchange.getResponseHeaders().add("Location", location);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    public DirectoryServer answer(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    public URI url(String path) {
        return URI.create("https://127.0.0.1:" + port() + path);
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The root that it is trusted by, in PEM. */
    public static String rootPem() {
        return AUTHORITY.pem();
    }

    /** The key and certificate of another server on this host, of the same root. */
    public static SSLContext identity() {
        return AUTHORITY.serverContext(CertificateBuilder.start()
                .names(SubjectAltNames.none().ip("127.0.0.1").dns("localhost")));
    }

    static TrustRoots roots(Path folder) throws IOException {
        return TrustRoots.ofBundle(Files.writeString(folder.resolve("root.pem"), AUTHORITY.pem()));
    }

    private void handle(HttpExchange exchange) {
        requests.add(exchange.getRequestHeaders());
        try (exchange) {
            answers.getOrDefault(exchange.getRequestURI().getPath(), status(404, ""))
                    .to(exchange);
        } catch (IOException gone) {
            // The client closed the connection, which is what some tests are about.
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        workers.shutdownNow();
    }
}
