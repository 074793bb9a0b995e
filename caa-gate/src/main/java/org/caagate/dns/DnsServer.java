package org.caagate.dns;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Objects;
import org.caagate.name.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * A DNS server and the transport by which it is reached.
 *
 * <ul>
 *   <li>{@code HOST}, {@code HOST:PORT} or {@code [V6]:PORT}, with {@code udp://} or {@code tcp://} before it: not encrypted. The
 *       default transport is UDP; truncated replies are asked for again over TCP (RFC 7766 section 5). The default port is 53.
 *   <li>{@code tls://NAME[:PORT][@ADDRESS]}: DNS over TLS (RFC 7858). The server must show a certificate for NAME, a host name or an
 *       IP address. With ADDRESS, NAME is not looked up. The default port is 853.
 *   <li>{@code https://HOST[:PORT][/PATH]}: DNS over HTTPS (RFC 8484), with or without {@code {?dns}} at the end. The server must show
 *       a certificate for HOST. The default port is 443.
 * </ul>
 *
 * <p>If a server cannot be reached by this transport, or cannot authenticate itself, it is never asked by another one.
 */
public final class DnsServer {
    private final Transport transport;
    private final InetSocketAddress address;
    private final String peer;
    /** Made when it is first needed, since each exchange names its server; two threads may make the same text. */
    private @Nullable String text;

    /**
     * Makes a server.
     *
     * @param transport the transport
     * @param address its address; over HTTPS perhaps a name that is looked up when a connection is made
     * @param peer over TLS the name in its certificate, over HTTPS its URL, otherwise empty
     */
    DnsServer(Transport transport, InetSocketAddress address, String peer) {
        this.transport = transport;
        this.address = address;
        this.peer = peer;
    }

    /**
     * Reads a server from text.
     *
     * <p>This method looks up a host name once, with the resolver of the JVM, which may take a while, and uses its first address. The
     * host of a URL is looked up for each new connection, by the proxy if there is one.
     *
     * @param text for example {@code 192.0.2.53}, {@code [2001:db8::53]:5353}, {@code tls://dns.example@192.0.2.53} or {@code
     *     https://dns.example/dns-query}
     * @return the server
     * @throws IllegalArgumentException if the text is not a server, or the host has no address
     */
    public static DnsServer parse(String text) {
        return new ServerText(text).server();
    }

    static DnsServer udp(InetSocketAddress address) {
        return new DnsServer(Transport.UDP, address, "");
    }

    Transport transport() {
        return transport;
    }

    InetSocketAddress address() {
        return address;
    }

    /** Returns the name that the certificate of a server over TLS has to be for: a host name, or an IP address without brackets. */
    String tlsName() {
        return peer;
    }

    /** Returns the URL of a server over HTTPS. */
    URI url() {
        return URI.create(peer);
    }

    /** Returns the same server over TCP if its transport is not encrypted; an encrypted transport stays as it is. */
    DnsServer overTcp() {
        return transport == Transport.UDP ? new DnsServer(Transport.TCP, address, peer) : this;
    }

    /** Returns whether the other is the same server, over any transport. Two URLs of one host may be different servers. */
    boolean isSameAs(DnsServer other) {
        return address.equals(other.address) && peer.equals(other.peer);
    }

    /** Returns whether the server has to authenticate itself before it is asked. */
    boolean isAuthenticated() {
        return transport.isAuthenticated();
    }

    /**
     * Returns whether the server is on this host. The path to it is then safe, and questions to it are limited by no rate unless one
     * is set.
     *
     * @return whether it has a loopback address, or is {@code localhost} (RFC 6761 section 6.3)
     */
    public boolean isLoopback() {
        InetAddress host = address.getAddress();
        if (host != null) {
            return host.isLoopbackAddress();
        }
        // RFC 6761 section 6.3. Only the host of a URL has no address yet.
        String name = address.getHostString();
        return name.equals("localhost") || name.endsWith(".localhost");
    }

    /**
     * Returns whether replies of the server are protected against changes on the path: it has a loopback address, or an authenticated
     * transport (TLS, HTTPS). Only then may its AD bit be believed (RFC 4035 section 4.9.3, RFC 6840 section 5.8).
     *
     * @return whether the path is safe; the caller decides whether the server itself can be trusted
     */
    public boolean isSafelyReached() {
        return isLoopback() || isAuthenticated();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DnsServer that
                && transport == that.transport
                && address.equals(that.address)
                && peer.equals(that.peer);
    }

    @Override
    public int hashCode() {
        return Objects.hash(transport, address, peer);
    }

    /**
     * Returns transport, address and port, for example {@code udp://127.0.0.1:53} or {@code tcp://[::1]:53}; over TLS the name, the
     * port and, if it differs from the name, the address: {@code tls://dns.example:853@192.0.2.1}; over HTTPS the URL.
     */
    @Override
    public String toString() {
        String made = text;
        if (made == null) {
            made = switch (transport) {
                case UDP, TCP -> transport.scheme() + "://" + host() + ":" + address.getPort();
                case TLS -> tls();
                case HTTPS -> peer;
            };
            text = made;
        }
        return made;
    }

    private String tls() {
        String name = peer.indexOf(':') < 0 ? peer : "[" + peer + "]";
        String start = transport.scheme() + "://" + name + ":" + address.getPort();
        return name.equals(host()) ? start : start + "@" + host();
    }

    private String host() {
        InetAddress host = address.getAddress();
        return host instanceof Inet6Address six ? "[" + text(six) + "]" : host.getHostAddress();
    }

    /** The text of RFC 5952, which {@link Inet6Address#getHostAddress} does not give, with the scope if there is one. */
    private static String text(Inet6Address address) {
        String host = address.getHostAddress();
        int scope = host.indexOf('%');
        return new Identifier.Ip(address) + (scope < 0 ? "" : host.substring(scope));
    }
}
