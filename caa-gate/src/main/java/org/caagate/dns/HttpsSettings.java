package org.caagate.dns;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How HTTPS is spoken.
 *
 * @param tls whom to trust
 * @param proxies which hosts are reached through a proxy
 * @param authorization what a proxy is told of us in {@code Proxy-Authorization}, if it wants to know
 */
record HttpsSettings(TlsSettings tls, ProxySelector proxies, Optional<String> authorization) {
    /** Makes a client, with connections of its own. It ends with its last exchange and reference. Not on a caller's thread. */
    HttpClient client() throws TransportException {
        SSLContext context = tls.context();
        try {
            return HttpClient.newBuilder()
                    .executor(Workers.BLOCKING)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(proxies)
                    .sslContext(context)
                    .sslParameters(TlsSettings.parameters(context))
                    .version(HttpClient.Version.HTTP_2)
                    .build();
        } catch (UncheckedIOException e) {
            throw TransportException.network("was not asked: no HTTP client can be had (" + Texts.error(e) + ")");
        }
    }

    /** Returns the proxy on the way to a URL, as host and port. */
    Optional<String> proxy(URI url) {
        return proxies.select(url).stream()
                .limit(1)
                .filter(proxy -> proxy.type() == Proxy.Type.HTTP)
                .map(proxy -> (InetSocketAddress) proxy.address())
                .map(address -> address.getHostString() + ":" + address.getPort())
                .findFirst();
    }
}
