package org.caagate.cli.directory;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.caagate.AcmeDirectory;
import org.caagate.dns.TrustRoots;

/**
 * A client that fetches ACME directories over HTTPS (RFC 8555 sections 6.1 and 7.1.1).
 *
 * <p>The server must prove who it is; at most 64 kB are read; at most three redirects are followed, to {@code https} only, as ACME
 * clients do; all of it ends within the timeout. A directory that cannot be read is an error, whatever the table of issuers knows
 * about it: it may have begun to name another CA. Its threads end with the JVM. Immutable and thread-safe.
 */
public final class DirectoryClient {
    static final int OK = 200;

    private final TrustRoots roots;
    private final ProxyRules proxies;
    private final Duration timeout;

    /**
     * Makes a client.
     *
     * @param roots whom to trust
     * @param proxies which hosts are reached through a proxy
     * @param timeout how long a directory may take from the look-up of its name to the last octet, redirects included
     * @throws IllegalArgumentException if the timeout is not positive
     */
    public DirectoryClient(TrustRoots roots, ProxyRules proxies, Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("the timeout of a directory must be positive, not " + timeout);
        }
        this.roots = roots;
        this.proxies = proxies;
        this.timeout = timeout;
    }

    /**
     * Fetches a directory.
     *
     * @param directory its URL
     * @return what it says of its CA, not vetted; with the URL that was asked for, wherever it redirected to
     * @throws IllegalArgumentException if the URL is not {@code https} with a host
     * @throws DirectoryException if nothing came in time, or something that is no directory; also if the thread is interrupted, which
     *     it stays then
     */
    public AcmeDirectory fetch(URI directory) throws DirectoryException {
        return new Fetch(AcmeDirectories.requireHttps(directory), client(), proxies, timeout).directory();
    }

    private HttpClient client() {
        SSLContext context = roots.context();
        SSLParameters tls = context.getDefaultSSLParameters();
        // The client of the JDK does so as well, unless a system property tells it not to.
        tls.setEndpointIdentificationAlgorithm("HTTPS");
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(proxies.selector())
                .sslContext(context)
                .sslParameters(tls)
                .connectTimeout(timeout)
                .build();
    }
}
