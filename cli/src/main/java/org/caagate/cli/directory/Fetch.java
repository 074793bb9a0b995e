package org.caagate.cli.directory;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.caagate.AcmeDirectory;
import org.caagate.cli.Version;
import org.caagate.name.Escaped;

/** One attempt to fetch one directory, redirects included. */
final class Fetch {
    private static final int MOST_REDIRECTS = 3;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private final URI directory;
    private final HttpClient client;
    private final ProxyRules proxies;
    private final Duration timeout;
    private final long start = System.nanoTime();

    /** Where the last redirect led to. */
    private URI place;

    Fetch(URI directory, HttpClient client, ProxyRules proxies, Duration timeout) {
        this.directory = directory;
        this.client = client;
        this.proxies = proxies;
        this.timeout = timeout;
        place = directory;
    }

    AcmeDirectory directory() throws DirectoryException {
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpResponse<byte[]> response = response();
            if (!REDIRECTS.contains(response.statusCode())) {
                return read(response);
            }
            follow(response);
        }
        throw failed("it redirects more than " + MOST_REDIRECTS + " times", Advice.CHECK_URL);
    }

    private AcmeDirectory read(HttpResponse<byte[]> response) throws DirectoryException {
        int status = response.statusCode();
        if (status == PROXY_AUTHENTICATION_REQUIRED) {
            throw failed("the proxy wants a user and password (status 407)", Advice.PROXY_PASSWORD);
        }
        if (status != DirectoryClient.OK) {
            throw failed("it answered with HTTP status " + status, Advice.CHECK_URL);
        }
        try {
            return DirectoryDocument.read(directory, response.body());
        } catch (IllegalArgumentException e) {
            throw new DirectoryException(text(String.valueOf(e.getMessage()), Advice.CHECK_URL), e);
        }
    }

    private void follow(HttpResponse<byte[]> response) throws DirectoryException {
        Optional<String> location = response.headers().firstValue("Location");
        try {
            place = AcmeDirectories.requireHttps(place.resolve(location.orElse("not://given")));
        } catch (IllegalArgumentException e) {
            String where = location.map(Escaped::quote).orElse("nowhere");
            throw failed(
                    "it redirects (status " + response.statusCode() + ") to " + where
                            + ", and only an https URL with a host" + " will do",
                    Advice.CHECK_URL);
        }
    }

    private HttpResponse<byte[]> response() throws DirectoryException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request(), BoundedBody.atMost(DirectoryDocument.MOST_OCTETS));
        try {
            return answer.get(Math.max(0, timeout.toNanos() - (System.nanoTime() - start)), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw failed("it took longer than " + timeout.toMillis() + " ms", Advice.TRY_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("the thread was interrupted", Advice.TRY_AGAIN);
        } catch (ExecutionException e) {
            ConnectionFailure failure = ConnectionFailure.of(e, proxies.proxyFor(place));
            throw new DirectoryException(text(failure.what(), failure.advice()), e);
        } finally {
            // Whatever is still under way ends here: a body that drips would keep its connection.
            answer.cancel(true);
        }
    }

    private HttpRequest request() {
        HttpRequest.Builder request = HttpRequest.newBuilder(place)
                // RFC 8555 section 6.1.
                .header("User-Agent", "caa-gate/" + Version.TEXT)
                .header("Accept", "application/json");
        // Sent to the proxy alone: the client keeps it out of the tunnel.
        proxies.proxyFor(place)
                .flatMap(ProxyServer::credentials)
                .ifPresent(credentials -> request.header("Proxy-Authorization", credentials));
        return request.build();
    }

    private DirectoryException failed(String what, Advice advice) {
        return new DirectoryException(text(what, advice));
    }

    private String text(String what, Advice advice) {
        StringBuilder text = new StringBuilder("cannot read the ACME directory ").append(shown(directory));
        if (!place.equals(directory)) {
            text.append(" (redirected to ").append(shown(place)).append(')');
        }
        proxies.proxyFor(place)
                .ifPresent(proxy -> text.append(" through the proxy ").append(proxy));
        return text.append(": ").append(what).append("; ").append(advice.text()).toString();
    }

    private static String shown(URI url) {
        return Escaped.quote(url.toString());
    }
}
